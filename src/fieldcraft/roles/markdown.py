"""An export of roles as Markdown for people, which can be read again without loss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fieldcraft.refusal import Refused, refuse_if_any
from fieldcraft.roles.parts import parts
from fieldcraft.roles.role import PARTS
from fieldcraft.typed import plain_whole

HEADING = "# Success criteria: "
# What stands above the criteria of a role: label and where it belongs in the export.
ABOUT = {
    "Role": ("role", "id"),
    "Version": ("role", "version"),
    "Written": ("role", "on"),
    "For": ("role", "for"),
    "First day": ("role", "starts"),
    "Exported": ("share", "made"),
    "Fieldcraft": ("share", "fieldcraft"),
    "Ledger head": ("share", "ledger"),
}
ABOUT_LINE = re.compile(r"- ([A-Z][a-z ]+): ?(.*)")
ESCAPED = re.compile(r"\\([\\<#])")
LEADING = re.compile(r"^( *)#", re.MULTILINE)


def to_markdown(share: Mapping[str, Any]) -> str:
    """The export that share.to_share made, as one Markdown document."""
    return "\n".join(line for role in share["roles"] for line in _role(role, share))


def from_markdown(text: str, name: str = "The file") -> dict[str, Any]:
    """The export that `to_markdown` wrote; Refused with the lines that it cannot have written."""
    reader = _Reader(name)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        reader.take(number, line)
    return reader.finished()


def _role(role: Mapping[str, Any], share: Mapping[str, Any]) -> Iterator[str]:
    yield HEADING + _escaped(role["title"])
    yield ""
    head = "{length}:{hash}".format(**share["ledger"])
    values = {"share": {**share, "ledger": head}, "role": role}
    for label, (where, key) in ABOUT.items():
        if (said := str(values[where].get(key) or "")) != "":
            yield f"- {label}: {_escaped(said)}"
    yield ""
    for place, criterion in enumerate(role["criteria"], 1):
        yield f"## {criterion['id'] or place}"
        yield ""
        for field in PARTS:
            if criterion[field]:
                yield f"### {parts()[field].label}"
                yield ""
                yield _escaped(criterion[field])
                yield ""


def _escaped(text: str) -> str:
    """A text in which no line is a heading and nothing is a tag."""
    return LEADING.sub(r"\1\\#", text.replace("\\", "\\\\").replace("<", "\\<"))


class _Reader:
    """Reads line by line; collects what it cannot have written."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[str] = []
        self.share: dict[str, Any] = {"roles": []}
        self.field = ""
        self.lines: list[str] = []
        self.labels = {part.label: field for field, part in parts().items()}

    def take(self, number: int, line: str) -> None:
        if line.startswith(HEADING.rstrip()):
            self._end_part()
            title = _unescaped(line.removeprefix(HEADING.rstrip()).strip())
            self.share["roles"].append({"title": title, "criteria": []})
        elif not self.share["roles"]:
            if line.strip("\ufeff \t"):
                self._wrong(number, f"a role begins with “{HEADING.strip()}” and its title")
        elif line.startswith("### "):
            self._begin_part(number, line[4:].strip())
        elif line.startswith("## "):
            self._end_part()
            self._criteria.append({"id": _unescaped(line[3:].strip())} | dict.fromkeys(PARTS, ""))
        elif self.field:
            self.lines.append(line)
        elif line.strip():
            self._take_about(number, line)

    def finished(self) -> dict[str, Any]:
        self._end_part()
        if not self.share["roles"]:
            raise Refused(
                f"{self.name} is not Markdown as `fieldcraft roles export` writes it: "
                f"a role begins with a line “{HEADING.strip()}” and its title."
            )
        refuse_if_any(self.problems[:20])
        for role in self.share["roles"]:
            for criterion in role["criteria"]:
                criterion["by"] = criterion["by"] or None
        return self.share

    @property
    def _criteria(self) -> list[dict[str, Any]]:
        criteria: list[dict[str, Any]] = self.share["roles"][-1]["criteria"]
        return criteria

    def _begin_part(self, number: int, label: str) -> None:
        self._end_part()
        if label not in self.labels:
            self._wrong(
                number, f"“{label[:60]}” is no part of a criterion; they are {', '.join(self.labels)}"
            )
        elif not self._criteria:
            self._wrong(number, "a part of a criterion stands under a line “## ” and the criterion's name")
        else:
            self.field = self.labels[label]

    def _end_part(self) -> None:
        if self.field:
            self._criteria[-1][self.field] = _unescaped("\n".join(self.lines).strip())
        self.field, self.lines = "", []

    def _take_about(self, number: int, line: str) -> None:
        found = ABOUT_LINE.fullmatch(line.strip())
        if found is None or found[1] not in ABOUT or self._criteria:
            self._wrong(number, "this stands in no part of a criterion; put it under one of the headings")
            return
        where, key = ABOUT[found[1]]
        value: Any = _unescaped(found[2].strip())
        if key == "version":
            version = plain_whole(value)
            value = value if version is None else version
        if key == "ledger":
            length, _, hash = value.partition(":")
            whole = plain_whole(length, 18)
            value = {"length": length if whole is None else whole, "hash": hash}
        (self.share if where == "share" else self.share["roles"][-1])[key] = value

    def _wrong(self, number: int, what: str) -> None:
        self.problems.append(f"Line {number} of {self.name}: {what}.")


def _unescaped(text: str) -> str:
    return ESCAPED.sub(r"\1", text)
