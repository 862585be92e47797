from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "caseload.bench"
    label = "bench"
