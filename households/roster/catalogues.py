"""The pages on which administrators keep how rosters are read and what they may overwrite."""

from django.utils.translation import gettext_lazy as _

from caseload.core.catalogues.shelf import Entry

CATALOGUES = [
    Entry(
        _("Overwriting by rosters"),
        "roster:overwrite_rules",
        "upload",
        _("What a roster may change of what is already known"),
    ),
    Entry(_("Roster headings"), "roster:column_names", "file-text", _("What the headings of offices' rosters mean")),
]
