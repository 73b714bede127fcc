from __future__ import annotations

import io
import tracemalloc
from datetime import UTC, datetime

import pytest

from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.reading import plan_import
from fieldcraft.bets.ledger import verify
from fieldcraft.refusal import Refused
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.data.health import check_bets
from fieldcraft.web.data.importing import import_bets
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, TODAY
from tests.bets.imports.files import FATEBOOK_HEADER, fatebook_line
from tests.web.data.living import NOW, OLD_BETS, bets_of, bring_in, ledger_of

BAD = "It stays,70 %,2025-01-02,never,no\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def test_imported_bets_follow_those_that_are_there_and_are_unwitnessed(ada: Person) -> None:
    actions.open_bet(ada, FULL, TODAY, NOW)
    done = bring_in(ada, OLD_BETS)
    assert (done.imported, done.refused) == (1, ())
    first, second = bets_of(ada)
    assert (first.unwitnessed, second.unwitnessed, second.id) == (False, True, "2")
    assert [entry.kind for entry in ledger_of(ada)] == ["bet_opened", "bet_imported"]
    assert verify(actions.ledger_entries(ada)) is None
    assert check_bets(ada).ok


def test_a_bad_line_keeps_the_whole_file_out_and_every_bad_line_is_listed(ada: Person) -> None:
    done = bring_in(ada, OLD_BETS + BAD + BAD)
    assert done.to_dict()["imported"] == 0
    assert [bad.line for bad in done.refused] == [3, 4]
    assert (ledger_of(ada), bets_of(ada)) == ([], [])


def test_the_good_lines_are_kept_when_that_is_said(ada: Person) -> None:
    done = bring_in(ada, OLD_BETS + BAD, skip_bad=True)
    assert (done.imported, len(done.refused)) == (1, 1)
    assert len(bets_of(ada)) == 1


def test_a_file_that_is_imported_twice_is_kept_once(ada: Person) -> None:
    bring_in(ada, OLD_BETS)
    (bad,) = bring_in(ada, OLD_BETS).refused
    assert bad.why == "It is among your bets already, as bet 1; remove the line."
    assert len(bets_of(ada)) == 1


def test_the_forecasts_of_a_question_are_entries_of_the_chain(ada: Person) -> None:
    lines = [FATEBOOK_HEADER, fatebook_line(), fatebook_line(chance="0.8", on="2025-02-01 10:00:0")]
    bring_in(ada, "\n".join(lines))
    assert [entry.kind for entry in ledger_of(ada)] == ["bet_imported", "forecast_updated"]
    assert verify(actions.ledger_entries(ada)) is None
    assert check_bets(ada).ok


def test_somebody_elses_bets_are_left_alone(ada: Person) -> None:
    ben = Person.objects.create(name="ben")
    bring_in(ben, OLD_BETS)
    assert bring_in(ada, OLD_BETS).imported == 1
    assert len(bets_of(ben)) == 1


def test_a_clock_that_went_backwards_is_refused_and_nothing_is_kept(ada: Person) -> None:
    actions.open_bet(ada, FULL, TODAY, NOW)
    file = io.BytesIO(OLD_BETS.encode())
    earlier = datetime(2026, 3, 1, tzinfo=UTC)
    with pytest.raises(Refused):
        import_bets(ada, file, plan_import(file, Choices()), TODAY, earlier)
    assert len(bets_of(ada)) == 1


def test_many_lines_are_imported_in_bounded_memory_and_it_is_said_how_far_it_is(ada: Person) -> None:
    lines = [f"Bet number {number},50 %,2025-01-02,2025-03-01,yes" for number in range(1500)]
    file = io.BytesIO("\n".join([OLD_BETS.splitlines()[0], *lines]).encode())
    plan, said = plan_import(file, Choices()), list[int]()
    tracemalloc.start()
    done = import_bets(ada, file, plan, TODAY, NOW, progress=said.append)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (done.imported, said, BetRow.objects.count()) == (1500, [500, 1000, 1500], 1500)
    assert most < 30_000_000


def lines_of(count: int) -> io.BytesIO:
    lines = [f"Bet number {number},50 %,2025-01-02,2025-03-01,yes" for number in range(count)]
    return io.BytesIO("\n".join([OLD_BETS.splitlines()[0], *lines]).encode())


def test_what_others_keep_while_the_file_is_read_stands_before_its_bets(ada: Person) -> None:
    file = lines_of(600)

    def meanwhile(count: int) -> None:
        actions.open_bet(ada, FULL, TODAY, NOW)

    done = import_bets(ada, file, plan_import(file, Choices()), TODAY, NOW, progress=meanwhile)
    assert done.imported == 600
    assert [bet.unwitnessed for bet in bets_of(ada)] == [False] + [True] * 600
    assert verify(actions.ledger_entries(ada)) is None
    assert check_bets(ada).ok


@pytest.mark.parametrize(("skip", "imported", "after"), [(False, 0, 1), (True, 599, 600)])
def test_a_bet_that_others_import_while_the_file_is_read_is_a_bad_line(
    ada: Person, skip: bool, imported: int, after: int
) -> None:
    file = lines_of(600)

    def meanwhile(count: int) -> None:
        bring_in(ada, OLD_BETS.splitlines()[0] + "\nBet number 2,50 %,2025-01-02,2025-03-01,yes\n")

    plan = plan_import(file, Choices())
    done = import_bets(ada, file, plan, TODAY, NOW, skip_bad=skip, progress=meanwhile)
    assert (done.imported, len(bets_of(ada))) == (imported, after)
    (bad,) = done.refused
    assert (bad.line, bad.why) == (4, "It is among your bets already, as bet 1; remove the line.")
    assert check_bets(ada).ok


def test_a_ledger_that_was_replaced_while_the_file_is_read_keeps_the_file_out(ada: Person) -> None:
    actions.open_bet(ada, FULL, TODAY, NOW)
    file = lines_of(600)

    def meanwhile(count: int) -> None:
        LedgerEntryRow.objects.all()._raw_delete("default")

    with pytest.raises(Refused, match="was erased or replaced"):
        import_bets(ada, file, plan_import(file, Choices()), TODAY, NOW, progress=meanwhile)
    assert len(bets_of(ada)) == 1


@pytest.mark.parametrize("when", ["progress", "keeping"])
def test_an_import_that_is_stopped_keeps_nothing(ada: Person, when: str) -> None:
    file = lines_of(600)

    def stop(count: int) -> None:
        raise Refused("Stopped.")

    with pytest.raises(Refused):
        import_bets(ada, file, plan_import(file, Choices()), TODAY, NOW, **{when: stop})  # type: ignore[arg-type]
    assert (ledger_of(ada), bets_of(ada)) == ([], [])
