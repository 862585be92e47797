import pytest
from django.urls import reverse

from caseload.core.permissions import ROLES, P, Role

pytestmark = pytest.mark.django_db


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
