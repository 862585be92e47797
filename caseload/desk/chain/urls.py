from django.urls import path

from caseload.desk.chain import views

urlpatterns = [
    path("chain/", views.chain, name="chain"),
    path("chain/export/", views.export, name="chain_export"),
    path("chain/due/", views.due, name="chain_due"),
    path("chain/households/<int:pk>/", views.of_household, name="chain_of_household"),
]
