"""`fieldcraft ads lint` and `fieldcraft ads rewrite`: what a job ad should say instead."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldcraft.cli.json_files import read_json
from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused, refuse_if_any

if TYPE_CHECKING:
    from fieldcraft.ads.lint.baseline import Baseline
    from fieldcraft.ads.lint.check import Linted
    from fieldcraft.ads.lint.finding import Finding, Lines
    from fieldcraft.ads.lint.rewrite import Draft, Question
    from fieldcraft.ads.lint.settings import Settings

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Settings; else .fieldcraft.toml or pyproject.toml here or above.",
)


@click.command("lint")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@config_option
@click.option("--baseline", metavar="FILE", help="Tell only what this file does not know.")
@click.option("--write-baseline", metavar="FILE", help="Write what is found now into this file.")
@click.option("--explain", metavar="CODE", help="Say what a rule looks for, with a bad and a good example.")
def lint_ads(
    files: tuple[str, ...],
    form: str,
    as_json: bool,
    config: Path | None,
    baseline: str | None,
    write_baseline: str | None,
    explain: str | None,
) -> None:
    """Find what stands in for success criteria in job ads, and say what to write instead.

    FILE is an ad (txt, md, html, pdf, docx), a folder of ads, or - for standard input. Exit status 1 when
    something is found. A finding is ignored by "fieldcraft: ignore CODE" in the ad.
    """
    from fieldcraft.ads.lint.settings_file import settings_for

    if explain:
        return _explain(explain)
    if not files:
        raise Refused("No ad is named; name a file, a folder, or - for standard input.")
    settings = settings_for(Path.cwd(), config)
    known = _known(baseline or settings.baseline) if not write_baseline else None
    linted = [(name, _lint(name, text, settings)) for name, text in _texts(files)]
    if write_baseline:
        return _write_baseline(linted, write_baseline)
    found = [(name, each, _new(known, name, each)) for name, each in linted]
    _print(found, "json" if as_json else form, settings)
    _say_how(found, known)
    click.get_current_context().exit(1 if any(new for _, _, (new, _) in found) else 0)


@click.command("rewrite")
@click.argument("file")
@click.option("--questions", "ask_only", is_flag=True, help="Only print what you would be asked.")
@click.option(
    "--answers",
    metavar="FILE",
    help='What the ad should say there: {"3.1": "…"}; an empty text takes it out.',
)
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def rewrite_ad(file: str, ask_only: bool, answers: str | None, config: Path | None, as_json: bool) -> None:
    """Draft a better ad from the one in FILE and from your own answers.

    Each passage with a finding is one question; your answer takes its place. Nothing is made up: what you do
    not answer stays as it was. The draft goes to standard output, what is left to findings to standard error.
    """
    from fieldcraft.ads.lint.check import lint
    from fieldcraft.ads.lint.rewrite import questions, read_answers, rewritten
    from fieldcraft.ads.lint.settings_file import settings_for

    settings = settings_for(Path.cwd(), config)
    if Path(file).is_dir():
        raise Refused(f"{file} is a folder; name one ad in it.")
    ((name, text),) = _texts((file,))
    linted = _lint(name, text, settings)
    asked = questions(linted)
    if ask_only or (answers is None and not sys.stdin.isatty()):
        return _print_questions(asked, as_json)
    given = read_answers(read_json(answers), asked) if answers else _answers_typed(asked)
    draft = rewritten(linted, given)
    left = lint(draft.text, settings, name)
    if as_json:
        print_json(
            {
                "text": draft.text,
                "open": [each.to_dict() for each in draft.open],
                "findings": len(left.findings),
            }
        )
    else:
        click.echo(draft.text, nl=False)
    _say_left(draft, left)
    click.get_current_context().exit(1 if left.findings else 0)


def _texts(files: Sequence[str]) -> list[tuple[str, str]]:
    """The text of every file, each with the name it was given by; refused with all that cannot be read."""
    from fieldcraft.ads.documents import decode_document, read_document
    from fieldcraft.ads.folders import files_in_folder
    from fieldcraft.ads.limits import MOST_FILE_BYTES

    texts: list[tuple[str, str]] = []
    problems: list[str] = []
    named: list[str] = []
    for file in dict.fromkeys(files):
        if file == "-" or not Path(file).is_dir():
            named.append(file)
            continue
        # Every file of a folder is linted as if it had been named: also one that says the same as another.
        inside, locked = files_in_folder(Path(file))
        problems += locked
        if not inside and not locked:
            problems.append(f"{file} holds no ad as .txt, .md, .html, .pdf or .docx; name another.")
        named += map(str, inside)
    for file in dict.fromkeys(named):
        try:
            if file == "-":
                data = sys.stdin.buffer.read(MOST_FILE_BYTES + 1)
                texts.append(("standard input", decode_document("standard input", data)))
            else:
                texts.append((file, read_document(Path(file))))
        except Refused as refused:
            problems += refused.problems
    refuse_if_any(problems)
    return texts


def _lint(name: str, text: str, settings: Settings) -> Linted:
    from fieldcraft.ads.lint.check import lint

    return lint(text, settings, name)


def _known(path: str | None) -> Baseline | None:
    from fieldcraft.ads.lint.baseline import read_baseline

    if path is None:
        return None
    try:
        return read_baseline(Path(path).read_text("utf-8"), path)
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}); write it with --write-baseline.") from None
    except UnicodeDecodeError:
        raise Refused(f"{path} is no baseline; write it anew with --write-baseline.") from None


def _new(known: Baseline | None, name: str, linted: Linted) -> tuple[list[Finding], int]:
    return known.new_in(name, linted.findings) if known else (list(linted.findings), 0)


def _write_baseline(linted: list[tuple[str, Linted]], path: str) -> None:
    from fieldcraft.ads.lint.baseline import BASELINE_START, write_baseline
    from fieldcraft.web.whole_files import check_replaceable, whole_file

    check_replaceable(Path(path), BASELINE_START, "baseline")
    text = write_baseline((name, each) for name, ad in linted for each in ad.findings)
    with whole_file(Path(path)) as draft:
        draft.write_text(text, "utf-8")
    count = sum(len(ad.findings) for _, ad in linted)
    click.echo(f"{_counted(count)} written to {path}; from now on only new ones are told.", err=True)


def _print(found: list[tuple[str, Linted, tuple[list[Finding], int]]], form: str, settings: Settings) -> None:
    from fieldcraft import __version__
    from fieldcraft.ads.lint.finding import Lines, to_dict
    from fieldcraft.ads.lint.sarif import as_sarif
    from fieldcraft.ads.lint.shown import as_text

    each_file: list[tuple[str, Lines, list[Finding]]] = [
        (name, Lines.of(ad.text), new) for name, ad, (new, _) in found
    ]
    if form == "json":
        print_json([to_dict(name, each, lines) for name, lines, new in each_file for each in new])
    elif form == "sarif":
        print_json(as_sarif(each_file, settings.rules, __version__))
    else:
        for name, lines, new in each_file:
            for each in new:
                click.echo(as_text(name, each, lines) + "\n")


def _say_how(found: list[tuple[str, Linted, tuple[list[Finding], int]]], known: Baseline | None) -> None:
    for name, ad, _ in found:
        if not ad.labelled:
            click.echo(
                f"{name}: only credentials and words were looked at; sentences are not told apart by kind.",
                err=True,
            )
    count = sum(len(new) for _, _, (new, _) in found)
    ads = "1 ad" if len(found) == 1 else f"{len(found)} ads"
    old = f", {sum(old for _, _, (_, old) in found)} known from the baseline" if known else ""
    click.echo(f"{_counted(count)} in {ads}{old}.", err=True)


def _counted(count: int) -> str:
    return "1 finding" if count == 1 else f"{count or 'No'} findings"


def _explain(code: str) -> None:
    from fieldcraft.ads.lint.rules import rules

    rule = rules().get(code.upper())
    if rule is None:
        raise Refused(f"There is no rule {code}; the rules are {', '.join(rules())}.")
    instead = rule.instead.replace("{what}", "what was found")
    click.echo(f"{rule.code} {rule.title} ({rule.severity})\n\n{rule.why}\nWrite: {instead}\n")
    click.echo(f"Bad:\n{_indented(rule.bad)}\n\nGood:\n{_indented(rule.good)}")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines())


def _print_questions(asked: Sequence[Question], as_json: bool) -> None:
    if as_json:
        return print_json([each.to_dict() for each in asked])
    for each in asked:
        click.echo(_shown(each) + "\n")


def _shown(question: Question) -> str:
    codes = ", ".join(dict.fromkeys(each.code for each in question.findings))
    passage = f"\n  now: {' '.join(question.passage.split())}" if question.passage else ""
    return f"{question.id} ({codes}){passage}\n" + "\n".join(f"  {ask}" for ask in question.ask)


def _answers_typed(asked: Sequence[Question]) -> dict[str, str]:
    """Answers from a terminal; an empty line leaves a passage as it is, a single "-" takes it out."""
    click.echo("Write what the ad should say instead. Enter leaves it as it is, - takes it out.\n", err=True)
    given: dict[str, str] = {}
    for each in asked:
        click.echo(_shown(each), err=True)
        typed = click.prompt("  instead", default="", show_default=False, err=True).strip()
        if typed:
            given[each.id] = "" if typed == "-" else typed
    return given


def _say_left(draft: Draft, left: Linted) -> None:
    for each in draft.open:
        click.echo(f"Not answered: {_shown(each)}", err=True)
    click.echo(f"{_counted(len(left.findings))} in the draft.", err=True)
