"""The hostile inputs of our own making stand in their files as the script makes them, and there are enough."""

import pytest

from tests.data.hostile import files, make
from tests.house import hostile


@pytest.mark.parametrize("kind", make.KINDS)
def test_a_list_is_what_its_script_makes(kind):
    assert (make.HERE / f"{kind}.json").read_text(encoding="ascii") == make.written(kind)
    assert len(set(hostile.ours(kind))) == len(hostile.ours(kind)) > 30


def test_there_are_some_hundreds_of_all_kinds():
    texts = sum(len(hostile.ours(kind)) for kind in make.KINDS)
    assert texts + sum(len(made()) for made in files.KINDS.values()) > 400
    assert {path.stem for path in make.HERE.glob("*.json")} == set(make.KINDS)
