from django.urls import include, path

from caseload.desk.views import today

urlpatterns = [
    path("", today.today, name="today"),
    path("today/sheet/", today.sheet, name="today_sheet"),
    path("", include("caseload.desk.figures.urls")),
]
