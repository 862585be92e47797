"""Finds the browser that the browser tests drive, and gets one when there is none.

The headless shell is the same Chromium without its windows: it draws for two thirds of the cost.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from caseload.launch.paths import LaunchError

HEADLESS = "chromium-headless-shell"
ON_PATH = (HEADLESS, "chromium", "chromium-browser", "google-chrome")
DOWNLOADED = ("chromium_headless_shell-*/chrom*/*headless*shell", "chromium-*/chrome-linux*/chrome")
CJK_PACKAGE = "fonts-noto-cjk"
HOW_TO = (
    "The browser tests need Chromium and found none. Install it (Debian: apt-get install "
    f"{HEADLESS} {CJK_PACKAGE}), or run `.venv/bin/playwright install --with-deps chromium`, or name one in CHROMIUM."
)


def find_chromium() -> str:
    """The path of a Chromium that starts: $CHROMIUM, one on the PATH, Playwright's own.

    Raises LaunchError that says how to get one. Downloads nothing.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if _starts(named):
            return named
        raise LaunchError(f"CHROMIUM names {named}, which does not start. Correct it or unset it.")
    found = [shutil.which(name) for name in ON_PATH] + _playwright_downloads()
    for path in found:
        if path and _starts(path):
            return path
    raise LaunchError(HOW_TO)


def ensure_chromium() -> str:
    """find_chromium(); when there is none, Playwright's download, else as root on Debian its package.

    As root on Debian a Chromium with windows is joined by the headless shell; where that cannot be had, it serves.
    """
    if _root_on_debian() and not os.environ.get("CHROMIUM") and not shutil.which(HEADLESS):
        _apt_install(HEADLESS)
    for get_one in (_download, _install_package):
        try:
            return find_chromium()
        except LaunchError:
            if os.environ.get("CHROMIUM"):
                raise
            get_one()
    return find_chromium()


def ensure_cjk_font() -> None:
    """Without a font for it Chromium draws Chinese blank. Tests still run, so a lack is only said."""
    if _has_cjk_font():
        return
    if _root_on_debian():
        _apt_install(CJK_PACKAGE)
    if not _has_cjk_font():
        print(f"No Chinese font here: pictures will show empty boxes. Install {CJK_PACKAGE}.", file=sys.stderr)


@functools.cache
def _starts(path: str) -> bool:
    """A browser that is there but lacks a system library does not start."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwright_downloads() -> list[str]:
    place = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return [path for pattern in DOWNLOADED for path in sorted(map(str, place.glob(pattern)), reverse=True)]


def _download() -> None:
    print("No Chromium here; asking Playwright for its own …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=900)
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(f"Playwright could not download it: {problem}", file=sys.stderr)
        return
    if done.returncode:
        reason = [line for line in done.stderr.splitlines() if line.startswith("Error:")] or ["no reason given"]
        print(f"Playwright could not download it: {reason[0]}", file=sys.stderr)


def _install_package() -> None:
    if _root_on_debian():
        packages = ["chromium"] if _has_cjk_font() else ["chromium", CJK_PACKAGE]
        _apt_install(*packages)


def _root_on_debian() -> bool:
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and bool(shutil.which("apt-get"))


def _apt_install(*packages: str) -> None:
    print(f"Installing {' and '.join(packages)} …", flush=True)
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-q"], **quiet)
    subprocess.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], **quiet)


def _has_cjk_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True).stdout.strip())
