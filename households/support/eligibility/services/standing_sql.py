"""The parts of the one statement by which standings are written; ``services.standing`` puts them together.

Each has ``household_id``, ``who`` (a member, or 0: the household) and ``policy_id``, by which they are joined. A full
join knows no loop in a loop: whatever the server guesses of how many rows there are, it goes once over both sides.
"""

# ruff: noqa: S608 - names of our own; what somebody typed is a parameter

from households.support.policies.models import RECEIVED

JOINED_BY_HASH = "SET LOCAL enable_mergejoin = off"
"""The server takes hashing for dearer than sorting by three columns; measured it costs half."""
KEEP_IN_PLACE = "SELECT 1 FROM households_household WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE"
"""Nobody moves them until their areas are copied; whoever changes a household locks it before it is marked, too."""
MARK = """
INSERT INTO eligibility_stale (household_id) SELECT unnest(%s::bigint[])
ON CONFLICT (household_id) DO UPDATE SET household_id = EXCLUDED.household_id
"""
"""Written also where it stands already: who judges meanwhile waits until what changed can be read."""
JUDGED = "DELETE FROM eligibility_stale WHERE household_id = ANY(%s)"
WITH_BIRTHDAYS = """
SELECT DISTINCT household_id FROM (
    SELECT household_id, (birth_date + make_interval(
        years => extract(year FROM age(%(ahead)s::date, birth_date))::int))::date AS turns_on
    FROM households_member
    WHERE household_id = ANY(%(households)s::bigint[]) AND is_active AND birth_date <= %(ahead)s
) person WHERE turns_on > %(day)s
"""

HELD = f"""
SELECT DISTINCT ON (household_id, who, policy_id) *
FROM (
    SELECT got.household_id, COALESCE(person.id, 0) AS who, got.policy_id::text, got.id AS entitlement_id,
        CASE WHEN got.status = 'paid' AND got.ends_on <= given.soon THEN got.ends_on END AS ends_soon,
        CASE
            WHEN {RECEIVED.format(day="given.day")} THEN 'receives'
            WHEN got.status = 'delivered' AND got.paid_on > given.day - 365 THEN 'receives'
            WHEN got.status IN ('identified', 'applied', 'accepted', 'review', 'published', 'granted') THEN 'under_way'
            WHEN got.status = 'declined' OR got.status = 'refused' AND got.decided_on > given.day - 365 THEN 'aside'
        END AS kind
    FROM policies_entitlement got
    CROSS JOIN (SELECT %s::date AS day, %s::date AS soon) given
    JOIN eligibility_rule rule ON rule.policy_id = got.policy_id AND rule.id = ANY(%s::bigint[])
    LEFT JOIN households_member person ON rule.whom = 'member' AND person.household_id = got.household_id
        AND person.is_active AND (got.member_id IS NULL OR got.member_id = person.id)
    WHERE got.household_id = ANY(%s::bigint[]) AND (rule.whom = 'household' OR person.id IS NOT NULL)
) held
WHERE kind IS NOT NULL
ORDER BY household_id, who, policy_id, array_position(ARRAY['receives', 'under_way', 'aside'], kind),
    entitlement_id DESC
"""
"""What somebody has of a policy now. A refusal answers for a year; what was handed over, too. Parameters: the day, the
one until which an end is soon, rules, households."""
RECEIVING = """
SELECT household_id, who, array_agg(policy_id) AS policies FROM held WHERE kind = 'receives' GROUP BY household_id, who
"""
NOBODY = """
SELECT NULL::bigint AS household_id, NULL::bigint AS who, NULL::text AS policy_id, NULL::bigint AS rule_id,
    NULL::boolean AS answer, NULL::jsonb AS facts, NULL::text[] AS missing, NULL::date AS turns_on,
    NULL::boolean AS later_answer, NULL::jsonb AS later_facts
WHERE false
"""
ANSWERS = """
SELECT household_id, COALESCE(member_id, 0) AS who, policy_id::text FROM eligibility_notapplicable
WHERE ended_at IS NULL AND household_id = ANY(%s::bigint[])
"""
"""Of what somebody said that it does not apply."""
FOUND = """
SELECT household_id, who, policy_id, rule_id,
    CASE
        WHEN because <> '' THEN 'losing'
        WHEN held.kind IS NOT NULL THEN held.kind
        WHEN answers.who IS NOT NULL THEN 'aside'
        WHEN is_later THEN 'soon'
        WHEN answer THEN 'gap'
        ELSE 'unknown'
    END AS kind,
    because,
    CASE WHEN because = 'ends' THEN ends_soon WHEN because = 'birthday' OR is_later THEN turns_on END AS turns_on,
    CASE WHEN is_later THEN later_facts ELSE facts END AS facts, missing, entitlement_id
FROM judged
LEFT JOIN held USING (household_id, who, policy_id)
LEFT JOIN answers USING (household_id, who, policy_id)
CROSS JOIN LATERAL (SELECT
    answer IS FALSE AND held.kind IS NULL AS is_later,
    CASE
        WHEN held.kind IS DISTINCT FROM 'receives' THEN ''
        WHEN answer IS FALSE THEN 'facts'
        WHEN ends_soon IS NOT NULL THEN 'ends'
        WHEN later_answer IS FALSE THEN 'birthday'
        ELSE ''
    END AS because
) turned
WHERE answer IS DISTINCT FROM false OR held.kind = 'receives' OR is_later
"""
"""Who is in question now, or not yet but after a birthday."""
KEPT = """
SELECT *, COALESCE(member_id, 0) AS who FROM eligibility_standing WHERE household_id = ANY(%s::bigint[])
"""
CHANGED = """
SELECT household_id, who, policy_id, kept.id AS kept_id, found.rule_id, found.kind, found.because, found.turns_on,
    found.facts, found.missing, found.entitlement_id
FROM found FULL JOIN kept USING (household_id, who, policy_id)
WHERE found.kind IS NULL OR kept.kind IS NULL
    OR (found.rule_id, found.kind, found.because, found.turns_on, found.entitlement_id, found.missing, found.facts)
    IS DISTINCT FROM
    (kept.rule_id, kept.kind, kept.because, kept.turns_on, kept.entitlement_id, kept.missing::text[], kept.facts)
"""
"""What differs from what is written: at night nearly nothing."""
REMOVED = """
DELETE FROM eligibility_standing
WHERE id = ANY(ARRAY(SELECT kept_id FROM changed WHERE kind IS NULL))
"""
REWRITTEN = """
UPDATE eligibility_standing kept SET
    rule_id = changed.rule_id, kind = changed.kind, because = changed.because, turns_on = changed.turns_on,
    facts = changed.facts, missing = changed.missing, entitlement_id = changed.entitlement_id,
    since = CASE WHEN kept.kind = changed.kind THEN kept.since ELSE %s END
FROM changed
WHERE kept.id = changed.kept_id AND kept.id = ANY(ARRAY(SELECT kept_id FROM changed WHERE kind IS NOT NULL))
"""
ADD = """
INSERT INTO eligibility_standing (household_id, area_path, member_id, policy_id, rule_id, kind, because, turns_on,
    facts, missing, entitlement_id, since)
SELECT household_id, home.area_path, NULLIF(who, 0), policy_id, rule_id, kind, because, turns_on,
    facts, missing, entitlement_id, %s
FROM changed JOIN households_household home ON home.id = household_id
WHERE kept_id IS NULL
"""
