import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from caseload.core import translations


class Command(BaseCommand):
    help = "Gather the translatable strings, keep what is translated, and compile the zh_Hans catalogue."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; fail if anything is missing or stale")
        parser.add_argument(
            "--fill", nargs="*", default=[], help='JSON files {"English": "中文"} to take missing ones from'
        )

    def handle(self, *args, check, fill, **options):
        folder = settings.BASE_DIR / "locale" / "zh_Hans" / "LC_MESSAGES"
        po, mo = folder / "django.po", folder / "django.mo"
        extra = {}
        for name in fill:
            extra |= json.loads(Path(name).read_text(encoding="utf-8"))
        catalogue = translations.merge(translations.load(po), translations.gather(settings.BASE_DIR), extra)
        missing = translations.untranslated(catalogue)
        for message in missing:
            self.stderr.write(f"untranslated: {message.id!r} in {', '.join(sorted({n for n, _ in message.locations}))}")
        texts = {po: translations.as_po(catalogue), mo: translations.as_mo(catalogue)}
        if check:
            stale = [file.name for file, text in texts.items() if not file.exists() or file.read_bytes() != text]
            if missing or stale:
                raise CommandError(
                    f"{len(missing)} strings untranslated; stale: {', '.join(stale) or 'none'}. Run make messages."
                )
            return
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            file.write_bytes(text)
        self.stdout.write(f"{len(catalogue)} strings, {len(missing)} untranslated.")
