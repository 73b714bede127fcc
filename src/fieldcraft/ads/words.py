"""The words of a text, in columns, and phrases found among them in linear time."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, compress, groupby
from typing import Generic, NamedTuple, TypeVar, overload

from fieldcraft.ads.runs import Keys

Value = TypeVar("Value")


def _letters_and_digits() -> str:
    """All of them as ranges for a character class, which is matched a third faster than one of categories."""
    by_kind = groupby(range(0x10000), key=lambda code: chr(code).isalnum())
    ranges = [list(codes) for is_alnum, codes in by_kind if is_alnum]
    # Beyond lie rare letters, and emoji (1F000 to 1FFFF), which are none.
    rare = "\U00010000-\U0001efff\U00020000-\U0003ffff"
    return "".join(f"{chr(each[0])}-{chr(each[-1])}" for each in ranges) + rare


_LETTERS = _letters_and_digits()
# What is matched is never given back ("++"): no shorter run could be a word.
_RUN = re.compile(f"([{_LETTERS}]++)")
# "A-CSPO" is one word, "a CSPO" two. Few ads name it, and looking for it at every place would take a fifth
# longer for all.
_ADVANCED = re.compile(r"-(?<=[Aa]-)[Cc][Ss](?:[Pp][Oo]|[Mm])")
_RUN_OR_ADVANCED = re.compile(rf"([Aa]-[Cc][Ss](?:[Pp][Oo]|[Mm])|[{_LETTERS}]++)")
# What may stand inside a phrase: directly between two words, and with spaces around it.
_TIGHT = frozenset(["-", "‐", "‑", "–", "'", "’", "‘", "`", "´", "/", "&", "+", ".-"])
_LOOSE = frozenset(["", "/", "&", "+"])
_POSSESSIVES = "'’`´"
_LONGEST_GAP = 4


class Word(NamedTuple):
    """A word at `start` to `end`; `key` is what it is looked up by: lower case, acronyms in the singular."""

    start: int
    end: int
    text: str
    key: str


class Words(Sequence[Word]):
    """The words of `text` in order, one column for each thing to be known of them.

    Reading looks at columns, since an object for every word costs more than all else. `gaps[n]` is what
    stands before word n, and `gaps[len(words)]` what stands after the last. Where words start and end is
    added up for the whole text when first asked for; who needs a few places takes `starts_of`, and who needs
    text `between` or `stretch`.
    """

    def __init__(self, text: str, parts: list[str], written: list[str], keys: list[str]) -> None:
        """`parts` are gap, word, gap, word, ..., gap: the whole text; `written` are the words among them."""
        self.text = text
        self.keys = keys
        self.gaps = parts[::2]
        self.written = written
        self._parts = parts

    @cached_property
    def starts(self) -> list[int]:
        return self._bounds[:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        return self._bounds[1::2]

    @cached_property
    def _bounds(self) -> list[int]:
        return list(accumulate(map(len, self._parts)))

    def between(self, last: int, first: int) -> str:
        """What stands between the word before `last` and word `first`."""
        return "".join(self._parts[2 * last : 2 * first + 1])

    def stretch(self, first: int, last: int) -> str:
        """The text of the words from `first` up to but without `last`."""
        return "".join(self._parts[2 * first + 1 : 2 * last])

    def starts_of(self, words: Iterable[int]) -> Iterator[int]:
        """Where each of `words` starts, given in reading order."""
        start = passed = 0
        for word in words:
            start += len("".join(self._parts[passed : 2 * word + 1]))
            passed = 2 * word + 1
            yield start

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return Word(self.starts[index], self.ends[index], self.written[index], self.keys[index])

    def places_of(self, keys: Container[str]) -> list[int]:
        """The words whose key is one of `keys`.

        Most are not; they are passed over without running a line of Python for each.
        """
        return list(compress(range(len(self.keys)), map(keys.__contains__, self.keys)))

    def flow(self, left: int) -> bool:
        """Whether nothing but a space, a hyphen or the like stands between word `left` and the next one."""
        gap = self.gaps[left + 1]
        if gap == " ":
            return True
        if len(gap) > _LONGEST_GAP:
            return False
        gap = gap.replace("®", "").replace("™", "").replace("\u00ad", "")
        if gap == ".":
            return len(self.written[left]) <= 2 or self.written[left + 1][0].islower()
        if gap in _TIGHT:
            return True
        return gap.count("\n") < 2 and gap.lstrip(_POSSESSIVES).strip() in _LOOSE


def words_of(text: str, abbreviations: frozenset[str] = frozenset()) -> Words:
    """The words of `text` in order; runs of capitals made of several known `abbreviations` are parted."""
    known = _keys(abbreviations)
    parts = (_RUN_OR_ADVANCED if _ADVANCED.search(text) else _RUN).split(text)
    written = parts[1::2]
    keys = list(map(known.__getitem__, written))
    glued = keys.count("")
    if glued:
        parts, keys = _parted(parts, keys, glued, known)
        written = parts[1::2]
    return Words(text, parts, written, keys)


@cache
def _keys(abbreviations: frozenset[str]) -> Keys:
    return Keys(abbreviations)


def _parted(parts: list[str], keys: list[str], glued: int, known: Keys) -> tuple[list[str], list[str]]:
    """`parts` and `keys` with the `glued` runs taken apart, nothing standing between their pieces."""
    all_parts: list[str] = []
    all_keys: list[str] = []
    done = 0
    for _ in range(glued):
        at = keys.index("", done)
        pieces = known.pieces(parts[2 * at + 1])
        all_parts += parts[2 * done : 2 * at + 1]
        all_parts += pieces.parts
        all_keys += keys[done:at]
        all_keys += pieces.keys
        done = at + 1
    return all_parts + parts[2 * done :], all_keys + keys[done:]


class Found(NamedTuple, Generic[Value]):
    """A phrase found: the words from `first` up to but without `last`, and what the phrase stands for."""

    first: int
    last: int
    value: Value


@dataclass(slots=True)
class _Node(Generic[Value]):
    """A place in the tree of phrases: what may follow, and what a phrase that ends here stands for."""

    next: dict[str, _Node[Value]]
    value: Value | None = None


class Phrases(Generic[Value]):
    """Phrases and what each stands for; `find` gives the longest at every place, none inside another."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node({})
        for phrase, value in entries:
            node = self._root
            for key in words_of(phrase).keys:
                node = node.next.setdefault(key, _Node({}))
            if node.value is None:
                node.value = value

    @property
    def first_keys(self) -> frozenset[str]:
        """The keys of the words that phrases begin with."""
        return frozenset(self._root.next)

    def may_begin(self, words: Words, places: Iterable[int] | None = None) -> list[int]:
        """The words at which a phrase may begin, judged by themselves and the next: few of all.

        Of `places` only, where they are given.
        """
        nodes, keys = self._root.next, words.keys
        places = words.places_of(nodes) if places is None else places
        following = [*keys[1:], ""]
        return [
            place
            for place in places
            if (node := nodes.get(keys[place])) and (node.value is not None or following[place] in node.next)
        ]

    def find(self, words: Words, first: int = 0, last: int | None = None) -> list[Found[Value]]:
        """Every phrase in reading order among the words from `first` up to but without `last`."""
        last = len(words) if last is None else last
        keys, nodes = words.keys[first:last], self._root.next
        # Most stretches are short and hold none: that is told without running a line of Python for each word.
        if nodes.keys().isdisjoint(keys):
            return []
        return self.find_at(words, compress(range(first, last), map(nodes.__contains__, keys)), last)

    def find_at(self, words: Words, places: Iterable[int], last: int | None = None) -> list[Found[Value]]:
        """Every phrase that begins at one of `places`, given in reading order, and ends before `last`."""
        keys, nodes = words.keys, self._root.next
        hits: list[Found[Value]] = []
        end = len(keys) if last is None else last
        free = 0
        for place in places:
            node = nodes.get(keys[place])
            if node is None or place < free:
                continue
            # Common words begin many phrases; the next word tells most of them apart.
            if node.value is None and (place + 1 >= end or keys[place + 1] not in node.next):
                continue
            hit = self.at(words, place, end)
            if hit:
                hits.append(hit)
                free = hit.last
        return hits

    def at(self, words: Words, first: int, last: int | None = None) -> Found[Value] | None:
        """The longest phrase that begins at word `first` and ends before word `last`."""
        keys = words.keys
        last = len(keys) if last is None else last
        value, end = None, first
        node, index = self._root.next.get(keys[first]), first + 1
        while node is not None:
            if node.value is not None:
                value, end = node.value, index
            node = node.next.get(keys[index]) if index < last else None
            if node is not None and not words.flow(index - 1):
                break
            index += 1
        return None if value is None else Found(first, end, value)
