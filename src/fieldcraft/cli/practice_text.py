"""A practice run and its debrief as text for the terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from fieldcraft.practice.in_words import in_weeks

if TYPE_CHECKING:
    from fieldcraft.practice.across import Across

WIDTH = 92
# What of the dashboard is printed, with its words.
PRINTED = (
    ("signups", "sign-ups"),
    ("activated", "came to use it"),
    ("paying", "paying customers"),
    ("lost", "customers lost"),
    ("tickets", "questions"),
    ("contribution", "contribution"),
)
WEEKS = 6


def office_as_text(shown: dict[str, Any], with_asks: bool = True) -> str:
    """Where a run stands, for who decides next; with what can be forecast unless that is asked later."""
    seen = shown["observations"]
    lines = [f"Run {shown['run']}, {shown['scenario']}: {shown['week']} of {shown['weeks']} weeks are over."]
    lines += ["", *_dashboard(seen), "", *_team(seen), "", *_colleagues(seen)]
    mail = seen["inbox"]
    if mail is None:
        return "\n".join([*lines, "", f"The year is over. See `fieldcraft practice debrief {shown['run']}`."])
    lines += ["", f"From {mail['from']}, {mail['role']}: {mail['subject']}", *_wrapped(mail["text"], "  ")]
    if seen["beside"]:
        lines += _wrapped("What you can look up: " + " ".join(seen["beside"]), "  ")
    lines.append("")
    for number, choice in enumerate(shown["choices"], 1):
        lines += choice_as_text(number, choice)
    if with_asks:
        lines += ["", "Forecast one of these:"]
        lines += [f"  {each['key']:<14}{each['quantity']} ({each['unit']})" for each in shown["asks"]]
        lines += ["", *_ideas(seen["ideas"])]
    else:
        lines += ["", f"What is known of each idea: `fieldcraft practice show {shown['run']}`."]
    return "\n".join(lines)


def choice_as_text(number: int, choice: dict[str, Any]) -> list[str]:
    """One choice: its number and id, what it changes, what it costs."""
    does = "; ".join(choice["does"])
    return [
        *_wrapped(f"{number}  {choice['text']}.  [{choice['id']}]", "  "),
        *_wrapped(f"{does}. Costs: {choice['costs']}.", "       "),
    ]


def debrief_as_text(told: dict[str, Any]) -> str:
    """The record of a run: the result in its parts, each decision, forecasts, lessons, what was hidden."""
    unit, result = told["unit"], told["result"]
    se, regret = result["se"], told["regret"]
    lines = []
    if told["own_view"] is not None:
        view = told["own_view"]
        said = f"You said: best in week {view['best']}, worst in week {view['worst']}."
        lines += [f"{said} {view['because']}".strip(), ""]
    lines += [
        f"Result                    {_money(result['total'])} {unit}",
        f"  a sensible policy       {_money(result['reference'])}  ± {_plain(se['reference'])}",
        f"+ your decisions          {_money(result['decision_skill'])}  ± {_plain(se['decision_skill'])}",
        f"+ a world nobody could know{_money(result['unknowable_luck'])[1:]}",
        f"+ luck                    {_money(result['noise_luck'])}",
        "",
        f"The same year could have brought {_plain(regret['at_least'])} {unit} more at least "
        f"(policy {regret['best_known_policy']}) and {_plain(regret['at_most'])} more at the most.",
        "",
        f"Each decision against the sensible one, in {unit} (± standard error, {told['replays']} replays):",
        f"{'week':>4} {'expected then':>22} {'in this world':>22} {'same luck':>12}  choice",
    ]
    for each in told["decisions"]:
        instead = "" if each["choice"] == each["instead_of"] else f" instead of {each['instead_of']}"
        then, here = (_with_error(each[name]) for name in ("expected_then", "effect_here"))
        luck = _plain(each["same_luck"])
        lines.append(f"{each['week']:>4} {then:>22} {here:>22} {luck:>12}  {each['choice']}{instead}")
    lines += [*_wrapped(told["same_luck_note"], ""), "", *_forecasts(told["forecasts"])]
    if told["worst"]:
        lines += ["", "Expected to cost most by what you could know then:"]
        for each in told["worst"]:
            lines += _wrapped(f"week {each['week']}, {each['subject']}: {each['choice_text']}", "  ")
        lines += ["", "Lessons could be, better in your own words (`fieldcraft practice lessons`):"]
        for lesson in told["lessons"]:
            lines += _wrapped(f"When {lesson['when']}, I will {lesson['i_will']}.", "  ")
    lines += ["", *_hidden(told["hidden_world"])]
    spared = told["variance_reduction"]
    if spared["vs_independent"] is not None:
        lines += [
            "",
            f"Replays share their luck: {spared['vs_independent']:,.0f} times fewer than independent ones, "
            f"{spared['vs_same_seed']:,.0f} times fewer than reusing a seed.",
        ]
    return "\n".join(lines)


def across_as_text(found: Across) -> str:
    """The record across runs: what each series comes to with its runs, and which are left out and why."""
    from fieldcraft.practice.across import SCALES

    lines: list[str] = []
    for series in found.series:
        lines += _wrapped(series.finding, "")
        lines += _wrapped(f"({SCALES[series.key]})", "")
        for each in series.standings:
            error = "" if each.se is None else f" ± {each.se:.2f}"
            lines.append(f"  {each.name:<24}{series.signed(each.value):>8}{error}")
        lines.append("")
    lines += [*_wrapped(found.held.finding, ""), ""]
    if found.left_out:
        lines.append("Left out:")
        for out in found.left_out:
            where = f" ({out.series})" if out.series else ""
            lines += _wrapped(f"{out.run}  {out.began}  {out.company}{where}: {out.why}", "  ")
        lines.append("")
    for note in found.notes:
        lines += _wrapped(note, "")
    return "\n".join(lines)


def _dashboard(seen: dict[str, Any]) -> list[str]:
    board = seen["dashboard"]
    weeks = len(board["paying"])
    if not weeks:
        return [f"The dashboard shows nothing yet; you begin with {seen['paying_now']:,} paying customers."]
    first = max(0, weeks - WEEKS)
    head = "".join(f"{week + 1:>12}" for week in range(first, weeks))
    lines = [f"{'in week':<18}{head}"]
    for name, words in PRINTED:
        cells = "".join(
            f"{'not in yet' if value is None else f'{value:,.0f}':>12}" for value in board[name][first:]
        )
        lines.append(f"{words:<18}{cells}")
    return lines


def _colleagues(seen: dict[str, Any]) -> list[str]:
    """What reached the desk since the last decision, what came of earlier ones, how colleagues behave."""
    lines = []
    for each in seen["news"]:
        lines += _wrapped(f"{each['from']}: {each['text']}", "")
    if seen["came_of"]:
        lines += ["", "What came after earlier decisions (before and after, not cause):"]
        for each in seen["came_of"]:
            lines += _wrapped(each, "  ")
    lines += ["", "These weeks:"]
    for each in seen["people"]:
        lines += _wrapped(f"{each['name']} {each['manner']}.", "  ")
    return lines


def _team(seen: dict[str, Any]) -> list[str]:
    team = seen["team"]
    on = ", ".join(f"{100 * share:.0f} % {name}" for name, share in team["on"].items() if share)
    building = "; ".join(team["queue"]) or "what the team believes in"
    coming = " Somebody new is on the way." if team["hires_coming"] else ""
    hasty = " They take shortcuts." if team["shortcuts"] else ""
    weeks = team["weeks_of_test"]
    tested = f" What is finished is tested for {in_weeks(weeks)}." if weeks else ""
    return [
        f"Cash {seen['cash']:,} {seen['currency']}, price {seen['price']:.2f} a week, "
        f"advertising {seen['advertising_a_week']:,} a week.",
        *_wrapped(
            f"Team of {team['people']:g}: {on}; the rest builds. In hand and next: {building}."
            f"{coming}{hasty}{tested}",
            "",
        ),
    ]


def _ideas(ideas: list[dict[str, Any]]) -> list[str]:
    """Every idea with what is known of it; guesses and interviews stand on one scale around zero."""
    columns = ("asked for", "weeks", "guess", "heard")
    lines = [f"{'Idea':<42}{'stands':<12}{''.join(f'{each:>10}' for each in columns)}"]
    for each in sorted(ideas, key=lambda idea: (idea["standing"] == "not begun", -idea["share_of_requests"])):
        heard = each["interviews_say"]
        lines.append(
            f"{each['name']:<42}{each['standing']:<12}{100 * each['share_of_requests']:>8.0f} %"
            f"{each['estimated_person_weeks']:>10.0f}{each['team_guesses']:>+10.2f}"
            + (f"{'–':>10}" if heard is None else f"{heard:>+10.2f}")
        )
    return lines


def _forecasts(made: dict[str, Any]) -> list[str]:
    if not made["ranges"] and not made["chances"]:
        return ["No forecasts were made."]
    lines = []
    if made["ranges"]:
        lines.append(f"Ranges that held: {made['held']} of {made['ranges']}; 8 in 10 were to.")
    if made["chances"]:
        lines.append(
            f"Chances: Brier score {made['brier']:.3f} over {made['chances']}; always 50 % gives 0.250."
        )
    return lines


def _hidden(world: dict[str, Any]) -> list[str]:
    best, last = world["ideas"][:3], world["ideas"][-2:]
    said = [
        f"{each['name']} ({each['worth']:+.2f}, {each['person_weeks']:g} person-weeks)"
        for each in (*best, *last)
    ]
    return _wrapped(
        f"What was hidden: the best ideas were {'; '.join(said[:3])}. The worst: {'; '.join(said[3:])}.", ""
    )


def _money(value: float) -> str:
    return f"{_plain(value):>14}"


def _plain(value: float) -> str:
    return f"{value:,.0f}".replace("-", "−")


def _with_error(value: dict[str, float]) -> str:
    from fieldcraft.chance.rounding import with_error

    return with_error(value["mean"], value["se"]) if value["mean"] or value["se"] else "0"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
