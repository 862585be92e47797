"""What rooms above may follow from the registry."""

from caseload.core.hooks import Event

households_handed_over = Event("households_handed_over", ("by", "former", "worker", "note"))
"""Households got another ``worker``, or nobody (None). ``former``: the keys of whose they were last, by household."""
households_changed = Event("households_changed", ("households",))
"""Facts, members, categories or the area of these households (keys) changed, or they were opened or closed."""
households_taken_back = Event("households_taken_back", ("households",))
"""These households (keys), or members of theirs, are about to be removed: what was worked out of them goes first."""
rhythm_changed = Event("rhythm_changed", ("households",))
"""Another rule may hold for these households (keys): when each is to be visited is worked out from its visits."""
