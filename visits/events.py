"""What rooms above may add to the log of visits and to the phones of those who keep it."""

from caseload.core.hooks import Event

kept_pages = Event("kept_pages", ("user", "today"))
"""What the phone of ``user`` keeps beside their households: pairs of the addresses of pages, and of a stamp that is
another one when what they say has changed."""
