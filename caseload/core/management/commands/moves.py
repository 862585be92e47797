from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from caseload.core.casework.table import as_markdown
from caseload.core.casework.workflow import workflows

HEAD = """# What moves through states, and who may move it

Made by `manage.py moves` from the tables that buttons, checks and forms read.
"""


class Command(BaseCommand):
    help = "Prints the moves of everything that moves through states, as Markdown."

    def add_arguments(self, parser):
        parser.add_argument("--language", default="en")

    def handle(self, *, language, **options):
        import_module(settings.ROOT_URLCONF)
        with override(language):
            self.stdout.write("\n".join([HEAD, *(as_markdown(workflow) for workflow in workflows())]), ending="")
