"""The forms of an opening, and of what a member can do and wishes for."""

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from caseload.core.forms.fields import DateField, NumberField, RadioChips, asked_sometimes, past_day
from caseload.core.forms.kept import KeptForm
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from households.forms.fields import Word
from households.support.employment.models import Kind, Opening, Wish
from households.vocab import WELFARE_POSTS


class OpeningForm(KeptForm):
    post = Word(WELFARE_POSTS, label=_("Kind of public-welfare post"))

    class Meta:
        model = Opening
        fields = [
            *("kind", "post", "title", "employer", "place", "times", "places", "pay", "months", "youngest", "oldest"),
            *("requirements", "contact", "open_from", "open_until", "area"),
        ]
        widgets = {"kind": RadioChips, "times": RadioChips}
        field_classes = {"open_from": DateField, "open_until": DateField, "pay": NumberField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "post")
        self.fields["post"].help_text = _("Of a public-welfare post.")
        self.fields["title"].help_text = _("As people call it: cleaning the stairwells, packing toys …")
        self.fields["pay"].help_text = _("Paid by the piece or not known yet: left empty.")
        self.fields["open_until"].help_text = _("Left empty: until all places are filled.")
        keep_stored(self)

    def clean_places(self):
        places, filled = self.cleaned_data["places"], self.instance.filled
        if places < filled:
            words = ngettext(
                "%(n)s person works there: there cannot be fewer places.",
                "%(n)s people work there: there cannot be fewer places.",
                filled,
            )
            raise forms.ValidationError(words % {"n": filled})
        return places

    def clean(self):
        said = super().clean()
        if said.get("kind") and said["kind"] != Kind.WELFARE:
            said["post"] = ""
        elif said.get("kind") and not said.get("post") and "post" not in self.errors:
            self.add_error("post", _("Say which kind of public-welfare post it is."))
        self._in_order(said, "youngest", "oldest", _("This age lies below the other."))
        self._in_order(said, "open_from", "open_until", _("This day lies before the first one."))
        return said

    def _in_order(self, said, first, last, words):
        if said.get(first) and said.get(last) and said[last] < said[first]:
            self.add_error(last, words)


class WishForm(VersionedForm, forms.ModelForm):
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of work"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Wish
        fields = ["seeks", "because", "skills", "kinds", "times", "distance", "least_pay", "note", "asked_on"]
        widgets = {"seeks": RadioChips, "times": RadioChips, "distance": RadioChips}
        field_classes = {"asked_on": DateField, "least_pay": NumberField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "because")
        self.fields["because"].help_text = _("Where they cannot or do not want to: illness, a child to look after …")
        self.fields["skills"].help_text = _("Cooking, sewing, driving, a certificate …")
        self.fields["least_pay"].validators.append(MinValueValidator(1))
        self.fields["asked_on"].validators.append(past_day)
        keep_stored(self)

    def clean(self):
        said = super().clean()
        if said.get("seeks") == Wish.Seeks.NOT_NOW:
            if not said.get("because") and "because" not in self.errors:
                self.add_error("because", _("Say why not now."))
        elif said.get("seeks"):
            said["because"] = ""
        return said
