from django.apps import AppConfig


class RosterConfig(AppConfig):
    name = "households.roster"
    label = "roster"
