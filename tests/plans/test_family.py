"""The picture of a family: who stands where, and what joins them."""

import pytest

from households.models import Member
from households.plans.services.family import HEIGHT, WIDTH, Figure, family_picture, generation


@pytest.mark.parametrize(
    ("relation", "level"),
    [
        ("户主", 0),
        ("配偶", 0),
        ("之祖母", 2),
        ("之父", 1),
        ("之岳母", 1),
        ("之子", -1),
        ("之孙女", -2),
        ("之曾孙子", -3),
        ("其他", 0),
    ],
)
def test_the_generation_follows_from_the_relation(relation, level):
    assert generation(relation) == level


def person(key, relation, **facts):
    return Member(pk=key, name=str(key), relation=relation, is_head=relation == "户主", **facts)


def places(picture):
    return {figure.member.pk: (figure.x, figure.y) for figure in picture.figures}


def test_three_generations_stand_below_one_another_head_and_spouse_side_by_side():
    members = [
        person(1, "之子"),
        person(2, "配偶"),
        person(3, "户主"),
        person(4, "之母"),
        person(5, "之女"),
        person(6, "其他"),
    ]
    picture = family_picture(members)
    assert (picture.width, picture.height) == (3 * WIDTH, 3 * HEIGHT)
    assert places(picture) == {4: (120, 42), 3: (40, 154), 2: (120, 154), 6: (200, 154), 1: (80, 266), 5: (160, 266)}
    assert picture.lines == [
        ("40,154 120,154", False),
        ("80,154 80,98 120,98 120,64", False),
        ("80,154 80,210 80,210 80,244", False),
        ("80,154 80,210 160,210 160,244", False),
    ]


def test_where_a_generation_is_missing_the_line_is_loose():
    picture = family_picture([person(1, "户主"), person(2, "之孙子"), person(3, "之曾孙女"), person(4, "之祖父")])
    assert [is_loose for _points, is_loose in picture.lines] == [True, True, True]
    near = family_picture([person(1, "户主"), person(2, "之子"), person(3, "之孙子")])
    assert [is_loose for _points, is_loose in near.lines] == [False, True]


def test_many_of_one_generation_stand_in_rows_of_four_and_three():
    picture = family_picture([person(0, "户主"), *(person(n, "之子") for n in range(1, 10))])
    rows = {}
    for key, (_x, y) in places(picture).items():
        rows.setdefault(y, []).append(key)
    assert list(rows.values()) == [[0], [1, 2, 3, 4], [5, 6, 7], [8, 9]]
    assert (picture.width, picture.height) == (4 * WIDTH, 4 * HEIGHT)


def test_nobody_is_an_empty_picture_and_without_head_nothing_is_joined():
    empty = family_picture([])
    assert (empty.figures, empty.lines, empty.width, empty.height) == ([], [], WIDTH, 0)
    assert family_picture([person(1, "之子"), person(2, "之父")]).lines == []


def test_how_a_person_is_drawn():
    shapes = [Figure(Member(sex=sex), 100, 50).shape for sex in ("M", "F", "")]
    assert shapes == ["square", "circle", "diamond"]
    figure = Figure(Member(status="dead"), 100, 50)
    assert (figure.box, figure.label_y, figure.diamond) == ((78, 28), 90, "100,28 122,50 100,72 78,50")
    assert [
        (Figure(Member(status=s), 0, 0).is_dead, Figure(Member(status=s), 0, 0).lives_here)
        for s in ("dead", "present", "moved")
    ] == [
        (True, False),
        (False, True),
        (False, False),
    ]
