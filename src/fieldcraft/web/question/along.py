"""The hatch to ads: a question may begin at an ad that is kept there."""

from __future__ import annotations

from typing import Protocol

from fieldcraft.ads.folders import Document
from fieldcraft.web.hatch import Hatch
from fieldcraft.web.people.tables import Person


class KeptAds(Protocol):
    """What the start page asks of ads."""

    def document_by_key(self, person: Person, key: str) -> Document:
        """The ad that an address names; `Missing` when the person has none of that name."""


kept_ads: Hatch[KeptAds] = Hatch("the ads that are kept")
