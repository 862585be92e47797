"""The check-up of the registry, and what somebody says does not apply."""

from django.db import connection, transaction

from caseload.core import wall_clock
from households.quality.models import QualityFinding, QualityWaiver
from households.quality.rules import RULES

LOCK = 0x7175616C
"""One check at a time."""
UPSERT = """
INSERT INTO quality_qualityfinding (rule, household_id, member_id, evidence, found_on, checked_at)
SELECT %s, found.household, found.member::bigint, found.evidence, %s, %s
FROM ({query}) AS found (household, member, evidence)
ON CONFLICT ON CONSTRAINT quality_finding_stands_once_for_each_rule
DO UPDATE SET evidence = EXCLUDED.evidence, checked_at = EXCLUDED.checked_at
"""


@transaction.atomic
def check_quality(*, day=None):
    """Check the whole registry: one statement a rule, however large it is."""
    day, now = day or wall_clock.today(), wall_clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        for rule in RULES.values():
            query, params = rule.query(day).query.sql_with_params()
            cursor.execute(UPSERT.format(query=query), [rule.code, day, now, *params])
    QualityFinding.objects.exclude(checked_at=now).delete()


@transaction.atomic
def waive(*, by, finding, reason):
    """The rule does not apply here, because …. Said twice, the first reason stands."""
    QualityWaiver.objects.get_or_create(
        rule=finding.rule,
        household_id=finding.household_id,
        member_id=finding.member_id,
        ended_at=None,
        defaults={"reason": reason, "by": by},
    )


@transaction.atomic
def take_back(*, by, finding):
    """What was said no longer holds: the finding is to be settled again."""
    standing = QualityWaiver.objects.standing().filter(
        rule=finding.rule, household=finding.household_id, member=finding.member_id
    )
    return standing.update(ended_by=by, ended_at=wall_clock.now())
