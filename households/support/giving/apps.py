from django.apps import AppConfig


class GivingConfig(AppConfig):
    name = "households.support.giving"
    label = "giving"
