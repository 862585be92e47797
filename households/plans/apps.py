from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "households.plans"
    label = "plans"
