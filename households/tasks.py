"""Work on households that takes longer than a page may."""

from procrastinate.contrib.django import app

from households.events import rhythm_changed


@app.task
def work_out_days(households):
    """Of households (keys) that follow another rhythm now: what was agreed with them stays."""
    rhythm_changed.tell(households=households)
