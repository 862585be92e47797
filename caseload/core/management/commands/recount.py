"""recount [--fix]: are the facts that stand on rows what the rows say from which they follow? Of all rooms."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import audit
from caseload.core.services.recounting import recount

TOLD = 50
"""So many differences are printed one by one."""


class Command(BaseCommand):
    help = "Compare the facts that stand on rows with the rows from which they follow, in all rooms."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="put right what differs")

    def handle(self, *, fix, **options):
        total = 0
        with audit.acting(None, why="recount"):
            for difference in recount(fix=fix):
                total += 1
                if total <= TOLD:
                    self.stdout.write(
                        f"{difference.what}  {difference.column}: {difference.kept!r} → {difference.counted!r}"
                    )
        if total > TOLD:
            more = total - TOLD
            self.stdout.write(ngettext("… and %(n)s more", "… and %(n)s more", more) % {"n": more})
        if not total:
            self.stdout.write(_("Every fact is as its rows say."))
        elif fix:
            self.stdout.write(_("Put right: %(n)s.") % {"n": total})
        else:
            self.stdout.write(_("Different: %(n)s. Run recount --fix to put them right.") % {"n": total})
            sys.exit(1)
