from households.models.category import Category, CategoryPeriod, VisitRule
from households.models.household import Assignment, Household
from households.models.member import Member
from households.models.roster import RosterBatch

__all__ = ["Assignment", "Category", "CategoryPeriod", "Household", "Member", "RosterBatch", "VisitRule"]
