"""Case plans; joined to the addresses of the room."""

from django.urls import path

from households.views import plans

urlpatterns = [
    path("plans/", plans.plan_list, name="plan_list"),
    path("<int:pk>/plan/", plans.of_household, name="plan_of_household"),
    path("<int:pk>/plan/new/", plans.new, name="plan_new"),
    path("plans/<int:pk>/", plans.detail, name="plan"),
    path("plans/<int:pk>/move/<slug:verb>/", plans.move, name="plan_move"),
]
