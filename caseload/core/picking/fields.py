"""Form fields of which a few choices are a select, and many a box to type into."""

from django import forms
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from caseload.core.picking.pickers import FEW
from caseload.core.services.areas import indented


class Typed(str):
    """What somebody typed and did not choose: a name, a code or a part of one, to be looked up."""


class PickInput(forms.Select):
    """A select of FEW choices at most; of more, a text box that says what is chosen beside the key of it.

    ``name`` has the key, ``name-said`` the words in the box, ``name-was`` those that go with the key: where the two
    differ the box was typed into and no script has put a key there.
    """

    picker = None
    key = "pk"
    of = None
    fixed = ("",)
    """Choices that are no rows: they are offered whatever is typed."""
    hits, problem = (), ""
    """Rows that fit what was typed, to choose among, and why none of them was taken."""
    near = ()
    """Rows to choose among where the server does not answer."""

    def value_from_datadict(self, data, files, name):
        said, was = data.get(f"{name}-said"), data.get(f"{name}-was")
        value = data.get(name)
        if said is None or (said == was and (value is not None or not said)):
            return value
        return Typed(said.strip())

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-said" not in data

    def render(self, name, value, attrs=None, renderer=None):
        options = list(self.choices)
        rows = [option for option in options if str(option[0]) not in self.fixed]
        if len(rows) <= FEW:
            self.choices = options
            return super().render(name, value, attrs, renderer)
        given = {key.replace("-", "_"): said for key, said in self.build_attrs(self.attrs, attrs).items()}
        fixed = [option for option in options if str(option[0]) in self.fixed]
        hits = [self.picker.line(row, self.key) for row in self.hits]
        empty = "".join(str(words).strip("-") for key, words in fixed if not key)
        near = [self.picker.line(row, self.key) for row in self.near]
        shown = {"name": name, "fixed": fixed, "empty": empty, "hits": hits, "near": near, "address": self.address()}
        return render_to_string("ui/_pick.html", {**given, **shown, **self._chosen(value, options)})

    def _chosen(self, value, options):
        """The key that is chosen and the words for it; or what was typed, without a key."""
        if isinstance(value, Typed):
            return {"value": "", "said": value}
        value = str(value or "")
        if not value:
            return {"value": "", "said": ""}
        words = {str(key): str(label) for key, label in options}.get(value) or self._called(value)
        return {"value": value if words else "", "said": words.strip()}

    def _called(self, value):
        queryset = getattr(self.choices, "queryset", None)
        try:
            row = queryset.filter(**{self.key: value.replace("\0", "?")}).first() if queryset is not None else None
        except (ValueError, TypeError):
            row = None
        return str(row or "")

    def address(self):
        return address_of(self.picker, self.key, self.of)


def address_of(picker, key, of=None):
    """Where a script asks for the lines that fit what is typed; it adds ``q``."""
    query = {"key": key, **({"of": of} if of is not None else {})}
    return f"{reverse('pick', args=[picker.name])}?{urlencode(query)}"


class LooksUp:
    """A field that looks up what was typed: one row that fits is meant, among several the widget asks."""

    picker = None

    def pickable(self):
        """The rows that may be chosen."""
        raise NotImplementedError

    def clean(self, value):
        return super().clean(self.meant(value) if isinstance(value, Typed) and value else value)

    def meant(self, text):
        row, hits = self.picker.one(self.pickable(), text)
        if row is None:
            self.widget.hits, self.widget.problem = hits, self.picker.several if hits else self.picker.none
            raise forms.ValidationError(self.widget.problem)
        return str(getattr(row, self.widget.key))


class FewRows(ModelChoiceIterator):
    """One more than FEW of the rows: enough to know that they are many."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.queryset[: FEW + 1]:
            yield self.choice(row)


class PickField(LooksUp, forms.ModelChoiceField):
    """A row of those that its picker offers. ``rows``: where the form has them already, those of the thing ``of``."""

    widget, iterator = PickInput, FewRows

    def __init__(self, picker, *, rows=None, of=None, **kwargs):
        super().__init__(picker.model.objects.none() if rows is None else rows, **kwargs)
        self.picker = self.widget.picker = picker
        self.widget.key, self.widget.of = self.to_field_name or "pk", of

    def offer(self, user, of=None):
        self.queryset, self.widget.of = self.picker.offered(user, of), of

    def pickable(self):
        return self.queryset

    def said(self, value):
        """The row with the key ``value``, as a person reads it; what cannot be chosen is nothing."""
        try:
            row = self.to_python(self.meant(value) if isinstance(value, Typed) and value else value)
        except forms.ValidationError:
            return ""
        return self.label_from_instance(row) if row else ""

    def to_python(self, value):
        """Where rows are chosen by a text, the database takes none with NUL in it."""
        return super().to_python(str(value).replace("\0", "?") if isinstance(value, str) else value)


class AreaField(PickField):
    label_from_instance = staticmethod(indented)


class PersonField(PickField):
    pass
