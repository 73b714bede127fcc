"""Practice runs, each with a ledger of its own, so that practice bets stay off the desk and the lists."""

from __future__ import annotations

from django.db import models

from fieldcraft.bets.ledger import Entry
from fieldcraft.bets.lessons import Lesson
from fieldcraft.bets.review import Recall
from fieldcraft.web.bets.tables import AppendOnly, EntryRow
from fieldcraft.web.people.tables import Person


class PracticeRunRow(models.Model):
    """One run; `key` is its random name, which tells nothing. What happened in it stands in its ledger.

    `debrief` is the record worked out once, which could be worked out again from the ledger.
    """

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32)
    scenario = models.CharField(max_length=100)
    started = models.DateField()
    # What the form carried: the same form sent twice starts one run.
    form_key = models.CharField(max_length=64, null=True)
    debrief = models.JSONField(null=True)

    class Meta:
        ordering = ("owner", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["owner", "key"], name="one_run_a_key"),
            models.UniqueConstraint(fields=["owner", "form_key"], name="one_run_a_form"),
        )


class PracticeLessonRow(models.Model):
    """A lesson from a run as it stands after the entries of the run's ledger, from which it can be rebuilt.

    `number` is the owner's: the lesson's id is P and that number. `recalls` holds the times it was asked for.
    """

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    run = models.ForeignKey(PracticeRunRow, on_delete=models.CASCADE, related_name="lessons", db_index=False)
    number = models.PositiveIntegerField()
    week = models.PositiveIntegerField()
    when = models.TextField()
    i_will = models.TextField()
    learned = models.DateField()
    recalls = models.JSONField(default=list)
    recall_on = models.DateField(null=True)

    class Meta:
        ordering = ("owner", "number")
        constraints = (
            models.UniqueConstraint(fields=["owner", "number"], name="one_practice_lesson_a_number"),
            models.UniqueConstraint(fields=["run", "week"], name="one_practice_lesson_a_decision"),
        )
        indexes = (models.Index(fields=["owner", "recall_on"], name="practice_lessons_to_recall"),)

    def to_lesson(self) -> Lesson:
        """The lesson, without what bets say about it."""
        return Lesson(
            f"P{self.number}",
            self.when,
            self.i_will,
            "",
            self.learned,
            tuple(Recall.from_dict(each) for each in self.recalls),
            run=self.run.key,
            week=self.week,
        )


class EntriesOfRuns(AppendOnly):
    """Entries of runs, which can be read and added to, nothing else."""


class PracticeEntryRow(EntryRow):
    """One entry of a run's ledger."""

    run = models.ForeignKey(PracticeRunRow, on_delete=models.CASCADE, related_name="entries", db_index=False)
    # No run has as many entries as a person.
    sequence = models.PositiveIntegerField()

    objects = EntriesOfRuns.as_manager()

    class Meta:
        ordering = ("run", "sequence")
        constraints = (
            models.UniqueConstraint(fields=["run", "sequence"], name="one_entry_a_place_of_a_run"),
        )

    @classmethod
    def of(cls, run: PracticeRunRow, entry: Entry) -> PracticeEntryRow:
        """A row, not yet saved, for an entry."""
        return cls(run=run, **cls.columns(entry))
