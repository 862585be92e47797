from django.urls import path

from caseload.core.casework.urls import pages_of_files
from caseload.core.catalogues.urls import pages
from caseload.core.permissions import P
from households.support.policies.catalogues import CATALOGUES
from households.support.policies.models import EntitlementStep
from households.support.policies.views import (
    due,
    entitlements,
    guide,
    income,
    lists,
    payment_lists,
    payments,
    taking_over,
)

app_name = "policies"

urlpatterns = [
    path("<int:pk>/policies/", entitlements.of_household, name="of_household"),
    path("<int:pk>/income/", income.of_household, name="income"),
    path("<int:pk>/policies/new/", entitlements.new, name="new"),
    path("policies/", lists.listed, name="list"),
    path("policies/export/", lists.export, name="export"),
    path("policies/due/", due.due, name="due"),
    path("policies/guide/", guide.guide, name="guide"),
    path("policies/payments/", payments.listed, name="payments"),
    path("policies/payments/export/", payments.export, name="payments_export"),
    path("policies/payments/<int:pk>/reverse/", payments.reverse_one, name="payment_reverse"),
    path("policies/payments/import/", payment_lists.uploads, name="payment_lists"),
    path("policies/payments/import/<int:pk>/", payment_lists.payment_list, name="payment_list"),
    path("policies/payments/import/<int:pk>/import/", payment_lists.do_import, name="payment_list_import"),
    path("policies/payments/import/<int:pk>/check/", payment_lists.check_again, name="payment_list_check"),
    path("policies/payments/import/<int:pk>/undo/", payment_lists.undo, name="payment_list_undo"),
    path("policies/payments/import/<int:pk>/errors/", payment_lists.errors, name="payment_list_errors"),
    path("policies/take-over/", taking_over.take_overs, name="take_overs"),
    path("policies/take-over/done/<int:pk>/undo/", taking_over.undo, name="take_over_undo"),
    path("policies/take-over/<slug:code>/", taking_over.take_over, name="take_over"),
    path("policies/<int:pk>/payments/new/", payments.new, name="payment_new"),
    *pages_of_files("policies", EntitlementStep, P.HOUSEHOLD_VIEW),
    path("policies/<int:pk>/", entitlements.detail, name="entitlement"),
    path("policies/<int:pk>/<slug:verb>/", entitlements.step, name="move"),
    *pages(*CATALOGUES),
]
