"""What a person does with roles. Each change is one transaction: its ledger entry, and its version."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

from fieldcraft import __version__
from fieldcraft.bets.ledger import Entry, verify
from fieldcraft.bets.life import Event
from fieldcraft.refusal import Missing, Refused
from fieldcraft.roles.changes import differences
from fieldcraft.roles.role import Content, Origin, Role, new_role, put_away, rewrite, take_up
from fieldcraft.roles.share import Shared, to_share
from fieldcraft.typed import plain_whole
from fieldcraft.web.bets.actions import ledger_entries, ledger_head, record
from fieldcraft.web.bets.transactions import writing
from fieldcraft.web.database import LARGEST_ID
from fieldcraft.web.people.tables import Person
from fieldcraft.web.roles.tables import RoleVersionRow

# The kind of the ledger entry that holds a version.
WRITTEN = "role_written"
MOST_VERSION = 10**9


class NoSuchRole(Missing):
    """There is no such role or version, or it is somebody else's: the two are not told apart."""

    title = "No such role"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no role {id}; look its number up in the list of your roles.")


class ChangedMeanwhile(Refused):
    """Another tab wrote a version after this page was loaded; nothing was changed now.

    `role` is the role as it stands, `since` what was changed, in sentences.
    """

    def __init__(self, role: Role, since: Iterable[str]) -> None:
        self.role = role
        self.since = tuple(since)
        super().__init__(
            ("This role was changed in another tab; nothing was changed from here.", *self.since)
        )


def open_role(
    person: Person,
    content: Content,
    today: date,
    now: datetime,
    form_key: str | None = None,
    origin: Origin | None = None,
) -> Role:
    """A new role of the person; the one made before when `form_key` comes again."""
    with writing(person):
        if (earlier := _of_form(person, form_key)) is not None:
            return earlier
        role = new_role(last_number(person) + 1, content, today, origin)
        _keep(person, role, now, form_key)
    return role


def write_role(
    person: Person,
    id: str | int,
    change: Callable[[Content], Content],
    version: int | None,
    today: date,
    now: datetime,
    form_key: str | None = None,
) -> Role:
    """The next version of a role, with what `change` makes of its content.

    `version` is the one that the person saw; when there is a later one nothing is changed (None: whatever
    it is). What would change nothing writes no version, and a form that comes again writes none either.
    """
    with writing(person):
        if (earlier := _of_form(person, form_key)) is not None:
            return earlier
        role = show_role(person, id)
        if role.away:
            raise Refused(f"{role.id} is put away; take it up again before you write in it.")
        written = rewrite(role, change(role.content), today)
        if written == role:
            return role
        if version is not None and version != role.version:
            raise ChangedMeanwhile(role, since(person, role, version))
        _keep(person, written, now, form_key)
    return written


def put_role_away(person: Person, id: str | int, today: date, now: datetime) -> Role:
    """Put a role away, in a version of its own; nothing happens to one that is away already."""
    return _with_version(person, id, lambda role: put_away(role, today), now)


def take_role_up(person: Person, id: str | int, today: date, now: datetime) -> Role:
    """Take a role up again that was put away, in a version of its own."""
    return _with_version(person, id, lambda role: take_up(role, today), now)


def take_in(person: Person, shared: Iterable[Shared], today: date, now: datetime) -> list[Role]:
    """Roles of a file become roles here, all of them or none; each notes where it came from."""
    with writing(person):
        return [open_role(person, each.content, today, now, origin=each.origin) for each in shared]


def show_role(person: Person, id: str | int, version: int | None = None) -> Role:
    """A role as it stands, or one version of it; NoSuchRole when there is none."""
    text = str(id).strip().removeprefix("R").removeprefix("r")
    number = plain_whole(text, len(str(LARGEST_ID)))
    row = None
    if number is not None and number <= LARGEST_ID and (version is None or 0 < version <= MOST_VERSION):
        which = {} if version is None else {"version": version}
        rows = RoleVersionRow.objects.filter(owner=person, number=number, **which)
        row = rows.order_by("-version").first()
    if row is None:
        raise NoSuchRole(id if version is None else f"{id} in version {version}")
    return row.to_role()


