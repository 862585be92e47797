from django.urls import path

from caseload.core.casework.urls import pages_of_files
from caseload.core.permissions import P
from households.support.employment.models import PlacementStep
from households.support.employment.views import courses, due, household, openings, placements, wishes

app_name = "employment"

urlpatterns = [
    path("households/<int:pk>/jobs/", household.of_household, name="of_household"),
    path("households/<int:pk>/jobs/recommend/", placements.new, name="recommend"),
    path("jobs/", openings.listed, name="openings"),
    path("jobs/new/", openings.new, name="opening_new"),
    path("jobs/<int:pk>/", openings.detail, name="opening"),
    path("jobs/<int:pk>/edit/", openings.edit, name="opening_edit"),
    path("jobs/wishes/", wishes.listed, name="wishes"),
    path("jobs/wishes/<int:pk>/", wishes.edit, name="wish"),
    path("households/<int:pk>/jobs/courses/", courses.sign_up, name="course_sign_up"),
    path("jobs/courses/", courses.listed, name="courses"),
    path("jobs/courses/export/", courses.export, name="courses_export"),
    path("jobs/courses/new/", courses.new, name="course_new"),
    path("jobs/courses/<int:pk>/", courses.detail, name="course"),
    path("jobs/courses/<int:pk>/edit/", courses.edit, name="course_edit"),
    path("jobs/due/", due.due, name="due"),
    path("jobs/placements/", placements.listed, name="placements"),
    path("jobs/placements/export/", placements.export, name="export"),
    *pages_of_files("jobs/placements", PlacementStep, P.JOB_VIEW),
    path("jobs/placements/<int:pk>/", placements.detail, name="placement"),
    path("jobs/placements/<int:pk>/<slug:verb>/", placements.step, name="move"),
]
