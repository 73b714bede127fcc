"""Roles as a file that another Fieldcraft can take in: JSON, or the same as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldcraft.fields import parse_json, shown
from fieldcraft.refusal import Refused, refuse_if_any
from fieldcraft.roles.inputs import read_role
from fieldcraft.roles.markdown import from_markdown
from fieldcraft.roles.role import Content, Origin, Role

FORMAT = "fieldcraft-roles"
# Grows when a reader of the former one would misread the next.
FORMAT_VERSION = 1
# Forty criteria of five full parts are far smaller.
LARGEST_FILE = 4 * 1024 * 1024
MOST_ROLES = 100


@dataclass(frozen=True)
class Shared:
    """A role that came in a file, and where it says it came from."""

    content: Content
    origin: Origin | None


def to_share(roles: Iterable[Role], made: str, length: int, hash: str, fieldcraft: str) -> dict[str, Any]:
    """The export of these versions: what, when (RFC 3339), and the ledger's head that was seen then."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "made": made,
        "fieldcraft": fieldcraft,
        "ledger": {"length": length, "hash": hash},
        "roles": [_role(role) for role in roles],
    }


def parse(data: bytes, name: str) -> Any:
    """The JSON value in a file, or that of our Markdown; Refused with what is wrong with the file."""
    if len(data) > LARGEST_FILE:
        raise Refused(f"{name} is larger than {LARGEST_FILE // 1024**2} MB; name a file of criteria.")
    text = _decoded(data, name)
    if not text.strip():
        raise Refused(f"{name} is empty; write criteria into it, in JSON or as `roles export` writes them.")
    if text.lstrip().startswith(("{", "[")):
        return parse_json(text, name)
    if text.lstrip().startswith("#"):
        return from_markdown(text, name)
    raise Refused(
        f"{name} is neither JSON nor Markdown as `fieldcraft roles export` writes it; "
        "export a role to see how it looks."
    )


def read_share(value: object, today: date, title: str = "", whom: str = "") -> tuple[Shared, ...]:
    """The roles of an export, of one role, or of a list of criteria; Refused with all that is wrong."""
    if not isinstance(value, Mapping) or "roles" not in value:
        return (Shared(read_role(value, today, title, whom), None),)
    _check_format(value)
    rows = value["roles"]
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_ROLES:
        raise Refused(f"An export holds from 1 to {MOST_ROLES} roles in a list; export once more.")
    problems: list[str] = []
    found = []
    for row in rows:
        try:
            found.append(Shared(read_role(row, today, title, whom), _origin(value, row)))
        except Refused as refused:
            problems.extend(refused.problems)
    refuse_if_any(dict.fromkeys(problems))
    return tuple(found)


def _role(role: Role) -> dict[str, Any]:
    content = role.content
    return {
        "id": role.id,
        "version": role.version,
        "on": role.on.isoformat(),
        "title": content.title,
        "for": content.whom,
        "starts": content.starts.isoformat(),
        "criteria": [each.to_dict() for each in role.criteria],
    }


def _decoded(data: bytes, name: str) -> str:
    try:
        marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not UTF-8 text; save it as UTF-8.") from None


def _check_format(value: Mapping[str, Any]) -> None:
    if value.get("format", FORMAT) != FORMAT:
        raise Refused(f"The format {shown(value['format'])} is not {FORMAT}; name an export of roles.")
    version = value.get("version", FORMAT_VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(f"The format version {shown(version)} is no number from 1; export once more.")
    if version > FORMAT_VERSION:
        raise Refused("The file was written by a newer Fieldcraft; update this one and import again.")


def _origin(value: Mapping[str, Any], row: object) -> Origin | None:
    """Where the file says that the role came from; None where it does not say all of it."""
    ledger = value.get("ledger")
    if not isinstance(row, Mapping) or not isinstance(ledger, Mapping):
        return None
    id, version, made = row.get("id"), row.get("version"), value.get("made")
    length, hash = ledger.get("length"), ledger.get("hash")
    texts = all(isinstance(each, str) and 0 < len(each) <= 100 for each in (id, made, hash))
    numbers = all(
        isinstance(each, int) and not isinstance(each, bool) and 0 <= each < 2**63
        for each in (version, length)
    )
    if not texts or not numbers:
        return None
    assert isinstance(version, int)
    return Origin(str(id), version, str(made), f"{length}:{hash}")
