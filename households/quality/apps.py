from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "households.quality"
    label = "quality"
