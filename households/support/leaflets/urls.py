from django.urls import path

from caseload.core.catalogues.urls import pages
from households.support.leaflets.catalogues import CATALOGUES
from households.support.leaflets.views import leaflets

app_name = "leaflets"

urlpatterns = [
    *pages(*CATALOGUES),
    path("leaflets/", leaflets.guide, name="guide"),
    path("leaflets/<int:pk>/", leaflets.version, name="version"),
    path("leaflets/of/<slug:code>/", leaflets.leaflet, name="leaflet"),
    path("leaflets/<int:pk>/files/", leaflets.files, name="files"),
    path("leaflets/pictures/<uuid:pk>/", leaflets.picture, name="picture"),
    path("leaflets/documents/<uuid:pk>/", leaflets.document, name="document"),
]
