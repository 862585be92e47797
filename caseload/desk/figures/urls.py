from django.urls import path

from caseload.desk.figures.views import figures, rates
from caseload.desk.views import review

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/rates/", rates.rates, name="rates"),
    path("figures/rates/export/", rates.rates_export, name="rates_export"),
    path("figures/<slug:key>/", figures.behind, name="figure_rows"),
    path("review/", review.review, name="review"),
]
