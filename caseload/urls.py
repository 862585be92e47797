from django.urls import include, path

handler400 = "caseload.core.views.errors.bad_request"
handler403 = "caseload.core.views.errors.forbidden"
handler404 = "caseload.core.views.errors.not_found"
handler500 = "caseload.core.views.errors.server_error"

urlpatterns = [
    path("", include("caseload.desk.urls")),
    path("", include("caseload.core.urls")),
    path("households/", include("households.urls")),
    path("households/", include("households.plans.urls")),
    path("households/", include("households.roster.urls")),
    path("households/", include("households.quality.urls")),
    path("households/", include("households.support.eligibility.urls")),
    path("households/", include("households.support.policies.urls")),
    path("", include("households.support.giving.urls")),
    path("", include("households.support.leaflets.urls")),
    path("", include("households.support.employment.urls")),
    path("", include("visits.urls")),
    path("", include("visits.errands.urls")),
    path("", include("visits.issues.urls")),
    path("", include("visits.doorstep.urls")),
    path("", include("visits.activities.urls")),
]
