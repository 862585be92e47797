from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "households.support.policies"
    label = "policies"
