"""`make stop`: ends what runs for this data folder, also a database that a killed start left behind."""

from caseload.launch.instance import stop_instance
from caseload.launch.postgres import stop_if_unused


def main(arguments: list[str]) -> int:
    address = stop_instance()
    left_over = [stop_if_unused(fast=fast) for fast in (False, True)]
    if address:
        print(f"Stopped Caseload at {address}")
    elif any(left_over):
        print("Stopped a database that was left running.")
    else:
        print("Nothing was running.")
    return 0
