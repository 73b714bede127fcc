"""The form by which bets are looked for, and the one by which judgement is told apart."""

from __future__ import annotations

from django import forms

from fieldcraft.bets.bet import STATES
from fieldcraft.bets.draft import KINDS
from fieldcraft.bets.sentences import STATE_WORDS
from fieldcraft.web.bets.forms import TypedForm, field, line
from fieldcraft.web.bets.lists import Wanted

ANY_KIND = [("", "any kind"), *((kind, kind) for kind in KINDS)]
KINDS_AND_PRACTICE = [*ANY_KIND, ("practice", "practice")]


class SearchForm(TypedForm):
    """Words, a state, a kind, a tag; each may be left empty."""

    search = line("Words of the title or a tag", accesskey="s", type="search")
    state = field(
        "State",
        "",
        forms.Select(choices=[("", "any state"), *((state, STATE_WORDS[state]) for state in STATES)]),
    )
    kind = field("Kind", "", forms.Select(choices=ANY_KIND))
    tag = line("Tag")

    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(self.typed("search"), self.typed("state"), self.typed("kind"), self.typed("tag"))

    def address(self) -> dict[str, str]:
        """What was typed, as it stands in an address."""
        return {name: self.typed(name) for name in self.fields if self.typed(name)}


class JudgementForm(TypedForm):
    """A kind, a tag, a situation; each may be left empty."""

    kind = field("Kind", "", forms.Select(choices=KINDS_AND_PRACTICE))
    tag = line("Tag")
    situation = line("Situation", "How it begins.")
