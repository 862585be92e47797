from django.urls import path

from caseload.core.casework.urls import pages_of_files
from caseload.core.permissions import P
from households.support.giving.models import GiftStep
from households.support.giving.views import accounts, donations, donors, gifts, needs, write_offs

app_name = "giving"

urlpatterns = [
    path("donations/", donations.listed, name="donations"),
    path("donations/export/", donations.export, name="donations_export"),
    path("donations/new/", donations.new, name="donation_new"),
    path("donations/<int:pk>/", donations.detail, name="donation"),
    path("donations/<int:pk>/edit/", donations.edit, name="donation_edit"),
    path("donations/past-their-day/", write_offs.expired, name="expired"),
    path("donations/<int:pk>/write-off/", write_offs.new, name="write_off"),
    path("donations/write-offs/<int:pk>/back/", write_offs.back, name="write_off_back"),
    path("donors/", donors.listed, name="donors"),
    path("donors/new/", donors.new, name="donor_new"),
    path("donors/<int:pk>/", donors.detail, name="donor"),
    path("donors/<int:pk>/edit/", donors.edit, name="donor_edit"),
    path("donors/<int:pk>/report/", accounts.report, name="donor_report"),
    path("donations/<int:pk>/thanks/", accounts.thanks, name="thanks"),
    path("needs/", needs.listed, name="needs"),
    path("needs/for-donors/", accounts.wishes, name="wishes"),
    path("needs/<int:pk>/edit/", needs.edit, name="need_edit"),
    path("needs/<int:pk>/withdraw/", needs.withdraw, name="need_withdraw"),
    path("households/<int:pk>/giving/", needs.of_household, name="of_household"),
    path("households/<int:pk>/needs/new/", needs.new, name="need_new"),
    path("households/<int:pk>/gifts/new/", gifts.new, name="gift_new"),
    path("gifts/", gifts.listed, name="gifts"),
    *pages_of_files("gifts", GiftStep, P.GIVING_VIEW, names="gift"),
    path("gifts/<int:pk>/", gifts.detail, name="gift"),
    path("gifts/<int:pk>/receipt/", gifts.receipt, name="receipt"),
    path("gifts/<int:pk>/<slug:verb>/", gifts.step, name="gift_step"),
]
