"""From a run's ledger to the run, and the next entry behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from fieldcraft import __version__
from fieldcraft.bets.forecast import forecast_from_dict
from fieldcraft.bets.ledger import GENESIS, Entry, append, check_clock, verify
from fieldcraft.bets.settlement import Happened, Outcome, Value
from fieldcraft.refusal import Refused
from fieldcraft.web.practice.tables import PracticeEntryRow, PracticeRunRow

if TYPE_CHECKING:
    from fieldcraft.practice.run import Decided, Run

# The rooms' engine is compiled code that takes long to load; it is read only where a run is played.
STARTED, DECIDED, SETTLED, OWN_VIEW = "run_started", "bet_opened", "bet_settled", "own_view"
SKIPPED = "own_view_skipped"
LESSON, RECALLED = "lesson_written", "lesson_recalled"
# The record was worked out: what the trend across runs takes from it, so that nothing is replayed for that.
DEBRIEFED = "debriefed"


@dataclass(frozen=True)
class Kept:
    """What a run's ledger holds: its start, its decisions, outcomes by decision, the player's own view.

    `skipped` tells that the player went on without saying one. `debriefed` is what was noted when the record
    was first worked out, here or elsewhere.
    """

    entries: tuple[Entry, ...]
    start: dict[str, Any]
    decided: tuple[dict[str, Any], ...]
    settled: dict[int, Outcome]
    own_view: dict[str, Any] | None
    skipped: bool = False
    debriefed: dict[str, Any] | None = None

    @property
    def said(self) -> str | None:
        """What became of the player's own view: "said" or "skipped"; None while neither is."""
        return "said" if self.own_view is not None else "skipped" if self.skipped else None

    @property
    def current(self) -> bool:
        """Whether this program's model is the one that the run was played on."""
        from fieldcraft.practice.model import model_hash

        return bool(self.start["content_hash"] == model_hash())

    @property
    def world(self) -> tuple[str, str]:
        """What tells one world from another: the scenario and the seed."""
        return self.start["scenario"], self.start["seed"]

    def check_model(self) -> None:
        """Refuse to play on, or to debrief, with another model than the run's own."""
        if not self.current:
            raise Refused(
                f"This run was played on an earlier model (Fieldcraft {self.start['fieldcraft']}, model "
                f"{self.start['model']}), so its year cannot be told with this one; its decisions are kept. "
                "Start another run, or open it with that version."
            )

    def to_run(self) -> Run:
        """The run, to be played again up to where it stands."""
        from fieldcraft.practice.asking import Ask
        from fieldcraft.practice.run import Decided, Run
        from fieldcraft.practice.scenarios import scenario

        self.check_model()
        decided = (
            Decided(
                body["week"],
                body["choice"],
                body["reason"],
                None if body["forecast"] is None else forecast_from_dict(body["forecast"]),
                None if body["ask"] is None else Ask(**body["ask"]),
            )
            for body in self.decided
        )
        return Run(scenario(self.start["scenario"]), int(self.start["seed"]), tuple(decided))


def kept(row: PracticeRunRow) -> Kept:
    """What the ledger of a run holds; Refused when somebody changed it."""
    entries = [each.to_entry() for each in row.entries.all()]
    fault = verify(entries)
    if fault is not None or not entries:
        at, why = (1, "is missing.") if fault is None else (fault.sequence, fault.why)
        raise Refused(f"The ledger of this run is broken: entry {at} {why} Restore a backup.")
    whole = tuple(each for each in entries if isinstance(each, Entry))
    kinds = (DECIDED, SETTLED, OWN_VIEW, SKIPPED, DEBRIEFED)
    of = {kind: [each.body for each in whole if each.kind == kind] for kind in kinds}
    try:
        held = Kept(
            whole,
            whole[0].body,
            tuple(of[DECIDED]),
            {body["bet"]: _outcome(body["outcome"]) for body in of[SETTLED]},
            of[OWN_VIEW][-1] if of[OWN_VIEW] else None,
            skipped=bool(of[SKIPPED]),
            debriefed=of[DEBRIEFED][0] if of[DEBRIEFED] else None,
        )
        _check_bodies(held)
    except (KeyError, TypeError, ValueError):
        raise Refused("The ledger of this run is broken: its entries do not fit. Restore a backup.") from None
    return held


def _check_bodies(held: Kept) -> None:
    """KeyError or TypeError where something else stands in a whole chain than what all readers go by."""
    needed: list[tuple[dict[str, Any], tuple[str, ...]]] = [
        (held.start, ("scenario", "seed", "content_hash"))
    ]
    needed += [(body, ("week", "choice", "forecast")) for body in held.decided]
    if held.debriefed is not None:
        needed += [(held.debriefed, ("unit",)), (held.debriefed["decision_skill"], ("mean", "se"))]
        needed += [(held.debriefed["forecasts"], ("ranges", "held"))]
    for body, names in needed:
        for name in names:
            body[name]


def kept_or_why(row: PracticeRunRow) -> Kept | Refused:
    """What the ledger of a run holds, or why it cannot be read: for lists, in which the other runs stand."""
    try:
        return kept(row)
    except Refused as refused:
        return refused


def add(row: PracticeRunRow, kind: str, body: dict[str, Any], now: datetime) -> None:
    """Append an entry to the run's ledger, inside a `writing` transaction."""
    last = row.entries.order_by("-sequence").first()
    head = GENESIS
    if last is not None:
        check_clock(last.at, now)
        entry = last.to_entry()
        if not isinstance(entry, Entry):
            raise Refused(f"Entry {entry.sequence} of this run {entry.why} Restore a backup.")
        head = entry.head
    PracticeEntryRow.of(row, append(head, now, kind, body)).save()


def start_body(key: str, scenario: str, seed: int) -> dict[str, Any]:
    """The first entry of a run. The seed is text, because JSON readers elsewhere lose digits above 2**53."""
    from fieldcraft.practice.model import VERSION, model_hash

    return {
        "run": key,
        "scenario": scenario,
        "seed": str(seed),
        "model": VERSION,
        "content_hash": model_hash(),
        "fieldcraft": __version__,
    }


def decision_body(number: int, decided: Decided) -> dict[str, Any]:
    """A decision as its entry holds it: a practice bet, numbered within the run."""
    return {
        "bet": number,
        "kind": "practice",
        "week": decided.week,
        "choice": decided.choice,
        "reason": decided.reason,
        "forecast": None if decided.forecast is None else decided.forecast.to_dict(),
        "ask": None if decided.ask is None else decided.ask.to_dict(),
    }


def settled_body(number: int, week: int, outcome: Outcome) -> dict[str, Any]:
    """The settlement of a practice bet, read from the simulation after `week` weeks."""
    return {"bet": number, "week": week, "outcome": outcome.to_dict(), "read_from": "the simulation"}


def debriefed_body(told: dict[str, Any]) -> dict[str, Any]:
    """What of a record its entry holds: decision skill with its error, how forecasts did, the model."""
    from fieldcraft.practice.model import model_hash

    result = told["result"]
    return {
        "replays": told["replays"],
        "decision_skill": {"mean": result["decision_skill"], "se": result["se"]["decision_skill"]},
        "unit": told["unit"],
        "forecasts": told["forecasts"],
        "content_hash": model_hash(),
    }


def _outcome(body: dict[str, Any]) -> Outcome:
    return Happened(body["happened"]) if "happened" in body else Value(body["value"])
