from django.apps import AppConfig


class DoorstepConfig(AppConfig):
    name = "visits.doorstep"
    label = "doorstep"
