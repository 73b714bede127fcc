"""How the command line prints: one JSON object for programs, plain lines for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click


def print_json(value: Any) -> None:
    """Print one JSON value on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say_vague(vague: Sequence[str]) -> None:
    """Say on standard error how a bet is vague, before it is kept; nothing when it is plain."""
    if vague:
        click.echo("This bet is vague, so later it may teach you little:", err=True)
    for sentence in vague:
        click.echo(f"- {sentence}", err=True)
