"""`python3 -m caseload.launch COMMAND`: what the Makefile calls. Needs nothing but Python."""

import sys

from caseload.launch import start, stop, testing, venv
from caseload.launch.paths import LaunchError

COMMANDS = {"venv": lambda arguments: 0, "start": start.main, "stop": stop.main, "test": testing.main}


def main(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        raise LaunchError(f"Usage: python3 -m caseload.launch {'|'.join(COMMANDS)}")
    if name != "stop" or not venv.PYTHON.exists():
        venv.ensure_venv()
    venv.continue_in_venv(arguments)
    return COMMANDS[name](arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LaunchError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
