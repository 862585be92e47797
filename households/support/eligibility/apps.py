from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "households.support.eligibility"
    label = "eligibility"
