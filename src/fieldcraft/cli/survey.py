"""`fieldcraft ads survey`: what a market asks for, counted over many ads."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.ads.survey.result import Survey
    from fieldcraft.ads.survey.run import Progress, Surveying

# Seconds between two lines of progress: on a terminal they replace each other.
ON_TERMINAL, IN_A_FILE = 0.5, 15.0


@click.command()
@click.argument("path", metavar="FILE_OR_FOLDER", type=click.Path(path_type=Path))
@click.option("--text-field", metavar="NAME", help="The column that holds the text of the ad.")
@click.option("--by", metavar="FIELD", help="Group by this column; `year` of a date, `folder` of a folder.")
@click.option("--only", type=click.Choice(["credentials"]), help="Skip the kinds of sentences; quicker.")
@click.option("--sample", metavar="TEXT", default="", help="What these ads are, in your words.")
@click.option("--cores", type=int, metavar="N", help="How many processes read; all cores when left out.")
@click.option(
    "--where", type=click.Choice(["here", "cores", "ray"]), default="cores", help="Where the ads are read."
)
@click.option("--anew", is_flag=True, help="Begin anew, even where a stopped survey could be gone on with.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def survey(
    path: Path,
    text_field: str | None,
    by: str | None,
    only: str | None,
    sample: str,
    cores: int | None,
    where: str,
    anew: bool,
    as_json: bool,
) -> None:
    """Count what many ads require: jsonl, csv (both also .gz), parquet, or a folder of ads.

    Ads posted again with small changes count once. Stopped by Ctrl-C or otherwise, the same command goes on
    where it was.
    """
    from fieldcraft.ads.survey.run import Settings, Surveying
    from fieldcraft.scale.run import PLACES
    from fieldcraft.web.home import data_folder

    place = next(each for each in PLACES if each == where)
    settings = Settings(text_field, by, only == "credentials", " ".join(sample.split()))
    surveying = Surveying(path, settings, data_folder() / "surveys", anew=anew)
    try:
        for sentence in surveying.told():
            click.echo(sentence, err=True)
        with _interrupts() as interrupted:
            progress = _Shown(surveying)
            for step in surveying.steps(monotonic, place, cores):
                progress.show(step)
                if interrupted.is_set():
                    raise KeyboardInterrupt
            progress.clear()
        found = surveying.result()
    except KeyboardInterrupt:
        raise Refused(
            f"Stopped with {surveying.work.ads:,} ads read; give the same command again to go on from there."
        ) from None
    finally:
        surveying.close()
    _print(found, as_json)
    surveying.forget()


@contextmanager
def _interrupts() -> Iterator[threading.Event]:
    """Set at the first Ctrl-C, so that the batch in hand is still kept; the second one stops at once."""
    pressed = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed
        return

    def press(number: int, frame: object) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


class _Shown:
    """Progress on standard error: on a terminal one line written over, elsewhere a line now and then."""

    def __init__(self, surveying: Surveying) -> None:
        self._terminal = sys.stderr.isatty()
        self._began = self._said = monotonic()
        self._width = 0
        self._before = surveying.began_with

    def show(self, step: Progress) -> None:
        from fieldcraft.ads.survey.run import in_words

        now = monotonic()
        if now - self._said < (ON_TERMINAL if self._terminal else IN_A_FILE):
            return
        self._said = now
        seconds = now - self._began
        pace = (step.ads - self._before) / seconds if seconds else 0
        left = in_words(step.seconds_left(seconds))
        line = f"{step.ads:,} ads, {100 * step.share:.0f} %, {pace:,.0f} a second, {left}"
        if self._terminal:
            click.echo(f"\r{line:<{self._width}}", nl=False, err=True)
            self._width = len(line)
        else:
            click.echo(line, err=True)

    def clear(self) -> None:
        if self._terminal and self._width:
            click.echo(f"\r{'':<{self._width}}\r", nl=False, err=True)


def _print(found: Survey, as_json: bool) -> None:
    if as_json:
        print_json(found.to_dict())
        return
    from fieldcraft.ads.survey.shown import charts_of, first_unreadable, lines_of_duplicates
    from fieldcraft.charts.text import shares_as_text

    blocks = [f"{chart.heading}\n{shares_as_text(chart.rows, chart.finding)}" for chart in charts_of(found)]
    left_out = "\n".join([*lines_of_duplicates(found), *first_unreadable(found.unreadable_rows)])
    click.echo("\n\n".join([*blocks, left_out, found.frame.warning()]))
