"""What a person set for the linter: which rules, how serious, for which files, and rules of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from fieldcraft.ads.lint.own_rules import OwnRule
from fieldcraft.ads.lint.rules import SEVERITIES, Severity, rules
from fieldcraft.refusal import refuse_if_any

_KEYS = ("select", "ignore", "severity", "per-file-ignores", "baseline", "rules")
_RULE_KEYS = ("code", "pattern", "message", "write-instead", "severity")
_OWN_CODE = re.compile(r"(?!FC)[A-Z]{1,10}[0-9]{1,5}")


@dataclass(frozen=True)
class Settings:
    """The settings; without any, every rule runs as it is.

    `select` and `ignore` hold codes or their beginnings ("FC3"); the longer of two that both fit wins, and
    of two alike `ignore`. `per_file_ignores` maps a glob over the file's path to such beginnings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: str | None = None
    rules: tuple[OwnRule, ...] = ()

    def wants(self, code: str, file: str = "") -> bool:
        """Whether findings of a rule are wanted in a file."""
        chosen = max((len(each) for each in self.select if code.startswith(each)), default=-1)
        if self.select and chosen < 0:
            return False
        left_out = max((len(each) for each in self.ignore if code.startswith(each)), default=-1)
        if left_out >= chosen and left_out >= 0:
            return False
        return not any(
            fnmatchcase(file, glob) and code.startswith(codes)
            for glob, codes in self.per_file_ignores.items()
        )


def read_settings(table: object, where: str) -> Settings:
    """The settings in a table of unknown origin; `where` names it in what is refused.

    Raises Refused with everything that is wrong.
    """
    problems: list[str] = []
    if not isinstance(table, dict):
        problems.append(f'{where} is no table; write keys such as ignore = ["FC303"] below it.')
        refuse_if_any(problems)
        return Settings()
    problems += [
        f"{where} has a key “{key}” that is not known; known are {', '.join(_KEYS)}."
        for key in table
        if key not in _KEYS
    ]
    own = _own_rules(table.get("rules", []), where, problems)
    known = [*rules(), *(each.code for each in own)]
    per_file = table.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        problems.append(f'per-file-ignores in {where} is no table; write lines such as "old/*.md" = ["FC3"].')
        per_file = {}
    baseline = table.get("baseline")
    if baseline is not None and not (isinstance(baseline, str) and baseline.strip()):
        problems.append(f'baseline in {where} is no file name; write one such as "lint-baseline.json".')
    settings = Settings(
        select=_codes(table.get("select", []), f"select in {where}", known, problems),
        ignore=_codes(table.get("ignore", []), f"ignore in {where}", known, problems),
        severity=_severities(table.get("severity", {}), where, known, problems),
        per_file_ignores={
            str(glob): _codes(codes, f"per-file-ignores of {glob} in {where}", known, problems)
            for glob, codes in per_file.items()
        },
        baseline=baseline if isinstance(baseline, str) else None,
        rules=own,
    )
    refuse_if_any(problems)
    return settings


def _codes(value: object, what: str, known: list[str], problems: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        problems.append(f'{what} is no list of codes; write one such as ["FC303"].')
        return ()
    for each in value:
        if not each or not any(code.startswith(each) for code in known):
            problems.append(
                f"{what} names {each or 'an empty text'}, with which no rule's code begins; mend it."
            )
    return tuple(value)


def _severities(value: object, where: str, known: list[str], problems: list[str]) -> dict[str, Severity]:
    if not isinstance(value, dict):
        problems.append(f'severity in {where} is no table; write lines such as FC303 = "error".')
        return {}
    for code, severity in value.items():
        if code not in known:
            problems.append(f"severity in {where} names {code}, which is no rule's code; mend it.")
        if severity not in SEVERITIES:
            problems.append(
                f"The severity of {code} in {where} is none of {', '.join(SEVERITIES)}; choose one."
            )
    return {code: severity for code, severity in value.items() if severity in SEVERITIES}


def _own_rules(value: object, where: str, problems: list[str]) -> tuple[OwnRule, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        problems.append(f"rules in {where} is no list of tables; write each below its own [[…rules]].")
        return ()
    made = [_own_rule(row, number, where, problems) for number, row in enumerate(value, 1)]
    codes = [each.code for each in made if each]
    problems += [
        f"{where} has two rules with the code {code}; give one another code."
        for code in dict.fromkeys(codes)
        if codes.count(code) > 1
    ]
    return tuple(each for each in made if each)


def _own_rule(row: dict[str, Any], number: int, where: str, problems: list[str]) -> OwnRule | None:
    what = f"Rule {number} in {where}"
    found: list[str] = [
        f"{what} has a key “{key}” that is not known; known are {', '.join(_RULE_KEYS)}."
        for key in row
        if key not in _RULE_KEYS
    ]
    found += [
        f"{what} lacks {key}; write it as a text."
        for key in ("code", "pattern", "message", "write-instead")
        if not (isinstance(row.get(key), str) and row[key].strip())
    ]
    code = row.get("code")
    if isinstance(code, str) and code.strip() and not _OWN_CODE.fullmatch(code):
        found.append(
            f"{what} has the code {code}; write capitals and a number, such as ACME1, not beginning with FC."
        )
    severity = row.get("severity", "warning")
    if severity not in SEVERITIES:
        found.append(f"{what} has the severity {severity}; choose one of {', '.join(SEVERITIES)}.")
    if not found:
        rule = OwnRule(row["code"], row["pattern"], row["message"], row["write-instead"], severity)
        wrong = rule.problem()
        if wrong is None:
            return rule
        found.append(wrong)
    problems += found
    return None
