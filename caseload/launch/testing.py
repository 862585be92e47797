"""`make test`: the browser and its fonts first, then pytest; tests/plugin.py brings the database."""

import os
import subprocess
import sys

from caseload.launch.chromium import ensure_chromium, ensure_cjk_font
from caseload.launch.paths import ROOT


def main(arguments: list[str]) -> int:
    """Raises LaunchError when no Chromium can be had: the browser tests are never skipped silently."""
    os.environ["CHROMIUM"] = ensure_chromium()
    ensure_cjk_font()
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments], cwd=ROOT
    ).returncode
