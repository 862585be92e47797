from django.urls import include, path

from caseload.desk.views import first_steps, ledger, today

urlpatterns = [
    path("", today.today, name="today"),
    path("first-steps/", first_steps.first_steps, name="first_steps"),
    path("today/sheet/", today.sheet, name="today_sheet"),
    path("leaflets/ledger/", ledger.ledger, name="ledger"),
    path("leaflets/ledger/export/", ledger.export, name="ledger_export"),
    path("", include("caseload.desk.chain.urls")),
    path("", include("caseload.desk.figures.urls")),
]
