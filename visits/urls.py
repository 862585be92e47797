from django.urls import path

from visits.views import planning, visits

app_name = "visits"

urlpatterns = [
    path("visits/", visits.visits, name="list"),
    path("visits/of-household/<int:pk>/", visits.of_household, name="of_household"),
    path("visits/week/", planning.week, name="week"),
    path("visits/move/<int:pk>/", planning.move, name="move"),
]
