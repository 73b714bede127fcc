"""Persons. Local mode has one, a row like any other from the first migration on."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Person(AbstractBaseUser):
    """Somebody who owns things here. The local owner signs in nowhere and has no usable password."""

    name = models.CharField(max_length=150, unique=True)
    is_local_owner = models.BooleanField(default=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "name"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["is_local_owner"],
                condition=models.Q(is_local_owner=True),
                name="at_most_one_local_owner",
            ),
        )
