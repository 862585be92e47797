"""What rooms above may follow from the registry."""

from caseload.core.hooks import Event

households_handed_over = Event("households_handed_over", ("by", "former", "worker", "note"))
"""Households got another ``worker``, or nobody (None). ``former``: the keys of whose they were last, by household."""
rhythm_changed = Event("rhythm_changed", ("households",))
"""Another rule may hold for these households (keys): when each is to be visited is worked out from its visits."""
