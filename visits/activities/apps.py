from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "visits.activities"
    label = "activities"
