"""The room's content, read from the YAML files in `data/`."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The content of `data/<name>`, read safely; its shape is held to the schema beside it by the tests."""
    import yaml

    data = files("fieldcraft.roles").joinpath("data", name).read_bytes()
    content = yaml.load(data, yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content
