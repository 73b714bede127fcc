"""Findings in SARIF 2.1.0, the format that code hosts and editors read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.13 to 3.49.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from fieldcraft.ads.lint.finding import Finding, Lines
from fieldcraft.ads.lint.own_rules import OwnRule
from fieldcraft.ads.lint.rules import Rule, rules

VERSION = "2.1.0"
# Where the schema of that version stands; code hosts refuse a file that does not name it.
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(
    files: Iterable[tuple[str, Lines, Sequence[Finding]]], own: Sequence[OwnRule], version: str
) -> dict[str, Any]:
    """One run with a result for each finding; `version` is Fieldcraft's. Columns count Unicode characters."""
    described = [*map(_rule, rules().values()), *map(_own_rule, own)]
    index = {rule["id"]: number for number, rule in enumerate(described)}
    results = [_result(file, lines, each, index) for file, lines, found in files for each in found]
    driver = {"name": "fieldcraft ads lint", "version": version, "rules": described}
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.title() for part in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.instead.replace("{what}", "what was found")},
        "defaultConfiguration": {"level": rule.severity},
    }


def _own_rule(rule: OwnRule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.message},
        "help": {"text": rule.write_instead},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(file: str, lines: Lines, each: Finding, index: dict[str, int]) -> dict[str, Any]:
    line, column = lines.at(each.start)
    last_line, last_column = lines.at(each.end)
    return {
        "ruleId": each.code,
        "ruleIndex": index[each.code],
        "level": each.severity,
        "message": {"text": f"{each.message} {each.write_instead}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(PurePath(file).as_posix())},
                    "region": {
                        "startLine": line,
                        "startColumn": column,
                        "endLine": last_line,
                        "endColumn": last_column,
                        "charOffset": each.start,
                        "charLength": each.end - each.start,
                    },
                }
            }
        ],
        "partialFingerprints": {"words/v1": sha256(f"{each.code}\n{each.what}".encode()).hexdigest()[:16]},
    }
