from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.folders import gather_documents
from fieldcraft.ads.sent_folder import take_of_folder

NAMES = st.sampled_from(["a.txt", "b.md", "B.TXT", ".a.txt", "c.json", "noend", "ü.html", "z y.txt"])
FOLDERS = st.sampled_from(["a", "b", ".git", ".b", "Z", "a.txt.d"])
PATHS = st.lists(st.tuples(st.lists(FOLDERS, max_size=3), NAMES), max_size=12, unique_by=str)


@given(PATHS, st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_same_files_are_taken_in_the_same_order_as_from_the_disk(
    paths: list[tuple[list[str], str]], most: int, chance: object
) -> None:
    with TemporaryDirectory() as place:
        sent = []
        for number, (folders, name) in enumerate(paths):
            path = Path(place, "mine", *folders, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"We ask for words of number {number}.", "utf-8")
            sent.append("/".join(("mine", *folders, name)))
        Path(place, "mine").mkdir(exist_ok=True)
        chance.shuffle(sent)  # type: ignore[attr-defined]
        read = gather_documents([Path(place, "mine")], most)
        taken = take_of_folder(sent, most)
        assert [sent[at] for at in taken.files] == [each.name[len(place) + 1 :] for each in read.documents]
        assert [each.why for each in taken.rows] == [each.why for each in read.unreadable]
        assert taken.hidden == sum("/." in path for path in sent)


@pytest.mark.parametrize(
    ("path", "taken", "hidden"),
    [
        ("a.txt", 1, 0),
        (".a.txt", 0, 1),
        (".mine/a.txt", 1, 0),
        ("mine/../a.txt", 0, 1),
        ("../../etc/a.txt", 0, 1),
        ("/etc/a.txt", 1, 0),
        ("mine//a.txt", 1, 0),
        ("mine/a\\.b.txt", 1, 0),
        ("mine/" + "x" * 100_000 + ".txt", 1, 0),
        ("mine/\ufffd\ufffd.txt", 1, 0),
        ("", 0, 0),
        ("mine/", 0, 0),
    ],
)
def test_a_path_is_a_name_whatever_stands_in_it(path: str, taken: int, hidden: int) -> None:
    found = take_of_folder([path], 10)
    assert (len(found.files), found.hidden) == (taken, hidden)


def test_what_was_left_out_is_said_of_the_folder() -> None:
    found = take_of_folder([f"mine/{number}.txt" for number in range(7)] + ["mine/x.json"], 5)
    assert [(each.file, each.why.partition(";")[0]) for each in found.rows] == [
        ("mine/x.json", "The ending .json is not one that ads are read from"),
        ("mine", "2 more files were left out, since 5 are read at a time"),
    ]
    assert take_of_folder([], 5).rows == ()
