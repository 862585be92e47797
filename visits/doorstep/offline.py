"""What phones keep of the doorstep and of the rooms below it, and what is sent to them."""

from visits.doorstep.models import Arrival
from visits.doorstep.views.kinds import Households, Issues, Visits

KEPT = {
    *("today", "me", "doorstep:mine", "doorstep:unsent", "doorstep:new", "visits:week", "visits:of_household"),
    *("households:detail", "households:history", "households:new", "issues:list", "issues:new", "issues:of_household"),
    *("issues:issue", "plans:due", "plans:of_household", "plans:plan"),
}
INSTEAD = {"households:list": "doorstep:mine", "doorstep:pick": "doorstep:mine"}
"""Without a connection all of one's own stand in the place of lists that ask the server."""
STYLES = ["css/visit.css", "css/picture.css", "css/fold.css", "css/plan.css"]
KINDS = {Arrival.Kind.VISIT: Visits(), Arrival.Kind.ISSUE: Issues(), Arrival.Kind.HOUSEHOLD: Households()}
