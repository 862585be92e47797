"""What happened to a case. ``words`` are for its readers only; ``facts``: ``worker`` handed over to, ``level`` …"""

from django.db import models

from caseload.core.casework.steps import Step
from households.plans.models.plan import CasePlan


class PlanStep(Step):
    plan = models.ForeignKey(CasePlan, models.PROTECT, related_name="steps")

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["plan", "-at"], name="plan_step_of_plan")]
