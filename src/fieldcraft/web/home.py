"""Where this person's data live on this computer."""

from __future__ import annotations

import os
from pathlib import Path

from fieldcraft.refusal import Refused


def data_folder() -> Path:
    """The folder that holds the database and the secret key, made on first use, for its owner only.

    FIELDCRAFT_HOME overrides the user's data folder of the operating system.
    """
    said = os.environ.get("FIELDCRAFT_HOME", "")
    if said:
        folder = Path(said).expanduser()
    else:
        from platformdirs import user_data_path

        folder = user_data_path("fieldcraft", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(
            f"The data folder {folder} cannot be made ({error.strerror}); "
            "set FIELDCRAFT_HOME to a folder you may write to."
        ) from None
    return folder
