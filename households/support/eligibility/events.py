"""What rooms above know of the gaps of a household."""

from caseload.core.hooks import Event

household_gaps = Event("household_gaps", ("household", "user"))
"""The gaps of a household are shown to ``user``: whether they can be taken into the case plan, and which are there
(``visits/doorstep/services/planned_gaps.PlanOfGaps``)."""
