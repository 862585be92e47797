"""A stale save is a page that shows both versions, not an overwrite.

How to use it, for a row with a ``version`` column whose service adds one to it::

    class AreaForm(VersionedForm, forms.ModelForm): ...          # the mixin first

    @allow(P.AREAS)
    @transaction.atomic                                          # the row is locked while the form is read
    def area_edit(request, pk):
        area = get_object_or_404(Area.objects.visible_to(request.user), pk=pk)
        form = AreaForm(request.POST or None, instance=area)
        if form.is_valid():
            update_area(by=request.user, area=area, **form.cleaned_data)
            ...
        return render(request, "core/area_form.html", {"form": form, "page_back": ...})

and in the template, in the place of the fields::

    {% if form.stale %}{% include "ui/_stale.html" %}{% else %}{% include "ui/_fields.html" %}{% endif %}

The version travels in a hidden field and is not in ``cleaned_data``. When it is not the row's any more and something
differs, the form is invalid and ``form.stale`` holds both versions; the page asks, field by field, which one holds,
and sends all of it again together with the new version.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from caseload.core import audit
from caseload.core.keys import FORM_KEY
from caseload.core.picking import AreasField
from caseload.core.picking.fields import PickField
from caseload.core.templatetags.reading import full_day, moment

MINE, THEIRS = "mine", "theirs"


@dataclass
class Difference:
    """One field in which the two versions differ, both in words."""

    name: str
    label: str
    mine: str
    theirs: str


@dataclass
class Stale:
    """``who`` saved another version ``at`` some time; ``sent`` are the pairs that the form was sent with."""

    who: str
    at: datetime | None
    version: int
    differences: list
    sent: list = field(default_factory=list)
    files: bool = False
    """Whether files came along: they must be chosen again."""


class VersionedForm:
    stale = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=self.instance.version
        )
        if self.is_bound:
            self.data = self._settled(self.data)

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        seen = cleaned.pop("version", None)
        if self.instance.pk:
            current = type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
            if seen != current.version:
                self._compare(current)
        return cleaned

    def _settled(self, data):
        """What was sent, with each field for which the other version was chosen put back to it."""
        chosen = [name for name in self.fields if data.get(f"keep-{self.add_prefix(name)}") == THEIRS]
        if not chosen:
            return data
        data = data.copy()
        for name in chosen:
            value = self.get_initial_for_field(self.fields[name], name)
            values = value if isinstance(value, list | tuple | set) else [value]
            data.setlist(self.add_prefix(name), [self._as_sent(name, one) for one in values if one is not None])
            data.pop(f"{self.add_prefix(name)}-said", None)
        return data

    def _as_sent(self, name, value):
        """A stored value as its input would send it; a tick that is not set sends nothing."""
        if value is False:
            return ""
        said = self.fields[name].widget.format_value(self.fields[name].prepare_value(value))
        return said[0] if isinstance(said, list) else said

    def _compare(self, current):
        stored = {**self.initial, **model_to_dict(current, [name for name in self.fields if name != "version"])}
        differences = [
            Difference(self.add_prefix(name), str(form_field.label or self[name].label), mine, theirs)
            for name, form_field in self.fields.items()
            if name in self.cleaned_data
            and not isinstance(form_field, forms.FileField)
            and form_field.has_changed(stored.get(name), self[name].data)
            and (mine := self._said(name, self[name].data)) != (theirs := self._said(name, stored.get(name)))
        ]
        if differences:
            last = next(iter(audit.history(current, limit=1)), None)
            who, at = (last.who, last.at) if last else (_("somebody"), None)
            self.stale = Stale(who, at, current.version, differences, self._sent(current), any(self.files or ()))
            self.add_error(None, _("Somebody else has saved this meanwhile; choose what holds."))

    def _sent(self, current):
        """All that was sent, as pairs, with the version that is now the row's."""
        own = {self.add_prefix("version"), "csrfmiddlewaretoken", FORM_KEY}
        pairs = [
            (key, value)
            for key in self.data
            if key not in own and not key.startswith("keep-")
            for value in self.data.getlist(key)
        ]
        return [(self.add_prefix("version"), current.version), *pairs]

    def _said(self, name, value):
        """A value as a person reads it."""
        form_field = self.fields[name]
        if isinstance(form_field, PickField | AreasField):
            return form_field.said(value)
        if hasattr(form_field, "choices"):
            wanted = {str(one) for one in (value if isinstance(value, list | tuple | set) else [value])}
            labels = (str(label) for key, label in _flat(form_field.choices) if str(key) in wanted and str(key))
            return _(", ").join(labels)
        try:
            value = form_field.to_python(value)
        except forms.ValidationError:
            return str(value)
        if isinstance(form_field, forms.BooleanField):
            return _("yes") if value else _("no")
        if isinstance(form_field, forms.DateTimeField):
            return moment(value) if value else ""
        if isinstance(form_field, forms.DateField):
            return full_day(value) if value else ""
        return "" if value is None else str(value)


def _flat(choices):
    """Choices without their groups."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label
