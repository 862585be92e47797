"""The families of the demo are families that can be."""

from random import Random

import pytest

from caseload.demo.families import compose


@pytest.mark.parametrize("category", ["marginal", "child_in_need", "dibao"])
def test_nobody_has_grandchildren_before_they_are_44(category):
    families = [compose(Random(seed), 5, category) for seed in range(300)]
    apart = [head[2] - age for head, *others in families for relation, _sex, age in others if "孙" in relation]
    assert apart and min(apart) >= 40
