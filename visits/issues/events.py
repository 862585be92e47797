"""What rooms above may add to issues."""

from caseload.core.hooks import Event

issue_page = Event("issue_page", ("issue", "user"))
"""The page of an issue is made for ``user``: a ``views.page.Carried``, or None."""
