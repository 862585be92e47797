"""What phones keep of activities, and the ticks that they send."""

from visits.activities.views.sent import Ticks

KEPT = {"activities:list", "activities:activity", "activities:ticks"}
STYLES = ["css/activity.css"]
KINDS = {"ticks": Ticks()}
