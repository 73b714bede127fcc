"""How a credential is demanded: by the words around it, else by the section it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.ads.alternatives import accepted_instead, ways_in
from fieldcraft.ads.groups import Group, groups_of
from fieldcraft.ads.lexicon import Cue, Sense, lexicon
from fieldcraft.ads.page import Page, Span
from fieldcraft.ads.reading import Demand
from fieldcraft.ads.sentences import Passage
from fieldcraft.ads.words import Found

# In words: how far a cue reaches, and what makes it more remote.
_REACH: dict[Sense, int] = {
    "nothing": -1,
    "required": 25,
    "preferred": 30,
    "asked": 12,
    "others": 2,
    "not_required": 15,
    "negated": 7,
    "mentioned": 60,
}
# "You hold" counts where nothing else is said.
_ASKED_LAST = 50
# A denial before a name wins over what stands a little nearer: "no certificate required".
_DENIAL_FIRST = 4
_CUES_A_SIDE = 6
_CROSSED_GROUP = 6
_SHORT_TEXT = 600
_BULLET_WORDS = 8
_MENTIONING = frozenset(["help", "benefits", "company"])


@dataclass(frozen=True)
class _Sentence:
    """What is weighed in one passage: its cues, its groups, and the bracket each word stands in."""

    page: Page
    here: Passage
    cues: list[Found[Cue]]
    groups: list[Group]
    brackets: dict[int, int]


def demands(page: Page, spans: Sequence[Span]) -> dict[Span, Demand]:
    """The demand of every span; `spans` in reading order."""
    by_passage: dict[Passage, list[Span]] = {}
    for span in spans:
        by_passage.setdefault(page.passage(span.first), []).append(span)
    found: dict[Span, Demand] = {}
    for here, own in by_passage.items():
        sentence = _sentence(page, here, own)
        for group in sentence.groups:
            found.update(_of_group(sentence, group))
        for span in ways_in(page, own):
            found[span] = "alternative" if found[span] == "required" else found[span]
    return found


def _sentence(page: Page, here: Passage, spans: Sequence[Span]) -> _Sentence:
    taken = {index for span in spans for index in range(span.first, span.last)}
    hits = lexicon().cues.find(page.words, here.first, here.last)
    cues = [cue for cue in hits if cue.first not in taken and not _withdrawn(page, cue)]
    return _Sentence(page, here, cues, groups_of(page, here, spans, cues), _brackets(page, here))


def _withdrawn(page: Page, cue: Found[Cue]) -> bool:
    """Whether a cue is taken back ("Desirable? No, mandatory") or of a subject only ("ideally in law")."""
    if "?" in page.gap(cue.last - 1) and cue.last < len(page.words):
        return page.key(cue.last) in ("no", "non", "nein")
    last = page.key(cue.last - 1)
    return last in ("preferably", "ideally", "idealerweise") and page.key(cue.last) in (
        "in",
        "within",
        "from",
        "at",
        "as",
        "im",
    )


def _brackets(page: Page, here: Passage) -> dict[int, int]:
    """For each word inside round brackets, the word number that its innermost bracket opens before."""
    if "(" not in page.words.between(here.first, here.last):
        return {}
    inside: dict[int, int] = {}
    opened: list[int] = []
    for index in range(here.first, here.last):
        if index > here.first:
            for mark in page.gap(index - 1):
                if mark == "(":
                    opened.append(index)
                elif mark == ")" and opened:
                    opened.pop()
        elif page.gap(index - 1)[-2:].strip() == "(":
            opened.append(index)
        if opened:
            inside[index] = opened[-1]
    return inside


def _of_group(sentence: _Sentence, group: Group) -> dict[Span, Demand]:
    sense = _sense(sentence, group)
    found = {span: span.fixed or _demand(sentence, group, span, sense) for span in group.spans}
    if "required" not in found.values():
        return found
    others = accepted_instead(sentence.page, sentence.here, sentence.groups, group, sentence.cues)
    return {
        span: "alternative" if span in others and demand == "required" else demand
        for span, demand in found.items()
    }


def _demand(sentence: _Sentence, group: Group, span: Span, sense: Sense | None) -> Demand:
    if sentence.here.is_title:
        return "mentioned" if sense != "required" else "required"
    if sense == "not_required":
        if sentence.here.section == "preferred" or _also_preferred(sentence, group):
            return "preferred"
        return "negated"
    if sense == "asked":
        return "preferred" if sentence.here.section == "preferred" else "required"
    if sense == "required" or sense == "preferred" or sense == "negated" or sense == "mentioned":
        return sense
    return _by_section(sentence, group, span)


def _by_section(sentence: _Sentence, group: Group, span: Span) -> Demand:
    """The demand where no words beside the credential tell it."""
    section = sentence.here.section
    if section in _MENTIONING:
        return "mentioned"
    if section == "preferred":
        return "preferred"
    if section == "waived":
        return "negated"
    if not all(each.generic for each in group.spans):
        return "required"
    if span.generic and section in ("results", "duties"):
        return "mentioned"
    if span.generic and section is None and sentence.here.last - sentence.here.first > _BULLET_WORDS:
        return "mentioned" if len(sentence.page.text) > _SHORT_TEXT else "required"
    plural = sentence.page.words.written[span.last - 1]
    if section is None and span.kind == "certification" and plural.endswith("s") and plural[:-1].isupper():
        return "mentioned"
    return "required"


def _sense(sentence: _Sentence, group: Group) -> Sense | None:
    """What the nearest cue says of the group; a denial directly before it comes first."""
    weighed = [
        (cost, sense)
        for cue in _nearest(sentence, group)
        for cost, sense in [_before(sentence, group, cue) or _after(sentence, group, cue) or (None, None)]
        if cost is not None and sense is not None
    ]
    return min(weighed, key=lambda each: each[0])[1] if weighed else None


def _nearest(sentence: _Sentence, group: Group) -> list[Found[Cue]]:
    """The few cues on each side of a group that can matter, so that texts full of cues are read quickly."""
    at = bisect_left(sentence.cues, group.first, key=lambda cue: cue.first)
    return sentence.cues[max(0, at - _CUES_A_SIDE) : at + _CUES_A_SIDE]


def _before(sentence: _Sentence, group: Group, cue: Found[Cue]) -> tuple[float, Sense] | None:
    """How remote a cue is that stands before the group, and what it says of it."""
    sense = cue.value.of_last if _explained(sentence, group, cue) else cue.value.of_next
    if cue.last > group.first or sense is None:
        return None
    distance = group.first - cue.last
    if distance > (cue.value.reach or _REACH[sense]) or not _within_sight(sentence, group, cue):
        return None
    crossed = sum(1 for each in sentence.groups if cue.last <= each.first and each.last <= group.first)
    if sense == "mentioned":
        return distance / 4 + 1, sense
    if sense == "others":
        return distance / 4, "mentioned"
    if sense == "asked":
        return distance + _ASKED_LAST, sense
    leads = ":" in sentence.page.gap(cue.last - 1)
    if _parted(sentence, cue.last - 1, group.first) and not leads:
        return None
    leads = leads or _explained(sentence, group, cue)
    if cue.value.both_ways and not leads and not _opens_clause(sentence, cue):
        return None
    if sense == "negated":
        if "," in sentence.page.gap(cue.last - 1):
            return None
        distance -= _DENIAL_FIRST
    return distance + _CROSSED_GROUP * crossed, sense


def _explained(sentence: _Sentence, group: Group, cue: Found[Cue]) -> bool:
    """Whether the group stands in a bracket that follows the cue: "certification preferred (CSPO, PSPO)"."""
    return sentence.brackets.get(group.first) == cue.last and sentence.brackets.get(cue.first) != cue.last


def _after(sentence: _Sentence, group: Group, cue: Found[Cue]) -> tuple[float, Sense] | None:
    """How remote a cue is that stands after the group, and what it says of it."""
    sense = cue.value.of_last
    if cue.first < group.last or sense is None:
        return None
    distance = cue.first - group.last
    if distance > (cue.value.reach or _REACH[sense]) or not _within_sight(sentence, group, cue):
        return None
    if sense == "mentioned":
        return distance / 4 + 1, sense
    crossed = any(group.last <= each.first < cue.first for each in sentence.groups)
    if crossed or _parted(sentence, group.last - 1, cue.first):
        return None
    return distance, sense


def _parted(sentence: _Sentence, left: int, right: int) -> bool:
    """Whether a semicolon stands between two words."""
    page = sentence.page
    return ";" in page.between(left + 1, right)


def _opens_clause(sentence: _Sentence, cue: Found[Cue]) -> bool:
    """Whether a cue stands at the beginning of its passage, or after a comma, colon or bracket."""
    if cue.first - sentence.here.first <= 1:
        return True
    page = sentence.page
    return any(mark in page.gap(index) for index in (cue.first - 1, cue.first - 2) for mark in ",;:(—")


def _within_sight(sentence: _Sentence, group: Group, cue: Found[Cue]) -> bool:
    """Whether a cue in brackets speaks of a group outside: only one that the bracket follows directly."""
    of_cue = sentence.brackets.get(cue.first)
    if of_cue is None or of_cue == sentence.brackets.get(group.last - 1):
        return True
    if of_cue == group.last:
        return not any(of_cue <= each.first < cue.first for each in sentence.groups)
    return False


def _also_preferred(sentence: _Sentence, group: Group) -> bool:
    """ "Desired, not required": whether a word of preference speaks of the group too."""
    return any(
        weighed is not None and weighed[1] == "preferred"
        for cue in _nearest(sentence, group)
        for weighed in (_before(sentence, group, cue), _after(sentence, group, cue))
    )
