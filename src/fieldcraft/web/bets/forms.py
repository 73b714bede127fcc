"""The forms of bets: how people type them, turned into the JSON that the rules read.

The forms check nothing. What cannot be read as a number is handed on as it was typed, so that the rules
refuse it in their own words, and what was typed stays in the form.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from fieldcraft.bets.bins import typed_bins
from fieldcraft.bets.draft import KINDS, LISTS, TEXTS
from fieldcraft.bets.parts import parts
from fieldcraft.typed import typed_number, typed_percent, typed_whole

PARTS = {part.field: part for part in parts()}
# heading -> the fields under it, in the order in which a bet is thought out.
GROUPS = {
    "The choice": ("title", "kind", "goal", "situation", "options", "choice", "reason"),
    PARTS["base_rate"].label: ("base_k", "base_n", "base_of"),
    "What do you expect?": ("question", "probability", "hoped_answer"),
    "Or bet on a quantity": ("quantity", "unit", "bins", "p10", "p50", "p90", "target", "hoped_side"),
    "When and how it is told": ("due", "resolution"),
    "What is in your hands": ("controls", "does_not_control", "if_then"),
    PARTS["stake"].label: ("hours", "money", "reversible"),
    "What it belongs to": ("tags", "criteria", "sources", "lessons"),
}
# What few need, folded while nothing stands in it.
FOLDED = ("Or bet on a quantity", "What it belongs to")


class TypedForm(forms.Form):
    """A form whose fields are read as they were typed."""

    def typed(self, name: str) -> str:
        """What was typed into a field, without blanks around it."""
        return str(self.data.get(name, "")).strip()


def line(label: str, help_text: str = "", **attributes: Any) -> forms.CharField:
    """A field of one line."""
    return field(label, help_text, forms.TextInput(attrs=attributes))


def lines(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    """A field of several lines."""
    return field(label, help_text, forms.Textarea(attrs={"rows": rows}))


def pick(label: str, choices: Iterable[tuple[str, str]], help_text: str = "") -> forms.CharField:
    """A field to pick one of a few in."""
    return field(label, help_text, forms.RadioSelect(choices=list(choices)))


def field(label: str, help_text: str, widget: forms.Widget) -> forms.CharField:
    """A field that may be left empty and is read as text; the rules check it."""
    return forms.CharField(label=label, help_text=help_text, required=False, widget=widget)


def _part(name: str, rows: int = 0) -> forms.CharField:
    part = PARTS[name]
    return lines(part.label, part.help, rows) if rows else line(part.label, part.help)


class DraftForm(TypedForm):
    """All parts of a bet. Whoever fills the yes/no part leaves the range empty, and the other way round."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    title = _part("title")
    kind = field(PARTS["kind"].label, "", forms.Select(choices=[(kind, kind.title()) for kind in KINDS]))
    goal = _part("goal", 2)
    situation = _part("situation", 3)
    options = _part("options", 4)
    choice = _part("choice", 2)
    reason = _part("reason", 3)
    base_k = line("How many came true", inputmode="numeric")
    base_n = line("Of how many", inputmode="numeric")
    base_of = line("What is similar about them")
    question = lines(
        "The question, answered by yes or no", "Leave it empty when you bet on a quantity.", rows=2
    )
    probability = line("Chance of yes", "Above 0 and below 100 %, for example 70 %.", inputmode="decimal")
    hoped_answer = pick("You hope for", [("yes", "yes"), ("no", "no")])
    quantity = line("The quantity", "Leave it empty when you bet on a yes or no.")
    unit = line("Its unit")
    bins = lines(
        "The whole scale in bins",
        "One a line with its chance, such as 20 to 30: 15 %; all together 100 %. "
        "Whoever does this may leave low, middle and high empty, and is less often too sure.",
        4,
    )
    p10 = line("Low (p10)", "It comes to lie below this 1 time in 10.", inputmode="decimal")
    p50 = line("Middle (p50)", "As often above as below.", inputmode="decimal")
    p90 = line("High (p90)", "It comes to lie above this 1 time in 10.", inputmode="decimal")
    hoped_side = pick("You hope for it to be", [("higher", "higher"), ("lower", "lower")])
    target = line("Target", "What counts as reached; left empty, the middle does.", inputmode="decimal")
    resolution = _part("resolution", 2)
    due = field(PARTS["due"].label, "", forms.DateInput(attrs={"type": "date"}))
    controls = _part("controls", 2)
    does_not_control = _part("does_not_control", 2)
    if_then = _part("if_then", 2)
    hours = line("Hours it may cost", inputmode="decimal")
    money = line("Money it may cost", "In your own currency.", inputmode="decimal")
    reversible = pick(PARTS["reversible"].label, [("yes", "yes"), ("no", "no"), ("", "not said")])
    tags = _part("tags", 2)
    criteria = _part("criteria", 2)
    sources = _part("sources", 2)
    lessons = _part("lessons", 2)

    @classmethod
    def from_draft(cls, draft: Mapping[str, Any], form_key: str = "") -> DraftForm:
        """The form filled with a draft in the shape of CONTRACTS.md, which may be empty or partial.

        Two forms with one `form_key` open one bet; without one, each form made opens its own.
        """
        base_rate, stake = draft.get("base_rate") or {}, draft.get("stake") or {}
        reversible = draft.get("reversible")
        initial = {name: draft.get(name) or "" for name in ("title", "kind", "due", *TEXTS)}
        initial |= {name: "\n".join(draft.get(name) or ()) for name in LISTS}
        initial |= {f"base_{name}": _plain(base_rate.get(name)) for name in ("k", "n", "of")}
        initial |= {name: _plain(stake.get(name)) for name in ("hours", "money")}
        initial |= forecast_initial(draft.get("forecast") or {})
        initial["reversible"] = "" if reversible is None else "yes" if reversible else "no"
        initial |= {"form_key": form_key or secrets.token_urlsafe(16)}
        return cls(initial=initial)

    def to_draft(self) -> dict[str, Any]:
        """The draft that was typed, in the shape of CONTRACTS.md; not checked."""
        base_rate = {"k": self._whole("base_k"), "n": self._whole("base_n"), "of": self.typed("base_of")}
        stake = {name: self._number(name) for name in ("hours", "money")}
        draft: dict[str, Any] = {name: self.typed(name) for name in ("title", "kind", "due", *TEXTS)}
        draft |= {name: self.typed(name).split("\n") for name in LISTS}
        return draft | {
            "base_rate": base_rate if any(value not in (None, "") for value in base_rate.values()) else None,
            "forecast": self._forecast(),
            "stake": stake if any(value is not None for value in stake.values()) else None,
            "reversible": {"yes": True, "no": False}.get(self.typed("reversible")),
        }

    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under their headings, in the order in which a bet is thought out."""
        return [(heading, [self[name] for name in names]) for heading, names in GROUPS.items()]

    def _forecast(self) -> dict[str, Any] | None:
        question = " ".join(self.typed("question").splitlines())
        chance = {"question": question, "probability": typed_percent(self.typed("probability"))}
        ranged: dict[str, Any] = {name: self._number(name) for name in ("p10", "p50", "p90", "target")}
        ranged |= {name: self.typed(name) for name in ("quantity", "unit")}
        ranged["bins"] = typed_bins(self.typed("bins"))
        forecast = {name: value for name, value in (chance | ranged).items() if value not in (None, "")}
        if any(name in forecast for name in chance):
            forecast["hoped"] = self.typed("hoped_answer") or None
        elif forecast:
            forecast["hoped"] = self.typed("hoped_side") or None
        return forecast or None

    def _number(self, name: str) -> float | str | None:
        return typed_number(self.typed(name), "%", self.typed("unit"))

    def _whole(self, name: str) -> int | str | None:
        return typed_whole(self.typed(name))


def forecast_initial(forecast: Mapping[str, Any]) -> dict[str, Any]:
    names = ("question", "quantity", "unit", "p10", "p50", "p90", "target")
    initial = {name: _plain(forecast.get(name)) for name in names}
    probability, hoped = forecast.get("probability"), forecast.get("hoped")
    return initial | {
        "probability": "" if probability is None else _exact_percent(probability),
        "bins": "\n".join(_typed_bin(each) for each in forecast.get("bins") or ()),
        "hoped_answer": hoped if hoped in ("yes", "no") else "yes",
        "hoped_side": hoped if hoped in ("higher", "lower") else "",
    }


def _exact_percent(probability: float) -> str:
    """A probability in percent with all its places, so that a form sent untouched changes nothing."""
    whole, _, places = f"{Decimal(str(probability)) * 100:f}".partition(".")
    places = places.rstrip("0")
    return f"{whole}.{places} %" if places else f"{whole} %"


def _typed_bin(each: Mapping[str, Any]) -> str:
    return f"{_plain(each['low'])} to {_plain(each['high'])}: {_exact_percent(each['probability'])}"


def _plain(value: Any) -> str:
    """A value as it is typed: nothing for None, no ".0" after whole numbers."""
    if value is None:
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value == int(value) else str(value)
