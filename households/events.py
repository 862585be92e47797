"""What rooms above may follow from the registry."""

from caseload.core.hooks import Event

households_handed_over = Event("households_handed_over", ("by", "former", "worker", "note"))
"""Households got another ``worker``, or nobody (None). ``former``: the keys of whose they were last, by household."""
