"""Saying what headings of rosters mean: everywhere, and column by column for one source."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import asked_sometimes
from caseload.core.sheets.beside import normal
from households.roster.checking.report import label
from households.roster.models import ColumnName
from households.roster.reading.captions import KEY_LIMIT
from households.roster.reading.columns import COLUMNS, IGNORED
from households.roster.reading.table import IDENTIFYING

PARTS = [(_("Households"), ("H", "?")), (_("Members"), ("P",)), (_("Whole sheets"), ("",))]
"""Of the catalogue of headings, with the scopes of their columns."""
MOST = 40
"""Columns without a meaning that one page asks about."""


def meanings():
    """The columns that a heading can mean, for a select: of a person, of a household, of neither."""
    groups = [(_("Of a person"), "P"), (_("Of a household"), "H")]
    for words, scope in groups:
        yield words, [(column.id, label(column.id)) for column in COLUMNS if column.scope == scope]
    others = [(column.id, label(column.id)) for column in COLUMNS if column.scope in ("", "?") and column.id != IGNORED]
    yield _("Other"), [*others, (IGNORED, _("Leave this column out"))]


class ColumnNameForm(forms.ModelForm):
    column = forms.ChoiceField(label=_("Meaning"), choices=lambda: [("", "—"), *meanings()])

    class Meta:
        model = ColumnName
        fields = ["caption", "column"]
        help_texts = {"caption": _("As it stands in the file; spaces, stars and numbering do not count.")}

    def clean_caption(self):
        key = normal(self.cleaned_data["caption"])
        if not key:
            raise forms.ValidationError(_("Please write the heading as it stands in the file."))
        if ColumnName.objects.filter(key=key).exists():
            raise forms.ValidationError(_("This heading was added already. Remove it first to change its meaning."))
        return self.cleaned_data["caption"]


class MappingForm(forms.Form):
    """What the columns of one ``table`` (of reading.preview) mean: those not understood or mapped before, and one other
    to put right."""

    other = forms.ChoiceField(label=_("Another column"), required=False)
    other_means = forms.ChoiceField(label=_("means"), required=False)

    def __init__(self, *args, table, **kwargs):
        super().__init__(*args, **kwargs)
        self.table = table
        captions = table.captions
        choices = list(meanings())
        self.unclear = [caption for caption in captions if caption.column is None or caption.by_hand][:MOST]
        self.others = {str(c.index): c for c in captions if c not in self.unclear}
        for caption in self.unclear:
            self.fields[f"column_{caption.index}"] = forms.ChoiceField(
                label=f"{caption.letter} {caption.text[:40]}",
                required=False,
                choices=[("", _("Not decided: not read")), *choices],
                initial=caption.column.id if caption.column else "",
            )
        self.fields["other"].choices = [("", "—"), *((index, _named(c)) for index, c in self.others.items())]
        self.fields["other_means"].choices = [("", "—"), *choices]
        asked_sometimes(self, "other", "other_means")
        self.order_fields([name for name in self.fields if name.startswith("column_")])

    def clean(self):
        data = super().clean()
        if bool(data.get("other")) != bool(data.get("other_means")):
            self.add_error("other_means", _("Choose both: the column, and what it means."))
        chosen = {caption.key: data.get(f"column_{caption.index}") for caption in self.unclear}
        if data.get("other") and data.get("other_means"):
            chosen[self.others[data["other"]].key] = data["other_means"]
        self.meanings = {key[:KEY_LIMIT]: column for key, column in chosen.items() if key and column}
        if not self._tells_who(chosen):
            raise forms.ValidationError(_("Then no column would say who the people are: a name or a number must stay."))
        return data

    def _tells_who(self, chosen):
        means = (chosen.get(c.key, c.column.id if c.column and not c.by_hand else "") for c in self.table.captions)
        return bool(IDENTIFYING & set(means))


def mapping_forms(tables, data=None):
    """(table, its MappingForm) for each."""
    return [(table, MappingForm(data, table=table, prefix=f"sheet{n}")) for n, table in enumerate(tables)]


def _named(caption):
    return f"{caption.letter} {caption.text[:40]}"
