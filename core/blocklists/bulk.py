"""Changing many people or identifiers at once. Every command returns what undoes it exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.blocklists.person import Person, check_group
from core.blocklists.ports import PersonStore, StatusStore
from core.blocklists.queries import Merge, TakenIdentifier
from core.blocklists.status import StatusEntry
from core.changes import Changed, Kind
from core.clock import Clock
from core.errors import InvalidField, Problem
from core.ids import IdentifierId, PersonId

_PEOPLE = frozenset({Kind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Grouped:
    """People who came into a group (or, with `is_out`, went out of it)."""

    people: tuple[PersonId, ...]
    group: str
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Trashed:
    """People who went into the trash."""

    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """People who were added, by an import for one."""

    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """Identifiers that were taken away, with what had been done about them."""

    taken: tuple[TakenIdentifier, ...]
    statuses: tuple[StatusEntry, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Identifiers that were given to somebody else, and where they had been."""

    from_places: tuple[TakenIdentifier, ...]


Undo = Grouped | Trashed | Added | Removed | Moved | Merge


class BulkEdits:
    """Commands on many records of one unlocked vault. Used on the vault thread only."""

    def __init__(self, people: PersonStore, statuses: StatusStore, clock: Clock) -> None:
        self._people = people
        self._statuses = statuses
        self._clock = clock

    def put_into_group(self, ids: Sequence[PersonId], group: str) -> Changed[Grouped]:
        """Put people into a group. Raises InvalidField, UnknownRecord."""
        name = _group(group)
        return Changed(Grouped(self._people.put_into_group(ids, name), name), _PEOPLE)

    def take_out_of_group(self, ids: Sequence[PersonId], group: str) -> Changed[Grouped]:
        """Take people out of a group."""
        out = self._people.take_out_of_group(ids, group)
        return Changed(Grouped(out, group, is_out=True), _PEOPLE)

    def trash(self, ids: Sequence[PersonId]) -> Changed[Trashed]:
        """Take people out of every list; incidents still name them. Raises UnknownRecord."""
        trashed = self._people.set_trashed(ids, self._clock.now())
        return Changed(Trashed(trashed), _PEOPLE)

    def take_from_trash(self, ids: Sequence[PersonId]) -> Changed[None]:
        """Put people back into the lists. Raises UnknownRecord."""
        self._people.set_trashed(ids, None)
        return Changed(None, _PEOPLE)

    def delete(self, ids: Sequence[PersonId]) -> Changed[None]:
        """Forget people who are in the trash, for good; backups made before keep them.

        Raises NotInTrash, UnknownRecord, and PersonInUse when an incident names one of them, or
        did when it was sealed: what is sealed never changes. Then nobody is forgotten.
        """
        self._people.delete(ids)
        return Changed(None, _PEOPLE)

    def remove_identifiers(self, ids: Sequence[IdentifierId]) -> Changed[Removed]:
        """Take identifiers away, and what was done about them. Raises UnknownRecord."""
        statuses = self._statuses.of_identifiers(ids)
        return Changed(Removed(self._people.take_identifiers(ids), statuses), _PEOPLE)

    def move_identifiers(self, ids: Sequence[IdentifierId], to: PersonId) -> Changed[Moved]:
        """Give identifiers to somebody else. Raises UnknownRecord."""
        return Changed(Moved(self._people.move_identifiers(ids, to)), _PEOPLE)

    def merge(self, ids: Sequence[PersonId], into: PersonId) -> Changed[Merge]:
        """Make several people one: `into` gets what the others have, and they go to the trash.

        Incidents that name the others count for `into` from now on. Raises InvalidField when there
        is nobody else among `ids`, UnknownRecord.
        """
        others = [self._people.get(each) for each in dict.fromkeys(ids) if each != into]
        if not others:
            raise InvalidField("merge", Problem.EMPTY)
        now = self._clock.now()
        whole = _together(self._people.get(into), others)
        merge = self._people.merge(
            [each.id for each in others], replace(whole, changed_at=now), now
        )
        return Changed(merge, _PEOPLE)

    def undo(self, undo: Undo) -> Changed[None]:
        """Make it as it was before a command. Raises UnknownRecord when a record is gone since.

        What was changed later by another command stays changed.
        """
        match undo:
            case Grouped(people, group, is_out=True):
                self._people.put_into_group(people, group)
            case Grouped(people, group):
                self._people.take_out_of_group(people, group)
            case Trashed(people):
                self._people.set_trashed(people, None)
            case Added(people):
                self._people.set_trashed(people, self._clock.now())
                self._people.delete(people)
            case Removed(taken, statuses):
                self._people.put_back_identifiers(taken)
                self._statuses.put_back(statuses)
            case Moved(from_places):
                self._people.put_back_identifiers(from_places)
            case Merge():
                self._people.unmerge(undo)
        return Changed(None, _PEOPLE)


def _group(group: str) -> str:
    name = " ".join(group.split())
    check_group(name)
    return name


def _together(into: Person, others: Sequence[Person]) -> Person:
    """Return `into` with what the others know of themselves, behind its own."""
    everybody = (into, *others)
    gone = {each.id for each in everybody}
    about = replace(
        into.about,
        standing_reason=_joined([each.about.standing_reason for each in everybody]),
        relation=next((each.about.relation for each in everybody if each.about.relation), ""),
        third_parties=_joined([each.about.third_parties for each in everybody]),
        acts_for=tuple(
            dict.fromkeys(
                one for each in everybody for one in each.about.acts_for if one not in gone
            )
        ),
        groups=tuple(dict.fromkeys(name for each in everybody for name in each.about.groups)),
        photo=next((each.about.photo for each in everybody if each.about.photo), None),
    )
    return replace(into, notes=_joined([each.notes for each in everybody]), about=about)


def _joined(texts: Sequence[str]) -> str:
    return "\n\n".join(dict.fromkeys(each for each in texts if each.strip()))
