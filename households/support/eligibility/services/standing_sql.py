"""The statements by which standings are written; ``services.standing`` says in which order."""

# ruff: noqa: S608 - names of our own; what somebody typed is a parameter

from households.support.eligibility.facts import MEMBER
from households.support.policies.models import RECEIVED

KEEP_IN_PLACE = "SELECT 1 FROM households_household WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE"
"""Nobody moves them until their areas are copied; whoever changes a household locks it before it is marked, too."""
MARK = """
INSERT INTO eligibility_stale (household_id) SELECT unnest(%s::bigint[])
ON CONFLICT (household_id) DO UPDATE SET household_id = EXCLUDED.household_id
"""
"""Written also where it stands already: who judges meanwhile waits until what changed can be read."""
FOUND = """
DROP TABLE IF EXISTS pg_temp.eligibility_found;
CREATE TEMPORARY TABLE eligibility_found (
    household_id bigint, member_id bigint, policy_id text, rule_id bigint, kind text, because text, turns_on date,
    facts jsonb, missing text[], entitlement_id bigint
) ON COMMIT DROP
"""
FOUND_BY = "CREATE INDEX ON eligibility_found (household_id, policy_id); ANALYZE eligibility_found"
"""When all are in it, for what is asked of single ones then. Nothing analyzes a temporary table by itself, and of one
that is not, the server's guess is a loop in a loop."""
HELD = f"""
DROP TABLE IF EXISTS pg_temp.eligibility_held;
CREATE TEMPORARY TABLE eligibility_held ON COMMIT DROP AS
SELECT DISTINCT ON (policy_id, subject) policy_id, subject, entitlement_id, ends_on, kind
FROM (
    SELECT got.policy_id, got.id AS entitlement_id,
        CASE WHEN got.status = 'paid' THEN got.ends_on END AS ends_on,
        CASE WHEN rule.whom = 'member' THEN person.id ELSE got.household_id END AS subject,
        CASE
            WHEN {RECEIVED.format(day="%(day)s")} THEN 'receives'
            WHEN got.status = 'delivered' AND got.paid_on > %(day)s::date - 365 THEN 'receives'
            WHEN got.status IN ('identified', 'applied', 'accepted', 'review', 'published', 'granted') THEN 'under_way'
            WHEN got.status = 'declined' OR got.status = 'refused' AND got.decided_on > %(day)s::date - 365 THEN 'aside'
        END AS kind
    FROM policies_entitlement got
    JOIN eligibility_rule rule ON rule.policy_id = got.policy_id AND rule.id = ANY(%(rules)s::bigint[])
    LEFT JOIN households_member person ON rule.whom = 'member' AND person.household_id = got.household_id
        AND person.is_active AND (got.member_id IS NULL OR got.member_id = person.id)
    WHERE got.household_id = ANY(%(households)s::bigint[])
) held
WHERE kind IS NOT NULL AND subject IS NOT NULL
ORDER BY policy_id, subject, array_position(ARRAY['receives', 'under_way', 'aside'], kind), entitlement_id DESC
"""
"""What somebody has of a policy now. A refusal answers for a year; what was handed over, too."""
WITH_BIRTHDAYS = """
SELECT DISTINCT household_id FROM (
    SELECT household_id, (birth_date + make_interval(
        years => extract(year FROM age(%(ahead)s::date, birth_date))::int))::date AS turns_on
    FROM households_member
    WHERE household_id = ANY(%(households)s::bigint[]) AND is_active AND birth_date <= %(ahead)s
) person WHERE turns_on > %(day)s
"""
SUBJECT = {True: "judged.member_id", False: "judged.household_id"}
COLUMNS = "household_id, member_id, policy_id, rule_id, kind, because, turns_on, facts, missing, entitlement_id"


def judge(judged, whom):
    """Who is in question today. Parameters: the day until which an end is soon (thrice), policy, rule, those of
    ``judged``, policy."""
    ends, got = "held.ends_on <= %s", "held.kind = 'receives'"
    return f"""
    INSERT INTO eligibility_found (kind, because, turns_on, policy_id, rule_id,
        household_id, member_id, facts, missing, entitlement_id)
    SELECT
        CASE WHEN {got} AND (judged.answer IS FALSE OR {ends}) THEN 'losing' WHEN held.kind IS NOT NULL THEN held.kind
            WHEN judged.answer THEN 'gap' ELSE 'unknown' END,
        CASE WHEN {got} AND judged.answer IS FALSE THEN 'facts' WHEN {got} AND {ends} THEN 'ends' ELSE '' END,
        CASE WHEN {got} AND judged.answer IS NOT FALSE AND {ends} THEN held.ends_on END,
        %s, %s, judged.household_id, judged.member_id, judged.facts, judged.missing, held.entitlement_id
    FROM ({judged}) judged
    LEFT JOIN eligibility_held held ON held.subject = {SUBJECT[whom == MEMBER]} AND held.policy_id = %s
    WHERE judged.answer IS DISTINCT FROM false OR {got}
    """