def list_roles(person: Person) -> list[Role]:
    """The person's roles as they stand, the newest first, but for those that are put away."""
    return [role for role in all_roles(person) if not role.away]


def list_away(person: Person) -> list[Role]:
    """The person's roles that are put away, the newest first."""
    return [role for role in all_roles(person) if role.away]


def all_roles(person: Person) -> list[Role]:
    """Every role of the person in its last version, the newest first."""
    return [row.to_role() for row in _standing(person).order_by("-number")]


def versions_of(person: Person, id: str | int) -> list[Role]:
    """All versions of a role, the last one first."""
    number = show_role(person, id).number
    rows = RoleVersionRow.objects.filter(owner=person, number=number).order_by("-version")
    return [row.to_role() for row in rows]


def since(person: Person, role: Role, version: int) -> tuple[str, ...]:
    """What was changed after a version that somebody saw, in sentences."""
    if not 0 < version <= role.version:
        return ("The page was made from a version that there is not.",)
    before = show_role(person, role.id, version)
    return tuple(each.sentence for each in differences(before, role))


def export_roles(person: Person, roles: Iterable[Role], now: datetime) -> dict[str, object]:
    """The export of these versions, with the moment and the head of the ledger."""
    head = ledger_head(person)
    made = now.isoformat().replace("+00:00", "Z")
    return to_share(roles, made, head.length, head.hash, __version__)


def last_number(person: Person) -> int:
    """The number of the person's last role; 0 when there is none."""
    last = RoleVersionRow.objects.filter(owner=person).aggregate(last=Max("number"))["last"]
    return last or 0


def rebuild_roles(person: Person) -> int:
    """Write all versions of all roles anew from the ledger, which must be whole; how many there are."""
    with writing(person):
        entries = list(ledger_entries(person))
        if (fault := verify(entries)) is not None:
            raise Refused(f"Entry {fault.sequence} of the ledger {fault.why} Restore a backup.")
        keys = RoleVersionRow.objects.filter(owner=person, form_key__isnull=False)
        forms = {(row.number, row.version): row.form_key for row in keys}
        RoleVersionRow.objects.filter(owner=person).delete()
        roles = [role for each in entries if isinstance(each, Entry) and (role := role_of(each)) is not None]
        for role in roles:
            RoleVersionRow.of(person, role, forms.get((role.number, role.version))).save()
    return len(roles)


def role_of(entry: Entry) -> Role | None:
    """The version that a ledger entry holds; None for an entry of another kind.

    KeyError, TypeError or ValueError when the entry says it holds one and does not.
    """
    return Role.from_record(entry.body) if entry.kind == WRITTEN else None


def _standing(person: Person) -> QuerySet[RoleVersionRow]:
    same = RoleVersionRow.objects.filter(owner=person, number=OuterRef("number")).order_by("-version")
    return RoleVersionRow.objects.filter(owner=person, version=Subquery(same.values("version")[:1]))


def _of_form(person: Person, form_key: str | None) -> Role | None:
    """The role as it stands to which the form with this key has already led."""
    if not form_key:
        return None
    row = RoleVersionRow.objects.filter(owner=person, form_key=form_key).first()
    return None if row is None else show_role(person, row.number)


def _with_version(person: Person, id: str | int, change: Callable[[Role], Role], now: datetime) -> Role:
    with writing(person):
        role = show_role(person, id)
        written = change(role)
        if written != role:
            _keep(person, written, now, None)
    return written


def _keep(person: Person, role: Role, now: datetime, form_key: str | None) -> None:
    record(person, Event(WRITTEN, role.record()), now)
    RoleVersionRow.of(person, role, form_key).save()
