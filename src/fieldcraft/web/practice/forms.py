"""The forms of practice: how people type, turned into the JSON that the rules read. They check nothing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import Truncator

from fieldcraft.practice.units import YES_NO
from fieldcraft.typed import plain_whole, typed_number, typed_percent
from fieldcraft.web.bets.forms import TypedForm, field, line, lines, pick

if TYPE_CHECKING:
    from fieldcraft.practice.asking import Ask
    from fieldcraft.practice.run import Run

# The two groups of things to forecast; the style sheet shows the fields that fit the group.
RANGES, CHANCES = "A quantity, as a range", "A yes or no, as a chance"
# A reason may be long; of each so many characters are enough to know it again.
LONGEST_REASON = 120


class StartForm(TypedForm):
    """Which company, and perhaps which world."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    seed = line("Seed", "A whole number; the same seed is the same world. Leave it empty to get a new one.")

    @classmethod
    def fresh(cls) -> StartForm:
        """An empty form with a key of its own."""
        return cls(initial={"form_key": secrets.token_urlsafe(16)})


class DecisionForm(TypedForm):
    """One decision: the choice, the reason, and a forecast of one thing."""

    # What can be forecast where the run stands.
    asks: tuple[Ask, ...] = ()
    week = forms.CharField(required=False, widget=forms.HiddenInput)
    choice = pick("What do you decide?", ())
    reason = lines("Your reason", "One sentence; the debrief shows it to you again.", 2)
    about = field("What do you forecast?", "Each choice says what it shows in first.", forms.Select())
    chance = line("How likely is that?", "70 % for example.")
    p10 = line("Low (p10)", "1 in 10 that it comes to less.", inputmode="decimal")
    p50 = line("Middle (p50)", "As likely below as above.", inputmode="decimal")
    p90 = line("High (p90)", "1 in 10 that it comes to more.", inputmode="decimal")

    @classmethod
    def of(cls, run: Run, data: Mapping[str, Any] | None = None) -> DecisionForm:
        """The form for where the run stands, empty or with what was typed."""
        # Read where it is used: the engine behind it takes a while to load.
        from fieldcraft.practice.asking import most_natural

        about = "" if run.situation is None else most_natural(run.lane, run.situation, run.asks)
        form = cls(data, initial={"week": run.week, "about": about})
        form.asks = run.asks
        choices = () if run.situation is None else run.situation.choices
        form.fields["choice"].widget.choices = [(each.id, each.text) for each in choices]
        grouped = {
            words: [(each.key, _line(each)) for each in run.asks if (each.unit == YES_NO) == chance]
            for words, chance in ((RANGES, False), (CHANCES, True))
        }
        form.fields["about"].widget.choices = list(grouped.items())
        return form

    def to_decision(self) -> dict[str, Any]:
        """What was typed, in the shape of a decision; not checked."""
        about = self.typed("about")
        forecast: dict[str, Any] | None
        if any(each.key == about and each.unit == YES_NO for each in self.asks):
            forecast = {"question": about, "probability": typed_percent(self.typed("chance"))}
        elif about:
            forecast = {"quantity": about}
            units = ("%", *(each.unit for each in self.asks if each.key == about))
            forecast |= {name: typed_number(self.typed(name), *units) for name in ("p10", "p50", "p90")}
        else:
            forecast = None
        return {
            "choice": self.typed("choice"),
            "reason": self.typed("reason"),
            "forecast": forecast,
            "week": _week(self.typed("week")),
        }


class OwnViewForm(TypedForm):
    """Best and worst decision, before the record is seen."""

    best = pick("Which was your best decision?", ())
    worst = pick("Which was your worst?", ())
    because = lines("Why?", "", 2)

    @classmethod
    def of(cls, run: Run, data: Mapping[str, Any] | None = None) -> OwnViewForm:
        """The form with the decisions of this run to pick from."""
        form = cls(data)
        taken = [(str(each.week), _taken(run, number)) for number, each in enumerate(run.decided)]
        for name in ("best", "worst"):
            form.fields[name].widget.choices = taken
        return form

    def to_view(self) -> dict[str, Any]:
        """What was picked, in the shape of an own view; not checked."""
        weeks = {name: _week(self.typed(name)) for name in ("best", "worst")}
        return {**weeks, "because": self.typed("because")}


def _week(typed: str) -> int | str | None:
    """The week that was sent; the text itself when it is none, to be refused by who reads it."""
    week = plain_whole(typed)
    return (typed or None) if week is None else week


def _line(ask: Ask) -> str:
    words = f"{ask.quantity[:1].upper()}{ask.quantity[1:]}"
    return words if ask.unit == YES_NO else f"{words} ({ask.unit})"


def _taken(run: Run, number: int) -> str:
    """A decision as it is picked for the own view: what was asked, what was chosen, and why."""
    decided = run.decided[number]
    because = f" Your reason: {Truncator(decided.reason).chars(LONGEST_REASON)}"
    return f"Week {decided.week}, {_subject(run, number)}: {run.chosen(number).text}.{because}"


def _subject(run: Run, number: int) -> str:
    from fieldcraft.practice.showing import message

    said = message(run, run.points[number][1], number)
    # A subject that quotes an idea is itself quoted here.
    return f"“{said['subject'].replace('“', '‘').replace('”', '’')}”" if said else ""
