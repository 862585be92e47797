"""Addresses as a worker walks them: which house, and door numbers in their order."""

import re

BUILDING = re.compile(r"\d+\s*(?:号楼|号院|栋|幢|座|弄|号)")


def building(address):
    """The part of an address that names the house or block: 幸福里 3号楼 of 幸福里 3号楼2单元401."""
    found = BUILDING.search(address)
    return re.sub(r"\s", "", address[: found.end()]) if found else ""


def address_key(address):
    """Sorts door numbers as numbers: 2号 before 10号."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", address)]
