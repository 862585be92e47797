import pytest
from django.urls import reverse

from caseload.core.permissions import ROLES, P, Role

pytestmark = pytest.mark.django_db
TABLE = """
    own                  w s o a
    today                w s - -
    household_view       w s o a
    household_call       w s o -
    household_edit       w s - a
    household_close      - s - a
    household_assign     - s o a
    personal_reveal      w s - a
    visit_view           w s o -
    case_notes           w s - -
    visit_record         w s - -
    visit_correct_late   - s - -
    issue_view           w s o -
    issue_report         w s o -
    issue_handle         w s - -
    issue_assign         - s o -
    issue_call_back      w s o -
    plan_view            w s o a
    plan_work            w s - -
    plan_approve         - s - -
    plan_library         - s - a
    activity_view        w s o -
    activity_run         w s - -
    activity_oversee     - s - -
    giving_view          w s o a
    giving_work          w s - -
    donation_keep        - s o -
    leaflet_view         w s o a
    leaflet_hand         w s - -
    leaflet_keep         - s o -
    rule_view            - s o a
    job_view             w s o a
    job_work             w s - -
    job_keep             - s o -
    review               - s o -
    figures              - s o -
    export               - s o a
    import               - - - a
    quality              - s o a
    import_undo          - - - a
    people               - - - a
    areas                - - - a
    catalogues           - - - a
"""
"""Worker, supervisor, office, administrator: what each was to have when it was agreed."""


def test_each_role_has_the_rights_that_were_agreed_and_no_other():
    agreed = {right: held for right, *held in map(str.split, TABLE.strip().splitlines())}
    assert {right.value: [role[0] if right in ROLES[role] else "-" for role in Role] for right in P} == agreed


def test_anybody_may_read_the_table(enter, worker, en):
    response = enter(worker).get(reverse("rights"))
    assert response.status_code == 200
    assert len(response.context["rows"]) == len(P)
    for right, held in response.context["rows"]:
        assert [role for role, has in held if has] == [role for role in Role if right in ROLES[role]]


def test_every_role_has_its_own_account():
    assert all(P.OWN in rights for rights in ROLES.values())


def test_the_administrator_reads_no_case_notes():
    assert not {P.CASE_NOTES, P.VISIT_VIEW, P.ISSUE_VIEW} & ROLES[Role.ADMIN]
