"""Which required credentials have a substitute: "or equivalent experience", "one of", "e.g."."""

from __future__ import annotations

from collections.abc import Sequence

from fieldcraft.ads.groups import Group
from fieldcraft.ads.lexicon import Cue, lexicon
from fieldcraft.ads.page import Page, Span
from fieldcraft.ads.reading import Kind
from fieldcraft.ads.sentences import Passage
from fieldcraft.ads.words import Found

# In words: how far behind a credential a way out may stand.
_REACH: dict[Kind, int] = {"degree": 40, "years": 25, "certification": 12, "tool_cert": 12, "training": 12}
_CHOICE_REACH = 6
_WAY_REACH = 7
_TOGETHER = frozenset(["with", "and", "plus", "mit", "und", "avec", "et", "con", "y"])


def accepted_instead(
    page: Page, here: Passage, groups: Sequence[Group], group: Group, cues: Sequence[Found[Cue]]
) -> set[Span]:
    """The spans of `group` for which something else is accepted.

    Members of a list joined by "or" or a slash replace each other; of degrees alone the first stays what is
    required and the others are its alternatives.
    """
    spans = group.spans
    chosen = _one_is_enough(page, here, group)
    if len(spans) > 1 and (group.any_will_do or chosen):
        degrees_only = all(each.kind == "degree" for each in spans)
        found = set(spans[1:] if degrees_only else spans)
    elif chosen and spans[0].kind != "years":
        found = {spans[0]}
    else:
        found = set()
    if len(spans) > 1 and _gives_examples(page, spans):
        found = set(spans[1:]) | (found if group.any_will_do and not spans[0].generic else set())
    return found | _with_way_out(page, here, groups, group, cues)


def ways_in(page: Page, spans: Sequence[Span]) -> set[Span]:
    """Years and degrees that open several ways: "8 years with a Bachelor's; or 6 years and a Master's".

    `spans` stand in one passage, in reading order.
    """
    found: set[Span] = set()
    run: list[Span] = []
    links: set[str | None] = set()
    for span in [*spans, None]:
        link = _link(page, run[-1], span) if run and span else None
        if link is None:
            several = sum(1 for each in run if each.kind == "years") > 1
            if several and links >= {"or", "with"}:
                found |= set(run)
            run, links = [], set()
        if span:
            run.append(span)
            links |= {link} - {None}
    return found


def _link(page: Page, left: Span, right: Span) -> str | None:
    """How years and a degree stand together: as one way in ("with"), as two ("or"), or not at all."""
    if {left.kind, right.kind} - {"years", "degree"} or right.first - left.last > _WAY_REACH:
        return None
    keys = page.words.keys[left.last : right.first]
    if not lexicon().alternatives.isdisjoint(keys):
        return "or"
    both = left.kind != right.kind and not _TOGETHER.isdisjoint(keys)
    return "with" if both and ";" not in page.between(left.last, right.first) else None


def _gives_examples(page: Page, spans: Sequence[Span]) -> bool:
    """Whether the names explain a general word: in a bracket after it, or by "e.g." or "such as"."""
    if not spans[0].generic:
        return False
    last, first = spans[0].last, spans[1].first
    return "(" in page.between(last, first) or bool(lexicon().examples.find(page.words, last, first))


def _one_is_enough(page: Page, here: Passage, group: Group) -> bool:
    """Whether the sentence says so: "either", "one of these", "may substitute"."""
    begin, end = max(here.first, group.first - _CHOICE_REACH), min(here.last, group.last + _CHOICE_REACH)
    one_of = lexicon().one_of
    return bool(one_of.find(page.words, begin, group.first) or one_of.find(page.words, group.last, end))


def _with_way_out(
    page: Page, here: Passage, groups: Sequence[Group], group: Group, cues: Sequence[Found[Cue]]
) -> set[Span]:
    end = min(here.last, group.last + max(_REACH.values()))
    outs = [hit.first for hit in lexicon().way_out.find(page.words, group.first, end)]
    found: set[Span] = set()
    for span in group.spans:
        out = next((at for at in outs if at >= span.last), None)
        if out is None or out - span.last > _REACH[span.kind]:
            if span.kind == "degree" and _education_made_up_for(page, here):
                found.add(span)
        elif _opens_to(page, groups, group, cues, span, out):
            found.add(span)
    return found


def _opens_to(
    page: Page, groups: Sequence[Group], group: Group, cues: Sequence[Found[Cue]], span: Span, out: int
) -> bool:
    """Whether the way out at word `out` is one for `span` and not for another credential between them."""
    if span.kind == "years":
        degree_before = any(other.spans[0].kind != "years" and other.last <= span.first for other in groups)
        nothing_between = not any(other is not group and span.last <= other.first < out for other in groups)
        return nothing_between and (degree_before or "education" in page.keys_around(out, out, 0, 8))
    between = [other for other in groups if other is not group and span.last <= other.first < out]
    if span.kind != "degree" and between:
        return False
    if any(each.kind == span.kind for other in between for each in other.spans):
        return False
    cue_between = any(span.last <= cue.first < out and cue.value.of_last for cue in cues)
    semicolon = ";" in page.between(span.last, out - 1)
    return not (between and cue_between) and not semicolon


def _education_made_up_for(page: Page, here: Passage) -> bool:
    """Whether the bullet after a degree accepts a combination of education and experience."""
    keys = page.words.keys[here.last : here.last + 20]
    return "combination" in keys and "education" in keys[keys.index("combination") :][:4]
