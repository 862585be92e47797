from django.urls import path

from caseload.desk.views import figures, review

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:key>/", figures.figure_rows, name="figure_rows"),
    path("review/", review.review, name="review"),
]
