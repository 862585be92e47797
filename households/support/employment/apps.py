from django.apps import AppConfig


class EmploymentConfig(AppConfig):
    name = "households.support.employment"
    label = "employment"
