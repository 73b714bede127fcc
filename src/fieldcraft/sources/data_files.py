"""The room's content, read from the YAML files in `data/`."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def file_bytes(name: str) -> bytes:
    """The bytes of `data/<name>`."""
    return files("fieldcraft.sources").joinpath("data", name).read_bytes()


def load(name: str) -> dict[str, Any]:
    """The content of `data/<name>`, read safely; its shape is held to the schema beside it by the tests."""
    import yaml

    content = yaml.load(file_bytes(name), yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content
