"""The forms of a stock and of a hand-out to a building or area."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField, recent_day
from caseload.core.picking import AREAS, OPEN_AREAS, AreaField
from households.support.leaflets.models import LeafletVersion
from households.support.leaflets.services.versions import in_force, offered

MOST = 100_000


def copies(label, least=1):
    return forms.IntegerField(label=label, min_value=least, max_value=MOST)


def remark(**how):
    return forms.CharField(max_length=200, required=False, **{"label": capfirst(_("note")), **how})


class VersionField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(LeafletVersion.objects.select_related("leaflet"), empty_label=_("Choose"), **kwargs)


class ReceiveForm(forms.Form):
    """``by`` keeps it at an area within their own."""

    area = AreaField(AREAS, label=_("Kept at"), to_field_name="path")
    version = VersionField(label=_("Leaflet"))
    copies = copies(_("Copies"))
    words = remark(help_text=_("Who printed them, or the number of the delivery."))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by)
        if by.reach:
            self.initial.setdefault("area", min(by.reach, key=len))


class MoveForm(forms.Form):
    to = AreaField(AREAS, label=_("To"), to_field_name="path")
    copies = copies(_("Copies"))
    words = remark()

    def __init__(self, *args, by, stock, **kwargs):
        super().__init__(*args, **kwargs)
        self.stock = stock
        self.fields["to"].offer(by)

    def clean_to(self):
        to = self.cleaned_data["to"]
        if to.path == self.stock.area_id:
            raise forms.ValidationError(_("They are there already."))
        return to


class CountForm(forms.Form):
    copies = copies(_("Copies found"), least=0)
    words = remark(label=_("Why it differs"))

    def __init__(self, *args, stock, **kwargs):
        super().__init__(*args, **kwargs)
        self.stock = stock
        self.fields["words"].help_text = _("Needed where it is not what the account says.")

    def clean(self):
        said = super().clean()
        differs = said.get("copies") not in (None, self.stock.on_hand) or self.stock.short
        if differs and not said.get("words"):
            self.add_error("words", _("Say why it differs: damaged, given away, not entered …"))
        return said


class HandoutForm(forms.Form):
    area = AreaField(OPEN_AREAS, label=_("Area"), to_field_name="path")
    place = forms.CharField(label=_("Building or place"), max_length=120, required=False)
    version = VersionField(label=_("Leaflet"))
    count = copies(_("Copies"))
    day = DateField(label=_("Day"), validators=[recent_day])
    note = remark()

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by)
        self.fields["place"].help_text = _("As its address begins: 幸福里3号楼. Left empty: the whole area.")
        now = in_force()
        self.initial.setdefault("day", timezone.localdate())
        keys = [now[leaflet.pk].pk for leaflet in offered()]
        self.fields["version"].queryset = self.fields["version"].queryset.filter(pk__in=keys)


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=200)
