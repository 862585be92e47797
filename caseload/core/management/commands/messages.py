import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from caseload.core import compiled, translations


class Command(BaseCommand):
    help = "Gather the translatable strings, keep what is translated, and compile the zh_Hans catalogue."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; fail if anything is missing or stale")
        parser.add_argument(
            "--fill", nargs="*", default=[], help='JSON files {"English": "中文"} to take missing ones from'
        )

    def handle(self, *args, check, fill, **options):
        extra = {}
        for name in fill:
            extra |= json.loads(Path(name).read_text(encoding="utf-8"))
        catalogue = translations.merge(
            translations.load(compiled.CATALOGUE), translations.gather(settings.BASE_DIR), extra
        )
        missing, text = translations.untranslated(catalogue), translations.as_po(catalogue)
        for message in missing:
            self.stderr.write(f"untranslated: {message.id!r} in {', '.join(sorted({n for n, _ in message.locations}))}")
        if check:
            is_stale = not compiled.CATALOGUE.exists() or compiled.CATALOGUE.read_bytes() != text
            if missing or is_stale:
                stale = "the catalogue is stale" if is_stale else "the catalogue is up to date"
                raise CommandError(f"{len(missing)} strings untranslated; {stale}. Run make messages.")
            return
        compiled.CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        compiled.CATALOGUE.write_bytes(text)
        compiled.compile_anew()
        self.stdout.write(f"{len(catalogue)} strings, {len(missing)} untranslated.")
