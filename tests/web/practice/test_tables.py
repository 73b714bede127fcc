"""The rows of a run's ledger."""

from __future__ import annotations

import pytest

from fieldcraft.web.practice.tables import PracticeEntryRow


def test_entries_of_a_run_cannot_be_changed_or_deleted_together() -> None:
    with pytest.raises(RuntimeError, match="never changed"):
        PracticeEntryRow.objects.update(kind="x")
    with pytest.raises(RuntimeError, match="never deleted"):
        PracticeEntryRow.objects.all().delete()
