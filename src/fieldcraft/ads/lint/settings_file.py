"""Where the linter's settings stand: `.fieldcraft.toml`, or a table of `pyproject.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from fieldcraft.ads.lint.settings import Settings, read_settings
from fieldcraft.refusal import Refused

OWN_FILE, PROJECT_FILE = ".fieldcraft.toml", "pyproject.toml"
_MOST_BYTES = 1_000_000


def settings_for(folder: Path, named: Path | None = None) -> Settings:
    """The settings in the file `named`, else in the nearest one at or above `folder`; none is all rules.

    In `.fieldcraft.toml` they are the table [lint], in `pyproject.toml` [tool.fieldcraft.lint]; of two beside
    each other the first counts. Raises Refused where the file cannot be read or says what cannot be.
    """
    if named is not None:
        table = _table(named)
        return read_settings({} if table is None else table, named.name)
    for place in (folder, *folder.parents):
        for name in (OWN_FILE, PROJECT_FILE):
            path = place / name
            if path.is_file() and (table := _table(path)) is not None:
                return read_settings(table, name)
    return Settings()


def _table(path: Path) -> Any:
    """The linter's table in a file; None where it has none. In a file of our own nothing else may stand."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise Refused(
                f"{path.name} is larger than 1 MB, and no settings are; name another with --config."
            )
        value: Any = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(f"{path.name} is not UTF-8 text; save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(f"{path.name} is not TOML ({error}); mend it, or name another with --config.") from None
    except OSError as error:
        raise Refused(f"{path.name} cannot be read ({error.strerror}); check its name and folder.") from None
    keys = ("lint",) if path.name != PROJECT_FILE else ("tool", "fieldcraft", "lint")
    if path.name != PROJECT_FILE and (others := [key for key in value if key not in keys]):
        raise Refused(f"{path.name} has a table “{others[0]}” that is not known; the linter's is [lint].")
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
