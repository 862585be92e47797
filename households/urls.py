from django.urls import path

from caseload.core.catalogues.urls import pages
from households.catalogues import CATALOGUES
from households.views import assigning, households, lists, members

app_name = "households"

urlpatterns = [
    path("", lists.listed, name="list"),
    path("find/", lists.find, name="find"),
    path("assign/", assigning.assign, name="assign"),
    path("assign/<int:pk>/", assigning.handover, name="handover"),
    path("assign/<int:pk>/undo/", assigning.handover_undo, name="handover_undo"),
    *pages(*CATALOGUES),
    path("new/", households.new, name="new"),
    path("check-id/", members.check_id, name="check_id"),
    path("<int:pk>/", households.detail, name="detail"),
    path("<int:pk>/edit/", households.edit, name="edit"),
    path("<int:pk>/close/", households.close, name="close"),
    path("<int:pk>/reopen/", households.reopen, name="reopen"),
    path("<int:pk>/head/", members.head, name="head"),
    path("<int:pk>/history/", households.history, name="history"),
    path("<int:pk>/members/new/", members.new, name="member_new"),
    path("members/<int:pk>/", members.edit, name="member_edit"),
    path("members/<int:pk>/gone/", members.gone, name="member_gone"),
    path("members/<int:pk>/back/", members.back, name="member_back"),
    path("members/<int:pk>/number/", members.reveal, name="reveal"),
    path("members/<int:pk>/history/", members.history, name="member_history"),
]
