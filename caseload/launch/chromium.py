"""Finds the browser that the browser tests drive, and gets one when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from caseload.launch.paths import LaunchError

ON_PATH = ("chromium", "chromium-browser", "google-chrome")
CJK_PACKAGE = "fonts-noto-cjk"
HOW_TO = (
    "The browser tests need Chromium and found none. Install it (Debian: apt-get install chromium "
    "fonts-noto-cjk), or run `.venv/bin/playwright install --with-deps chromium`, or name one in CHROMIUM."
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
    """find_chromium(); when there is none, Playwright's download, else as root on Debian its package."""
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


def _starts(path: str) -> bool:
    """A browser that is there but lacks a system library does not start."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwright_downloads() -> list[str]:
    place = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return sorted(map(str, place.glob("chromium-*/chrome-linux*/chrome")), reverse=True)


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
