from __future__ import annotations

from fieldcraft.bets.imports.plan import Plan
from fieldcraft.bets.imports.table import Table


def test_columns_are_named_in_the_order_of_the_file() -> None:
    table = Table("utf-8", ",", ("When", "What", "Colour"))
    plan = Plan("spreadsheet", table, {"title": 1, "due": 0}, {"due": "dmy"}, "percent", "work", "", 3, ())
    assert plan.named_columns() == [("When", "due"), ("What", "title"), ("Colour", "")]
    assert plan.to_dict()["encoding"] == "utf-8"


def test_drafts_have_no_columns() -> None:
    plan = Plan("drafts", None, {}, {}, "fraction", "work", "", 3, ())
    assert plan.named_columns() == [] and plan.to_dict()["encoding"] is None
