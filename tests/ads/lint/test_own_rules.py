"""Rules of a person's own."""

from __future__ import annotations

import pytest

from fieldcraft.ads.lint import own_rules
from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.own_rules import OwnRule
from fieldcraft.ads.lint.settings import Settings
from fieldcraft.refusal import Refused


def rule(pattern: str) -> OwnRule:
    return OwnRule("ACME1", pattern, "Our readers skip this.", "Say what you mean.")


def test_a_rule_of_ones_own_is_found_like_any_other() -> None:
    linted = lint("We seek Synergies.", Settings(rules=(rule("synerg(y|ies)"),)))
    (found,) = linted.findings
    assert (found.code, found.what, found.write_instead) == ("ACME1", "Synergies", "Say what you mean.")


@pytest.mark.parametrize("pattern", ["(", "a{2,1}", "[", "x*", "", "(?P<a>b)(?P=c)", "a" * 501])
def test_a_pattern_that_cannot_be_a_rule_is_said(pattern: str) -> None:
    assert "ACME1" in (rule(pattern).problem() or "")


@pytest.mark.parametrize("call", ["(?R)", "(?0)", "(?1)", "(?-1)", "(?&word)", "(?P>word)"])
def test_a_pattern_that_calls_itself_is_not_tried(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OwnRule, "_compiled", None)
    said = rule(f"(?P<word>a{call}?b)").problem()
    assert said is not None and said.startswith(f"The pattern of ACME1 calls itself with {call}; ")


@pytest.mark.parametrize("pattern", [r"\(?R\)", "a[(?R)]", r"a[\](?R)]", "[](?R)]", "(?:R)", "(?=R)R"])
def test_brackets_that_call_nothing_are_no_call(pattern: str) -> None:
    assert rule(pattern).problem() is None


def test_no_empty_brackets_stand_where_no_cause_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("regex.compile", out_of_memory)
    assert rule("words").problem() == "The pattern of ACME1 is no regular expression; mend it."


def test_a_pattern_that_explodes_is_stopped_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_rules, "SECONDS_AN_AD", 0.05)
    exploding = rule("(a|aa)+$")
    assert exploding.problem() is None
    with pytest.raises(Refused, match="ACME1 takes more than"):
        list(exploding.findings("a" * 60 + "!"))


def test_a_thousand_hits_are_enough() -> None:
    assert len(list(rule("a").findings("a" * 5_000))) == own_rules.MOST_HITS
