"""The keys of an installation, made once and kept beside its data, never in the database.

`secret_key` signs sessions; `id_key` encrypts ID numbers and `index_key` finds them again (32 bytes, hex).
Whoever loses `id_key` loses the ID numbers: it belongs in the backup, apart from the database dump.
"""

import os
import secrets
import tempfile
from pathlib import Path

MAKERS = {
    "secret_key": lambda: secrets.token_urlsafe(50),
    "id_key": lambda: secrets.token_hex(32),
    "index_key": lambda: secrets.token_hex(32),
}


def ensure_secrets(data_dir: Path) -> dict[str, str]:
    """Make the missing keys in `data_dir/secrets` (0700, files 0600) and return all of them by name."""
    folder = Path(data_dir) / "secrets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        if not (folder / name).exists():
            _write_once(folder / name, make())
    return {name: (folder / name).read_text(encoding="ascii").strip() for name in MAKERS}


def _write_once(path: Path, text: str) -> None:
    """Complete or not at all, and the first of several parallel starts wins: a link never overwrites."""
    handle, scratch = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(scratch, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(scratch)
