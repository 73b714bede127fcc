"""Many ads at once: what is read, what is left out, and that the rest is always said."""

from __future__ import annotations

from pathlib import Path

from fieldcraft.ads.folders import Document, Unreadable, files_in_folder, gather_documents, text_hash


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for stem, text in texts.items():
        (folder / f"{stem}.txt").write_text(text)


def test_files_and_folders_are_read_in_the_order_given_and_folders_by_name(tmp_path: Path) -> None:
    write(tmp_path / "ads", b="the two ad", a="the one ad")
    write(tmp_path / "ads" / "more", c="the three ad")
    write(tmp_path, first="the zero ad")
    gathered = gather_documents([tmp_path / "first.txt", tmp_path / "ads"])
    assert [document.text for document in gathered.documents] == [
        "the zero ad",
        "the one ad",
        "the two ad",
        "the three ad",
    ]
    assert gathered.documents[0] == Document(str(tmp_path / "first.txt"), "the zero ad")
    assert gathered.unreadable == ()


def test_hidden_files_are_left_out_and_links_to_folders_not_followed(tmp_path: Path) -> None:
    write(tmp_path, a="the one ad")
    (tmp_path / ".hidden.txt").write_text("the hidden ad")
    write(tmp_path / ".git", b="the hidden too ad")
    (tmp_path / "loop").symlink_to(tmp_path)
    gathered = gather_documents([tmp_path])
    assert [document.text for document in gathered.documents] == ["the one ad"]


def test_each_file_that_cannot_be_read_is_a_row_and_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, a="the one ad", empty="")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    gathered = gather_documents([tmp_path, tmp_path / "none.txt", tmp_path / "photo.png"])
    assert [document.text for document in gathered.documents] == ["the one ad"]
    why = {Path(row.file).name: row.why for row in gathered.unreadable if "ending" not in row.why}
    assert why["empty.txt"].startswith("empty.txt is empty")
    assert why["none.txt"].startswith("There is no file none.txt")
    assert why["photo.png"].startswith("photo.png is a PNG picture")
    assert "The ending .png is not one that ads are read from" in str(gathered.unreadable)


def test_many_files_with_other_endings_become_a_few_rows(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.log").touch()
    rows = gather_documents([tmp_path]).unreadable
    assert len(rows) == 21
    assert rows[-1] == Unreadable(str(tmp_path), "30 more files have endings that ads are not read from.")


def test_the_same_text_counts_once_and_the_second_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, a="Product owner\n\nCSPO", b="Product  owner CSPO\n", c="Product owner PSPO")
    gathered = gather_documents([tmp_path, tmp_path / "a.txt"])
    assert [Path(document.name).name for document in gathered.documents] == ["a.txt", "c.txt"]
    (row,) = gathered.unreadable
    assert Path(row.file).name == "b.txt"
    assert row.why == f"It holds the same text as {tmp_path / 'a.txt'}, which is counted once."


def test_of_a_large_folder_the_first_are_read_and_one_row_says_how_many_were_not(tmp_path: Path) -> None:
    write(tmp_path, **{f"{number:03}": f"an ad {number}" for number in range(30)})
    gathered = gather_documents([tmp_path], most=20)
    assert [document.text for document in gathered.documents] == [f"an ad {number}" for number in range(20)]
    (row,) = gathered.unreadable
    assert row.file == str(tmp_path)
    assert row.why.startswith("10 more files were left out, since 20 are read at a time; put the ads")


def test_files_named_one_by_one_are_limited_too(tmp_path: Path) -> None:
    write(tmp_path, **{f"{number:03}": f"an ad {number}" for number in range(5)})
    gathered = gather_documents(sorted(tmp_path.iterdir()), most=3)
    assert len(gathered.documents) == 3
    (row,) = gathered.unreadable
    assert row.why.startswith("2 more files were left out")


def test_the_hash_of_a_text_passes_over_white_space_and_composition() -> None:
    assert text_hash("Cafe\u0301  \n owner") == text_hash("Café owner ")
    assert text_hash("owner") != text_hash("Owner")


def test_a_text_that_plainly_is_no_ad_is_a_row_and_not_counted(tmp_path: Path) -> None:
    write(tmp_path, a="Product owner, CSPO required", note="Buy milk")
    gathered = gather_documents([tmp_path])
    assert [Path(document.name).name for document in gathered.documents] == ["a.txt"]
    (row,) = gathered.unreadable
    assert row.why.startswith("note.txt holds too few words to be a job ad and is not counted")


def test_the_files_of_a_folder_are_those_that_may_hold_an_ad(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/x.PDF", "logo.png", ".hidden.md"):
        (tmp_path / name).write_bytes(b"x")
    found, problems = files_in_folder(tmp_path)
    assert [str(each.relative_to(tmp_path)) for each in found] == ["a.md", "c.txt", "b/x.PDF"]
    assert problems == []
