from django.apps import AppConfig


class LeafletsConfig(AppConfig):
    name = "households.support.leaflets"
    label = "leaflets"
