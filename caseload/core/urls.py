from django.urls import path

from caseload.core.catalogues import views as catalogues
from caseload.core.picking.views import pick
from caseload.core.views import account, areas, calendar, me, pasted, people, setup

urlpatterns = [
    path("accounts/login/", account.log_in, name="account_login"),
    path("accounts/logout/", account.log_out, name="account_logout"),
    path("accounts/password/", account.change_password, name="account_change_password"),
    path("preferences/", account.preferences, name="preferences"),
    path("setup/", setup.setup, name="setup"),
    path("health/", setup.health, name="health"),
    path("me/", me.me, name="me"),
    path("me/sessions/", account.sessions, name="sessions"),
    path("me/rights/", me.rights, name="rights"),
    path("notices/", me.notices, name="notices"),
    path("notices/read/", me.notices_read, name="notices_read"),
    path("notices/<int:pk>/", me.notice, name="notice"),
    path("pick/<slug:name>/", pick, name="pick"),
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/paste/", pasted.people_paste, name="people_paste"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/password/", people.person_password, name="person_password"),
    path("people/<int:pk>/active/", people.person_active, name="person_active"),
    path("areas/", areas.areas, name="areas"),
    path("areas/new/", areas.new, name="area_new"),
    path("areas/paste/", pasted.areas_paste, name="areas_paste"),
    path("areas/<int:pk>/", areas.area, name="area"),
    path("areas/<int:pk>/edit/", areas.edit, name="area_edit"),
    path("areas/<int:pk>/move/", areas.move, name="area_move"),
    path("catalogues/", catalogues.index, name="catalogues"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<str:day>/", calendar.edit_day, name="calendar_day"),
    path("calendar/<str:day>/delete/", calendar.delete_day, name="calendar_day_delete"),
]
