from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from caseload.core import hooks


class CoreConfig(AppConfig):
    name = "caseload.core"
    label = "core"

    def ready(self):
        autodiscover_modules("checks", "events")
        hooks.wire()
