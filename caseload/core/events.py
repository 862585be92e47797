"""What rooms above may follow from here."""

from caseload.core.hooks import Event

person_holds = Event("person_holds", ("user",))
"""Asked before somebody leaves the work: what is with them that somebody else must have first (a ``Held``)."""
person_left = Event("person_left", ("by", "user"))
"""Somebody has left, or does other work now: what is theirs goes to others."""
