"""`python -m benchmarks` (`make bench`): every figure that the README quotes, measured anew."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks import ads, bets, chance, kinds, practice, practice_arrays, question, survey


def main() -> None:
    """Print each room's figures; those that need the shared data are skipped where it is absent."""
    _print("The question", question.figures())
    _print("What judgement is worth", chance.figures())
    _print("Bets", bets.figures())
    _print("Practice", practice.figures())
    _print("Practice, compiled or with arrays alone", practice_arrays.figures())
    shared = Path(os.environ.get("FIELDCRAFT_SHARED") or Path(__file__).parents[2] / "shared")
    if (shared / "ads").is_dir():
        _print("The ad reader", ads.figures(shared))
        _print("The kinds of sentences", kinds.figures(shared))
        _print("The survey of many ads", survey.figures(shared))
    else:
        print(
            "\nThe ad reader: skipped, the labelled ads are not there; set FIELDCRAFT_SHARED to their folder."
        )


def _print(title: str, rows: list[tuple[str, str]]) -> None:
    print(f"\n{title}")
    width = max(len(what) for what, _ in rows)
    for what, figure in rows:
        print(f"  {what:<{width}}  {figure}")


if __name__ == "__main__":
    main()
