"""Every version of every role; each can be built from the ledger at any time."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from fieldcraft.roles.role import Role
from fieldcraft.web.people.tables import Person


class RoleVersionRow(models.Model):
    """One version of one role, as its ledger entry holds it. The last version is the role as it stands."""

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    on = models.DateField()
    body = models.JSONField()
    # What the form carried: the same form sent twice writes one version.
    form_key = models.CharField(max_length=64, null=True)

    class Meta:
        ordering = ("owner", "number", "-version")
        constraints = (
            models.UniqueConstraint(fields=["owner", "number", "version"], name="one_row_a_version"),
            models.UniqueConstraint(fields=["owner", "form_key"], name="one_version_a_form"),
        )

    @classmethod
    def of(cls, owner: Person, role: Role, form_key: str | None = None) -> RoleVersionRow:
        """A row, not yet saved, for a version."""
        return cls(
            owner=owner,
            number=role.number,
            version=role.version,
            title=role.content.title,
            on=role.on,
            body=role.record(),
            form_key=form_key or None,
        )

    def to_role(self) -> Role:
        """The version that the row holds."""
        return Role.from_record(self.body)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("A version of a role is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuntimeError("A version of a role is never deleted.")
