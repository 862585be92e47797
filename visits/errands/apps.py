from django.apps import AppConfig


class ErrandsConfig(AppConfig):
    name = "visits.errands"
    label = "errands"
