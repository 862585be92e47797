from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "caseload.demo"
    label = "demo"
