"""Numbers and choices stand in a form as people write them, and can be taken back."""

from decimal import Decimal

import pytest

from caseload.core.forms.fields import NumberField
from tests.house.forms import forms_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stored", "shown"), [("3.50", "3.5"), ("26000.00", "26000"), ("0.00", "0"), ("1000", "1000"), (None, None)]
)
def test_a_number_is_shown_as_people_write_it(stored, shown):
    assert NumberField().prepare_value(stored and Decimal(stored)) == shown


def test_what_somebody_said_can_be_unsaid_again(enter, supervisor, own):
    """The form of a household has 26000 for 26000.00; and "not known" beside yes and no, chosen where nothing is."""
    own.inc_wage, own.unsafe_house = Decimal("26000.00"), True
    own.save()
    own.refresh_from_db()
    client = enter(supervisor)
    form = next(form for form in forms_of(client.get(f"/households/{own.pk}/edit/")) if "unsafe_house" in form.names)
    chips = {one.attrs.get("value", ""): one.chosen for one in form.controls if one.name == "unsafe_house"}
    assert chips == {"True": True, "False": False, "": False}
    sent = form.as_it_stands()
    assert sent["inc_wage"] == ["26000"] and sent["safe_water"] == [""]
    assert (
        client.post(f"/households/{own.pk}/edit/", sent | {"unsafe_house": [""], "address": "幸福里"}).status_code
        == 302
    )
    own.refresh_from_db()
    assert own.unsafe_house is None and own.inc_wage == 26000
