"""A baseline: findings that were there when somebody began to lint, so that only new ones are told.

It holds hashes of what was found, never the words of an ad.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from fieldcraft.ads.lint.finding import Finding
from fieldcraft.refusal import Refused

_VERSION = 1
_HASH_DIGITS = 16
# How every baseline begins; over a file that begins otherwise none is written.
BASELINE_START = b'{\n "version":'


@dataclass(frozen=True)
class Baseline:
    """How often each finding, by file, code and hash of its words, was there."""

    known: Mapping[tuple[str, str, str], int]

    def new_in(self, file: str, found: Iterable[Finding]) -> tuple[list[Finding], int]:
        """The findings of a file that the baseline does not know, and how many it knows."""
        left = Counter({key: count for key, count in self.known.items() if key[0] == file})
        new: list[Finding] = []
        old = 0
        for each in found:
            key = _key(file, each)
            if left[key] > 0:
                left[key] -= 1
                old += 1
            else:
                new.append(each)
        return new, old


def write_baseline(found: Iterable[tuple[str, Finding]]) -> str:
    """The baseline of these findings, each with its file, as JSON in a stable order."""
    counted = Counter(_key(file, each) for file, each in found)
    rows = [
        {"file": file, "code": code, "words": words, "count": count}
        for (file, code, words), count in sorted(counted.items())
    ]
    return json.dumps({"version": _VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str, where: str) -> Baseline:
    """The baseline written in `text`. Refused when it is none; `where` names it."""
    try:
        value = json.loads(text)
        rows = value["findings"]
        known = {(str(row["file"]), str(row["code"]), str(row["words"])): int(row["count"]) for row in rows}
        fits = value["version"] == _VERSION
    except (ValueError, TypeError, KeyError, RecursionError):
        fits = False
    if not fits:
        raise Refused(f"{where} is no baseline; write it anew with --write-baseline.")
    return Baseline(known)


def _key(file: str, each: Finding) -> tuple[str, str, str]:
    """Where a finding stands does not count, so that text above it may change."""
    words = " ".join(each.what.lower().split())
    return file, each.code, sha256(words.encode("utf-8", "replace")).hexdigest()[:_HASH_DIGITS]
