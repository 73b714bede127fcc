"""Claims about what works: number, source, how well it was read, and whether it speaks for or against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

from fieldcraft.sources.data_files import file_bytes, load

Stance = Literal["supports", "against", "nuance", "context"]
Status = Literal["read_primary", "read_secondary", "recalled"]

_FILE = "evidence.yaml"


@dataclass(frozen=True)
class Claim:
    """One finding. `stance` is how it bears on “classes and certificates are means, not ends”.

    `number` is written as in the source (d, g and r are effect sizes); None where there is none. `url` may
    hold several addresses; `urls` has them apart. `use` says how the finding may be used.
    """

    id: str
    topic: str
    stance: Stance
    status: Status
    claim: str
    number: str | None
    source: str
    url: str | None
    use: str

    @property
    def may_be_shown(self) -> bool:
        """Whether this may stand as a fact; what is only recalled may not."""
        return self.status != "recalled"

    @property
    def how_well_read(self) -> str:
        """The sentence on how well the source was read, to be shown wherever the claim is."""
        return _how_well_read()[self.status]

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(self.url.split(" ; ")) if self.url else ()


@cache
def all_claims() -> Mapping[str, Claim]:
    """Every claim by its id, in the order of the file; those that may not be shown too."""
    return MappingProxyType({row["id"]: Claim(**row) for row in load(_FILE)["claims"]})


@cache
def claims_hash() -> str:
    """SHA-256 of the data file in hexadecimal, by which a kept answer knows that the evidence has changed."""
    return sha256(file_bytes(_FILE)).hexdigest()


@cache
def _how_well_read() -> Mapping[str, str]:
    return MappingProxyType(load(_FILE)["how_well_read"])
