from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from caseload.core import compiled, hooks


class CoreConfig(AppConfig):
    name = "caseload.core"
    label = "core"

    def ready(self):
        compiled.ensure()
        autodiscover_modules("checks", "events")
        hooks.wire()
