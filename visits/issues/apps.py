from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "visits.issues"
    label = "issues"
