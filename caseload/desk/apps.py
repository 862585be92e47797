from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "caseload.desk"
    label = "desk"
