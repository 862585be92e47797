"""What `make mutants` changes, one thing at a time, and what it does not see as a rule."""

import ast

from tests.mutation.changes import mutants_of, mutated

SOURCE = """
WITHIN = 15

class Row:
    def is_late(self, day):
        \"\"\"Words are no rule.\"\"\"
        if self.ended:
            return None
        return self.due < day and not self.waits

    def __str__(self):
        return "A row"

def move(row):
    rows = Row.objects.select_for_update(no_key=True).filter(pk=row.pk)
    _lock_rows(rows)
    row.save()
"""
CHANGES = [
    "if self.ended → if not self.ended",
    "return self.due < day and (not self.waits) → return None",
    "self.due < day and (not self.waits) → self.due < day or not self.waits",
    "self.due < day → self.due <= day",
    "not self.waits → not not self.waits",
    "row.save() → None",
]


def test_each_change_is_found_once():
    found = mutants_of("rows.py", SOURCE)
    assert sorted(mutant.change for mutant in found) == sorted(CHANGES)
    assert {mutant.function for mutant in found} == {"Row.is_late", "move"}


def test_each_mutant_has_its_one_change_and_no_other():
    plain = ast.unparse(ast.parse(SOURCE)).splitlines()
    for mutant in mutants_of("rows.py", SOURCE):
        lines = ast.unparse(mutated(SOURCE, mutant.which)).splitlines()
        changed = [new for new, old in zip(lines, plain, strict=True) if new != old]
        assert len(changed) == 1, mutant
