"""The form of a step, made from what its move asks for."""

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.steps import Shows
from caseload.core.forms.documents import DocumentsField
from caseload.core.forms.fields import DateField, recent_day
from caseload.core.forms.pictures import PicturesField
from caseload.core.services.calendar import add_working_days
from caseload.core.templatetags.reading import day

LABELS = {
    Shows.BEFORE: _("Photos: how it was before"),
    Shows.AFTER: _("Photos: how it is after"),
    Shows.OTHER: _("Photos, also of papers"),
}


def file_fields(shown=(Shows.OTHER,)):
    """Fields by name for pictures of each of ``shown``, and for documents."""
    pictures = {
        f"pictures_{shows}": PicturesField(label=LABELS[shows], help_text=_("optional; ask first")) for shows in shown
    }
    return {**pictures, "documents": DocumentsField()}


def take_files(cleaned):
    """Take the files out of ``cleaned``, as a step takes them: of pictures pairs of what each shows and it."""
    sent = {shows: cleaned.pop(f"pictures_{shows}", None) or [] for shows in Shows.values}
    pictures = [(shows, picture) for shows, pictures in sent.items() for picture in pictures]
    return {"pictures": pictures, "documents": cleaned.pop("documents", None) or []}


def words(label, rows=3, **kwargs):
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class MoveForm(forms.Form):
    """``ASKS``: what makes the field of a name, given the form (its ``row``, ``move`` and ``user``); a name that is not
    there is asked for as the field of the row, ``words`` as a note that may be left out. ``SHOWS``: what the pictures
    of a verb show, where it is said; a step that asks for nothing takes no files. ``version`` is that of the row as
    the person saw it.

    Of days: those in ``TODAY`` have come, and are proposed as today; in so many ``WORKING_DAYS`` others are proposed;
    ``NOT_BEFORE``: one of another, which is asked too or was said on an earlier step.
    """

    ASKS = {}
    NOTE = {"words": lambda form: words(_("Note"), required=False)}
    TODAY = ()
    WORKING_DAYS = {}
    NOT_BEFORE = {}
    SHOWS = {}
    TAKES_FILES = True

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, row, move, user=None, focus=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.row, self.move, self.user = row, move, user
        self.initial["version"] = row.version
        for name in move.asks:
            self.ask(name)
        if move.asks and focus:
            self._begin_with(next((self.fields[name] for name in move.asks if name in self.fields), None))
        if move.asks and self.TAKES_FILES:
            self.fields |= file_fields(self.SHOWS.get(move.verb, [Shows.OTHER]))

    def ask(self, name):
        make = self.ASKS.get(name) or self.NOTE.get(name)
        self.fields[name] = make(self) if make else self._field_of_row(name)
        if name in self.TODAY:
            self.fields[name].validators.append(recent_day)
            self.initial[name] = timezone.localdate()
        elif name in self.WORKING_DAYS:
            self.initial[name] = add_working_days(timezone.localdate(), self.WORKING_DAYS[name])

    def _field_of_row(self, name):
        of_row = self.row._meta.get_field(name)
        field = of_row.formfield(**({"form_class": DateField} if isinstance(of_row, models.DateField) else {}))
        field.required = True
        self.initial[name] = getattr(self.row, name)
        return field

    @staticmethod
    def _begin_with(field):
        """On a page of its own one can type at once."""
        if field and not isinstance(field.widget, forms.RadioSelect):
            field.widget.attrs["autofocus"] = True

    def clean(self):
        data = super().clean()
        for until, begun in self.NOT_BEFORE.items():
            first = data.get(begun) or getattr(self.row, begun)
            if first and data.get(until) and data[until] < first:
                self.add_error(until, _("This day lies before what went before, on %(day)s.") % {"day": day(first)})
        return data

    def is_stale(self):
        """Somebody changed the row since the person saw it. A sender who names no version takes it as it stands."""
        return self.is_bound and not self.errors.get("version") and self.seen() != self.row.version

    def seen(self):
        return self.cleaned_data.get("version") or self.row.version

    def asked(self):
        """What the move takes."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {**take_files(said), **said}
