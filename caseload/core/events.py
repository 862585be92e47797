"""What rooms above may follow from here."""

from caseload.core.hooks import Event

person_holds = Event("person_holds", ("user",))
"""Asked before somebody leaves the work: what is with them that somebody else must have first (a ``Held``)."""
person_left = Event("person_left", ("by", "user"))
"""Somebody has left, or does other work now: what is theirs goes to others."""
facts_recounted = Event("facts_recounted", ("fix",))
"""Each room gives the ``services.recounting.Difference``s of its own facts, put right with ``fix``."""
working_days_changed = Event("working_days_changed", ("before",))
"""Other days are worked. ``before``: of each of these days whether it was. What is due by working days is timed anew,
and each room says in words of how much."""
