from django.urls import path

from caseload.core.casework.urls import pages_of_files
from caseload.core.catalogues.urls import pages
from caseload.core.permissions import P
from households.plans.catalogues import CATALOGUES
from households.plans.models.referral import ReferralStep
from households.plans.views import assessments, closings, due, goals, intake, library, lists, plans, referrals, work

app_name = "plans"

urlpatterns = [
    path("plans/due/", due.due, name="due"),
    path("plans/", lists.listed, name="list"),
    path("<int:pk>/plan/", plans.of_household, name="of_household"),
    path("<int:pk>/plan/new/", plans.new, name="new"),
    path("plans/<int:pk>/", plans.detail, name="plan"),
    path("plans/<int:pk>/move/<slug:verb>/", plans.move, name="move"),
    path("plans/<int:pk>/intake/", intake.intake, name="intake"),
    path("plans/<int:pk>/incident/", intake.incident, name="incident"),
    path("plans/<int:pk>/level/", intake.level, name="level"),
    path("plans/<int:pk>/hand-over/", intake.hand_over, name="hand_over"),
    path("plans/<int:pk>/assessment/", assessments.assessment, name="assessment"),
    path("plans/<int:pk>/assessment/edit/", assessments.assess, name="assess"),
    path("plans/<int:pk>/screen/", assessments.screen, name="screen"),
    path("plans/<int:pk>/draft/", goals.draft, name="draft"),
    path("plans/<int:pk>/goals/new/", goals.goal_new, name="goal_new"),
    path("plans/<int:pk>/print/", goals.printed, name="print"),
    path("plans/goals/<int:pk>/", goals.goal, name="goal"),
    path("plans/goals/<int:pk>/drop/", goals.goal_drop, name="goal_drop"),
    path("plans/goals/<int:pk>/actions/new/", goals.action_new, name="action_new"),
    path("plans/actions/<int:pk>/", goals.action, name="action"),
    path("plans/actions/<int:pk>/drop/", goals.action_drop, name="action_drop"),
    path("plans/actions/<int:pk>/done/", goals.action_done, name="action_done"),
    path("plans/actions/<int:pk>/undo/", goals.action_undo, name="action_undo"),
    path("plans/<int:pk>/notes/", work.notes, name="notes"),
    path("plans/<int:pk>/notes/new/", work.note_new, name="note_new"),
    path("plans/notes/<int:pk>/", work.note, name="note"),
    path("plans/<int:pk>/conferences/new/", work.conference_new, name="conference_new"),
    path("plans/<int:pk>/reviews/", closings.reviews, name="reviews"),
    path("plans/<int:pk>/reviews/new/", closings.review_new, name="review_new"),
    path("plans/<int:pk>/closing/", closings.closing, name="closing"),
    path("plans/<int:pk>/satisfaction/", closings.satisfaction, name="satisfaction"),
    path("plans/follow-ups/<int:pk>/", closings.follow_up, name="follow_up"),
    path("plans/<int:pk>/referrals/", referrals.listed, name="referrals"),
    path("plans/<int:pk>/referrals/new/", referrals.new, name="referral_new"),
    *pages_of_files("plans/referrals", ReferralStep, P.PLAN_WORK, names="referral"),
    path("plans/referrals/<int:pk>/print/", referrals.printed, name="referral_print"),
    path("plans/referrals/<int:pk>/<slug:verb>/", referrals.step, name="referral_step"),
    path("plans/library/", library.library, name="library"),
    path("plans/library/new/", library.template_new, name="template_new"),
    path("plans/library/<int:pk>/", library.template, name="template"),
    *pages(*CATALOGUES),
]
