"""`python -m tests.write_rule_pages [--write]`: docs/lint, one page a rule, from the rules themselves."""

from __future__ import annotations

import sys

from fieldcraft.ads.lint.rules import Rule, rules
from tests.house import ROOT

FOLDER = ROOT / "docs" / "lint"


def page(rule: Rule) -> str:
    """The page of one rule."""
    rests_on = (
        "This is our judgement; nobody has measured it."
        if rule.origin == "judgement"
        else f"What is known about it: row {rule.origin} of the [sources](../sources.md)."
    )
    instead = rule.instead.replace("{what}", "what was found")
    asked = f"\n\n`fieldcraft ads rewrite` asks: {rule.ask.replace('{what}', '…')}" if rule.ask else ""
    return (
        f"# {rule.code} {rule.title}\n\n"
        f"`{rule.name}`, {rule.severity}. Ignore it in an ad with `fieldcraft: ignore {rule.code}`.\n\n"
        f"{rule.why} {rests_on}\n\n"
        f"**Write instead.** {instead}{asked}\n\n"
        f"Bad:\n\n{_quoted(rule.bad)}\n\nGood:\n\n{_quoted(rule.good)}\n"
    )


def _quoted(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines())


def table() -> str:
    """The list of rules that stands in the folder's README."""
    rows = (
        f"| [{each.code}]({each.code}.md) | {each.severity} | {each.title} |" for each in rules().values()
    )
    return "\n".join(["| code | severity | finds |", "|---|---|---|", *rows]) + "\n"


def main() -> None:
    if sys.argv[1:] != ["--write"]:
        print(table(), end="")
        return
    for rule in rules().values():
        (FOLDER / f"{rule.code}.md").write_text(page(rule), "utf-8")


if __name__ == "__main__":
    main()
