from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from caseload.core import compiled, hooks


class CoreConfig(AppConfig):
    name = "caseload.core"
    label = "core"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        compiled.ensure()

    def ready(self):
        autodiscover_modules("checks", "events", "history")
        hooks.wire()
