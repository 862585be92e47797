"""What rooms above may follow from here."""

from caseload.core.hooks import Event

person_deactivated = Event("person_deactivated", ("by", "user"))
"""Somebody has left: what is theirs goes to others."""
