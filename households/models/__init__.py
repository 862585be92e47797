from households.models.case_level import CaseLevel
from households.models.category import Category, CategoryPeriod, VisitRule
from households.models.household import (
    Assignment,
    Handover,
    Household,
    is_tried_later,
    is_visit_due,
    is_visit_overdue,
    overdue_by,
)
from households.models.member import Member

__all__ = [
    "Assignment",
    "CaseLevel",
    "Category",
    "CategoryPeriod",
    "Handover",
    "Household",
    "Member",
    "VisitRule",
    "is_tried_later",
    "is_visit_due",
    "is_visit_overdue",
    "overdue_by",
]
