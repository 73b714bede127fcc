"""The secret key of this installation: drawn once, kept beside the data, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from fieldcraft.refusal import Refused


def secret_key(folder: Path) -> str:
    """The key in `folder`, drawn on first use; two first starts at once agree on one key."""
    path = folder / "secret_key"
    try:
        if not path.exists():
            _keep_new_key(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            f"The secret key {path} cannot be read or written ({error}); mend its rights."
        ) from None
    if len(key) < 32:
        raise Refused(f"The secret key {path} is cut short; delete it and start again. No data are lost.")
    return key


def _keep_new_key(path: Path) -> None:
    """Write a whole new file, then give it its name, so that nobody ever reads half a key."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    # Another start may have been quicker: its key holds, and this draft goes.
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
