from django.urls import path

from caseload.core.catalogues.urls import pages
from visits.activities.catalogues import CATALOGUES
from visits.activities.views import activities, calendar, feed, leaflets, lists, papers, people, photos

app_name = "activities"

urlpatterns = [
    *pages(*CATALOGUES),
    path("activities/", lists.activities, name="list"),
    path("activities/export/", lists.export, name="export"),
    path("activities/calendar/", calendar.month, name="calendar"),
    path("activities/feed/", feed.feed, name="feed"),
    path("activities/feed/end/", feed.feed_end, name="feed_end"),
    path("activities/feed/<str:token>.ics", feed.feed_file, name="feed_file"),
    path("activities/new/", activities.new, name="new"),
    path("activities/<int:pk>/", activities.detail, name="activity"),
    path("activities/<int:pk>/edit/", activities.edit, name="edit"),
    path("activities/<int:pk>/step/<slug:verb>/", activities.step, name="step"),
    path("activities/<int:pk>/people/", people.people, name="people"),
    path("activities/<int:pk>/ticks/", people.ticks, name="ticks"),
    path("activities/<int:pk>/off/", people.off, name="off"),
    path("activities/<int:pk>/photos/", photos.photos, name="photos"),
    path("activities/<int:pk>/leaflets/", leaflets.leaflets, name="leaflets"),
    path("activities/<int:pk>/sheet/", papers.sign_in, name="sign_in"),
    path("activities/<int:pk>/record/", papers.record, name="record"),
    path("activities/photos/<uuid:pk>/", photos.photo, name="photo"),
    path("households/<int:pk>/activities/", lists.of_household, name="of_household"),
]
