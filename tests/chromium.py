"""The browser of the browser tests; `find_chromium()` raises in words when there is none."""

from caseload.launch.chromium import find_chromium

__all__ = ["find_chromium"]
