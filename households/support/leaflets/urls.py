from django.urls import path

from caseload.core.catalogues.urls import pages
from households.support.leaflets.catalogues import CATALOGUES
from households.support.leaflets.views import handouts, leaflets, stocks

app_name = "leaflets"

urlpatterns = [
    *pages(*CATALOGUES),
    path("leaflets/", leaflets.guide, name="guide"),
    path("leaflets/<int:pk>/", leaflets.version, name="version"),
    path("leaflets/of/<slug:code>/", leaflets.leaflet, name="leaflet"),
    path("leaflets/<int:pk>/files/", leaflets.files, name="files"),
    path("leaflets/pictures/<uuid:pk>/", leaflets.picture, name="picture"),
    path("leaflets/stocks/", stocks.listed, name="stocks"),
    path("leaflets/stocks/receive/", stocks.receive, name="receive"),
    path("leaflets/stocks/<int:pk>/", stocks.stock, name="stock"),
    path("leaflets/stocks/<int:pk>/move/", stocks.move, name="move"),
    path("leaflets/stocks/<int:pk>/count/", stocks.count, name="count"),
    path("leaflets/handouts/new/", handouts.new, name="handout_new"),
    path("leaflets/handouts/<int:pk>/", handouts.handout, name="handout"),
    path("leaflets/handouts/<int:pk>/back/", handouts.take_back, name="handout_back"),
    path("leaflets/documents/<uuid:pk>/", leaflets.document, name="document"),
]
