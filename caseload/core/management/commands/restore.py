import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from caseload.core.services.backup import BackupError, read_manifest, restore_backup


class Command(BaseCommand):
    help = "Put the database and the files back as they were in FILE. What was entered since is lost but on phones."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--noinput", action="store_true", help="do not ask")

    def handle(self, *, file, noinput, **options):
        try:
            manifest = read_manifest(file)
            if not noinput and sys.stdin.isatty():
                self.confirm(manifest)
            restore_backup(file)
        except BackupError as problem:
            raise CommandError(f"Nothing was restored. {problem}") from None
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Restored: the state of {manifest['made_at']}. Phones send again what it does not hold.")

    def confirm(self, manifest):
        self.stdout.write(f"Everything here is replaced by the state of {manifest['made_at']}.")
        if input("Type yes to go on: ") != "yes":
            raise CommandError("Nothing was restored.")
