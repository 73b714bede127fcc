from __future__ import annotations

from pathlib import Path

from fieldcraft.practice import model


def test_the_hash_is_over_every_file_that_decides_a_runs_numbers() -> None:
    assert len(model.model_hash()) == 64
    names = {path.stem for path in model.model_files()}
    assert {"week", "world", "luck", "counts", "normal", "orders", "policies", "state", "seen"} <= names
    folder = Path(model.__file__).parent
    assert all(list(folder.glob(f"{name}.py")) for name in model._ELSEWHERE)


def test_another_byte_of_the_model_is_another_model(tmp_path: Path, monkeypatch: object) -> None:
    import shutil

    copy = tmp_path / "practice"
    shutil.copytree(Path(model.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before, kept = model.model_hash(), model._FOLDER
    try:
        model._FOLDER = copy
        model.model_hash.cache_clear()
        assert model.model_hash() == before
        for name in ("parameters.yaml", "policies.yaml"):
            numbers = copy / "data" / name
            numbers.write_bytes(numbers.read_bytes() + b"\n")
            model.model_hash.cache_clear()
            before, last = model.model_hash(), before
            assert before != last
    finally:
        model._FOLDER = kept
        model.model_hash.cache_clear()