def turns(source, whom, birthday):
    """Whose birthday lies between two days. Parameters: the later one (twice), the first, the later."""
    return f"""
    SELECT household_id, member_id, turns_on FROM (
        SELECT household_id, member_id, ({birthday} + make_interval(
            years => extract(year FROM age(%s::date, {birthday}))::int))::date AS turns_on
        FROM {source} WHERE {birthday} <= %s
    ) born WHERE turns_on > %s AND turns_on <= %s
    """


def open_soon(judged, turns):
    """Who will be eligible, and is not in question today. Parameters: policy, rule, those of ``judged`` and ``turns``,
    policy (twice)."""
    return f"""
    INSERT INTO eligibility_found (policy_id, rule_id, kind, because, household_id, member_id, turns_on, facts, missing)
    SELECT %s, %s, 'soon', '', judged.household_id, judged.member_id, turns.turns_on, judged.facts, judged.missing
    FROM ({judged}) judged
    JOIN ({turns}) turns ON turns.household_id = judged.household_id
        AND turns.member_id IS NOT DISTINCT FROM judged.member_id
    WHERE judged.answer AND NOT EXISTS (
        SELECT 1 FROM eligibility_found found WHERE found.household_id = judged.household_id AND found.policy_id = %s
        AND found.member_id IS NOT DISTINCT FROM judged.member_id
    ) AND NOT EXISTS (
        SELECT 1 FROM eligibility_held held WHERE held.policy_id = %s
        AND held.subject = COALESCE(judged.member_id, judged.household_id)
    )
    """


def end_soon(judged, turns):
    """Who receives and will not be eligible any more. Parameters: those of ``judged`` and ``turns``, policy."""
    return f"""
    UPDATE eligibility_found found
    SET kind = 'losing', because = 'birthday', turns_on = later.turns_on
    FROM (
        SELECT judged.household_id, judged.member_id, turns.turns_on FROM ({judged}) judged
        JOIN ({turns}) turns ON turns.household_id = judged.household_id
            AND turns.member_id IS NOT DISTINCT FROM judged.member_id
        WHERE judged.answer IS FALSE
    ) later
    WHERE found.household_id = later.household_id AND found.member_id IS NOT DISTINCT FROM later.member_id
        AND found.policy_id = %s AND found.kind = 'receives'
    """


ASIDE = """CASE WHEN kind IN ('gap', 'unknown', 'soon') AND EXISTS (
        SELECT 1 FROM eligibility_notapplicable answer
        WHERE answer.ended_at IS NULL AND answer.household_id = found.household_id
        AND answer.policy_id = found.policy_id AND answer.member_id IS NOT DISTINCT FROM found.member_id
    ) THEN 'aside' ELSE kind END AS kind"""
"""Of what somebody said that it does not apply."""
NEW = f"""
DROP TABLE IF EXISTS pg_temp.eligibility_new;
CREATE TEMPORARY TABLE eligibility_new ON COMMIT DROP AS
SELECT {COLUMNS.replace("kind", ASIDE)} FROM eligibility_found found
EXCEPT
SELECT {COLUMNS.replace("missing", "missing::text[]")} FROM eligibility_standing
WHERE household_id = ANY(%(households)s::bigint[])
"""
"""What differs from what is written: at night nearly nothing."""
CHANGE = """
UPDATE eligibility_standing kept SET
    rule_id = new.rule_id, kind = new.kind, because = new.because, turns_on = new.turns_on,
    facts = new.facts, missing = new.missing, entitlement_id = new.entitlement_id,
    since = CASE WHEN kept.kind = new.kind THEN kept.since ELSE %(day)s END
FROM eligibility_new new
WHERE kept.household_id = new.household_id AND kept.policy_id = new.policy_id
    AND kept.member_id IS NOT DISTINCT FROM new.member_id
"""
ADD = f"""
INSERT INTO eligibility_standing ({COLUMNS}, area_path, since)
SELECT {", ".join(f"new.{name}" for name in COLUMNS.split(", "))}, home.area_path, %(day)s
FROM eligibility_new new JOIN households_household home ON home.id = new.household_id
WHERE NOT EXISTS (
    SELECT 1 FROM eligibility_standing kept WHERE kept.household_id = new.household_id
    AND kept.policy_id = new.policy_id AND kept.member_id IS NOT DISTINCT FROM new.member_id
)
"""
REMOVE = """
DELETE FROM eligibility_standing kept WHERE kept.household_id = ANY(%s::bigint[]) AND NOT EXISTS (
    SELECT 1 FROM eligibility_found found WHERE found.household_id = kept.household_id
    AND found.policy_id = kept.policy_id AND found.member_id IS NOT DISTINCT FROM kept.member_id
)
"""
