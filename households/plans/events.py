"""What rooms above may follow from case plans."""

from caseload.core.hooks import Event

assessment_begun = Event("assessment_begun", ("assessment", "since"))
"""A new assessment is filled with what is known. ``since``: the day of the one before, or None."""
case_closed = Event("case_closed", ("plan", "by"))
"""The supervisor ``by`` agrees to the closing. A listener that raises MoveRefused stops it."""
action_reopened = Event("action_reopened", ("action",))
"""A tick was taken back."""
plan_page = Event("plan_page", ("plan",))
"""The page of a case is made: {"actions": {key: {name: value}}, "follow_ups": …}, what its rows show of rooms above:
of an action the ``issue_number``, of both the key of the ``visit`` (``views/shown.OF_ROOMS_ABOVE`` names them all)."""
