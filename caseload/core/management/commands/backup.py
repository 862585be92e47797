from django.core.management.base import BaseCommand, CommandError

from caseload.core.services.backup import BackupError, write_backup


class Command(BaseCommand):
    help = "Write the database and the uploaded files into one FILE (docs/backup.md). The keys are not in it."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *, file, **options):
        try:
            manifest = write_backup(file)
        except (BackupError, OSError) as problem:
            raise CommandError(f"No backup was written: {problem}") from None
        self.stdout.write(f"{file}: the database and {len(manifest['entries']) - 1} files.")
