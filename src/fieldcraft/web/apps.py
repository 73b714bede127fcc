"""Fieldcraft as a Django app: the only one. Above all rooms, it fills the hatches between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from fieldcraft.web.bets.cited import Criteria
    from fieldcraft.web.bets.runs import Runs
    from fieldcraft.web.question.along import KeptAds


class WebConfig(AppConfig):
    """All tables of all rooms live in this one app: a class moves between files without a migration."""

    name = "fieldcraft.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say for every hatch which room hands down what it asks for."""
        from fieldcraft.web.bets.cited import criteria
        from fieldcraft.web.bets.runs import runs
        from fieldcraft.web.question.along import kept_ads

        criteria.hand_down(_criteria)
        runs.hand_down(_runs)
        kept_ads.hand_down(_kept_ads)


# Each room is imported at its first use: a command that asks for none of this waits for none of it.


def _criteria() -> Criteria:
    from fieldcraft.web.roles import citing

    return citing


def _runs() -> Runs:
    from fieldcraft.web.practice import for_bets

    return for_bets


def _kept_ads() -> KeptAds:
    from fieldcraft.web.ads import actions

    return actions
