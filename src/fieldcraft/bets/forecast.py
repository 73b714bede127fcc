"""A forecast: the probability of a dated yes or no, or a range for a quantity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from fieldcraft.bets.bins import Bin, bins_from, quantiles, read_bins
from fieldcraft.fields import TITLE_LIMIT, Fields, shown
from fieldcraft.refusal import Refused, refuse_if_any

QUANTILES = ("p10", "p50", "p90")
CHANCE_FIELDS = ("question", "probability", "hoped")
RANGE_FIELDS = ("quantity", "unit", "p10", "p50", "p90", "bins", "hoped", "target")


@dataclass(frozen=True)
class ChanceForecast:
    """The probability (above 0, below 1) that the answer to `question` is yes; `hoped` is yes or no."""

    question: str
    probability: float
    hoped: str

    @property
    def hoped_chance(self) -> float:
        """The probability given to what is hoped for."""
        return self.probability if self.hoped == "yes" else 1 - self.probability

    def numbers(self) -> dict[str, Any]:
        """What an update may change."""
        return {"probability": self.probability}

    def to_dict(self) -> dict[str, Any]:
        return {"question": self.question, "probability": self.probability, "hoped": self.hoped}


@dataclass(frozen=True)
class RangeForecast:
    """Three quantiles of a quantity in its unit: it comes to lie under p10 with 10 %, and so on.

    `hoped` is higher or lower; `target`, where given, is what counts as reached. `bins` is how the range
    was thought out over the whole scale, where that was done.
    """

    quantity: str
    unit: str
    p10: float
    p50: float
    p90: float
    bins: tuple[Bin, ...] | None
    hoped: str
    target: float | None

    @property
    def mark(self) -> float:
        """What has to be reached: the target, else the p50."""
        return self.p50 if self.target is None else self.target

    def reached(self, value: float) -> bool:
        """Whether `value` is at or beyond the mark on the hoped side."""
        return value >= self.mark if self.hoped == "higher" else value <= self.mark

    def numbers(self) -> dict[str, Any]:
        """What an update may change."""
        bins = None if self.bins is None else [each.to_dict() for each in self.bins]
        return {"p10": self.p10, "p50": self.p50, "p90": self.p90, "bins": bins}

    def to_dict(self) -> dict[str, Any]:
        rest = {"quantity": self.quantity, "unit": self.unit, "hoped": self.hoped, "target": self.target}
        return rest | self.numbers()


Forecast: TypeAlias = ChanceForecast | RangeForecast


def forecast_from_dict(value: dict[str, Any]) -> Forecast:
    """The forecast that `to_dict` gave `value` for; nothing is checked again."""
    if "probability" in value:
        return ChanceForecast(**value)
    return RangeForecast(**{**value, "bins": bins_from(value["bins"])})


def with_numbers(forecast: Forecast, numbers: dict[str, Any]) -> Forecast:
    """The same forecast with the numbers of an update, found in `numbers`; nothing is checked."""
    if isinstance(forecast, ChanceForecast):
        return replace(forecast, probability=numbers["probability"])
    p10, p50, p90, bins = (numbers[name] for name in ("p10", "p50", "p90", "bins"))
    return replace(forecast, p10=p10, p50=p50, p90=p90, bins=bins_from(bins))


def with_probability(forecast: Forecast, probability: object) -> ChanceForecast:
    """The same yes/no forecast with another probability; Refused for a range or a false probability."""
    if not isinstance(forecast, ChanceForecast):
        raise Refused("This bet is about a quantity; give a range (p10, p50 and p90), not a probability.")
    problems: list[str] = []
    fields = Fields({"probability": probability}, CHANCE_FIELDS, "forecast", problems)
    value = _read_probability(fields)
    refuse_if_any(problems)
    assert value is not None
    return replace(forecast, probability=value)


def with_range(forecast: Forecast, p10: object, p50: object, p90: object) -> RangeForecast:
    """The same range forecast with other quantiles; its bins, which no longer fit, are dropped."""
    if not isinstance(forecast, RangeForecast):
        raise Refused("This bet is about a yes or no; give a probability, not a range.")
    problems: list[str] = []
    fields = Fields({"p10": p10, "p50": p50, "p90": p90}, RANGE_FIELDS, "forecast", problems)
    low, middle, high = _read_quantiles(fields)
    refuse_if_any(problems)
    return replace(forecast, p10=low, p50=middle, p90=high, bins=None)


def with_bins(forecast: Forecast, bins: object) -> RangeForecast:
    """The same range forecast with other bins, and the quantiles that they come to."""
    if not isinstance(forecast, RangeForecast):
        raise Refused("This bet is about a yes or no; give a probability, not bins.")
    problems: list[str] = []
    read = read_bins(Fields({"bins": bins}, RANGE_FIELDS, "forecast", problems))
    refuse_if_any(problems)
    if read is None:
        raise Refused("The bins are missing; write one a line, from low to high, such as 20 to 30: 15 %.")
    p10, p50, p90 = quantiles(read)
    return replace(forecast, p10=p10, p50=p50, p90=p90, bins=read)


def read_forecast(value: object, title: str, problems: list[str], certainty: bool = False) -> Forecast | None:
    """The forecast in a draft, or None with what is wrong added to `problems`.

    A yes/no forecast without a question asks its title, and hopes for yes unless it says no. Only with
    `certainty` may its probability be 0 or 1. A range may be given by its bins alone.
    """
    if value is None:
        problems.append("The forecast is missing; give a probability, or a quantity with p10, p50 and p90.")
        return None
    names = value.keys() if isinstance(value, dict) else ()
    chance = [name for name in ("question", "probability") if name in names]
    ranged = [name for name in ("quantity", "p10", "p50", "p90", "bins") if name in names]
    if chance and ranged:
        problems.append(
            f"The forecast has both {chance[0]} and {ranged[0]}; "
            "keep either question and probability, or quantity and range."
        )
        return None
    if isinstance(value, dict) and not chance and not ranged:
        problems.append("The forecast is empty; give a probability, or a quantity with p10, p50 and p90.")
        return None
    before = len(problems)
    forecast = _read_range(value, problems) if ranged else _read_chance(value, title, problems, certainty)
    return forecast if len(problems) == before else None


def _read_chance(value: object, title: str, problems: list[str], certainty: bool) -> ChanceForecast:
    fields = Fields(value, CHANCE_FIELDS, "forecast", problems)
    question = fields.text("question") or title
    hoped = fields.choice("hoped", ("yes", "no"), default="yes")
    return ChanceForecast(question, _read_probability(fields, certainty) or 0.0, hoped)


def _read_probability(fields: Fields, certainty: bool = False) -> float | None:
    """A probability above 0 and below 1, or with `certainty` at them; None, with what is wrong noted."""
    if fields.values and not fields.given("probability"):
        fields.problems.append(
            "The probability is missing; say how likely it is (for 70 % write 70 on a page, 0.7 in JSON)."
        )
    value = fields.number("probability", example="0.7 for 70 %")
    if value is None or 0 < value < 1 or (certainty and value in (0, 1)):
        return value
    if value in (0, 1):
        near = "0.01" if value == 0 else "0.99"
        fields.problems.append(
            f"The probability {value:g} leaves no doubt at all; choose one above 0 and below 1, "
            f"such as {near}."
        )
    else:
        meant = f"; write {value / 100:g} for {value:g} %" if 1 < value < 100 else ""
        fields.problems.append(
            f"The probability {shown(fields.values['probability'])} is not between 0 and 1"
            f"{meant or '; write 0.7 for 70 %'}."
        )
    return None


def _read_range(value: object, problems: list[str]) -> RangeForecast:
    fields = Fields(value, RANGE_FIELDS, "forecast", problems)
    quantity = fields.text("quantity", TITLE_LIMIT)
    if not quantity:
        problems.append("The quantity is missing; name what will be counted or measured.")
    unit = fields.text("unit", TITLE_LIMIT)
    bins = read_bins(fields)
    by_bins = not any(fields.given(name) for name in QUANTILES) and fields.given("bins")
    if by_bins:
        p10, p50, p90 = (0.0, 0.0, 0.0) if bins is None else quantiles(bins)
    else:
        p10, p50, p90 = _read_quantiles(fields)
    hoped = fields.choice("hoped", ("higher", "lower"))
    return RangeForecast(quantity, unit, p10, p50, p90, bins, hoped, fields.number("target"))


def _read_quantiles(fields: Fields) -> tuple[float, float, float]:
    before = len(fields.problems)
    missing = [name for name in QUANTILES if not fields.given(name)]
    if missing:
        fields.problems.append(f"The range lacks {' and '.join(missing)}; give p10, p50 and p90.")
    p10, p50, p90 = (fields.number(name) or 0.0 for name in QUANTILES)
    if len(fields.problems) == before and not (p10 <= p50 <= p90 and p10 < p90):
        fields.problems.append(
            f"The range {p10:g}, {p50:g}, {p90:g} is not in order; "
            "p10 must lie below p90, and p50 between them."
        )
    return p10, p50, p90
