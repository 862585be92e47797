"""What rooms above may follow from the benefits of a household."""

from caseload.core.hooks import Event

entitlements_changed = Event("entitlements_changed", ("households",))
"""Something was begun for these households (keys), or what they have of a policy was moved on."""

benefit_missing = Event("benefit_missing", ("by", "entitlement", "words"))
"""The household says that it has not come, though we wrote down that it did."""
