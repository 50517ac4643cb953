"""People in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from core.blocklists.normalise import Keys, folded, home_service, keys_of, normal_form
from core.blocklists.person import (
    ROW_IDENTIFIERS,
    Circle,
    Identifier,
    IdentifierKind,
    Person,
    PersonRow,
)
from core.blocklists.queries import (
    IdentifierOrder,
    IdentifierQuery,
    IdentifierRow,
    Merge,
    Merged,
    PeopleOrder,
    PeopleQuery,
    TakenIdentifier,
    UnfinishedImport,
)
from core.blocklists.status import Step
from core.errors import NotInTrash, PersonInUse, UnknownRecord
from core.ids import IdentifierId, IncidentId, PersonId
from core.incidents.content_json import content_to_json
from storage.time_text import time_to_text
from tests.fakes.tables import Tables


class MemoryPersonStore:
    """Implements `core.blocklists.ports.PersonStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, *people: Person) -> None:
        known = {*self._tables.people, *(each.id for each in people)}
        for person in people:
            self._check_acts_for(person, known)
        for person in people:
            self._tables.people[person.id] = _kept(person)

    def append(
        self, person_id: PersonId, identifiers: Sequence[Identifier], changed_at: datetime
    ) -> tuple[Identifier, ...]:
        person = self.get(person_id)
        there = {each.content.as_written for each in person.identifiers}
        new = tuple(each for each in identifiers if each.content.as_written not in there)
        if new:
            after = replace(person, identifiers=(*person.identifiers, *new), changed_at=changed_at)
            self._tables.people[person_id] = after
        return new

    def replace(self, person: Person) -> None:
        before = self.get(person.id)
        self._check_acts_for(person, {*self._tables.people})
        self._tables.people[person.id] = replace(
            _kept(person),
            created_at=before.created_at,
            trashed_at=before.trashed_at,
            merged_into=before.merged_into,
        )

    def get(self, person_id: PersonId) -> Person:
        try:
            return self._tables.people[person_id]
        except KeyError:
            raise UnknownRecord(person_id) from None

    def page(
        self, query: PeopleQuery, *, after: PersonRow | None = None, offset: int = 0, limit: int
    ) -> tuple[PersonRow, ...]:
        rows = [self._row(each, query.order) for each in self._people(query)]
        rows.sort(
            key=lambda row: (row.position, row.id), reverse=query.order is not PeopleOrder.NAME
        )
        if after is not None:
            ids = [row.id for row in rows]
            rows = rows[ids.index(after.id) + 1 :]
        return tuple(rows[offset : offset + limit])

    def count(self, query: PeopleQuery) -> int:
        return len(self._people(query))

    def names(self) -> tuple[tuple[str, PersonId], ...]:
        return tuple((row.name, row.id) for row in self._by_name(self._tables.people.values()))

    def identifiers(
        self, query: IdentifierQuery, *, after: IdentifierRow | None = None, limit: int
    ) -> tuple[IdentifierRow, ...]:
        rows = self._identifier_rows(query)
        rows.sort(
            key=lambda row: (row.position, row.identifier.id),
            reverse=query.order is IdentifierOrder.NEWEST,
        )
        if after is not None:
            ids = [row.identifier.id for row in rows]
            rows = rows[ids.index(after.identifier.id) + 1 :]
        return tuple(rows[:limit])

    def count_identifiers(self, query: IdentifierQuery) -> int:
        return len(self._identifier_rows(query))

    def sharing(self, wanted: Sequence[Keys]) -> tuple[tuple[PersonRow, ...], ...]:
        return tuple(map(self._sharing, wanted))

    def _sharing(self, keys: Keys) -> tuple[PersonRow, ...]:
        region = self._tables.region
        return self._by_name(
            person
            for person in self._tables.people.values()
            if any(keys & keys_of(each.content, region) for each in person.identifiers)
        )

    def acting_for(self, person_id: PersonId) -> tuple[PersonRow, ...]:
        people = self._tables.people.values()
        meant = self._meant(person_id)
        return self._by_name(each for each in people if meant & {*each.about.acts_for})

    def groups(self) -> tuple[str, ...]:
        names = [name for each in self._tables.people.values() for name in each.about.groups]
        return tuple(sorted(dict.fromkeys(names), key=folded))

    def put_into_group(self, ids: Sequence[PersonId], group: str) -> tuple[PersonId, ...]:
        outside = [each for each in map(self.get, dict.fromkeys(ids)) if not _is_in(each, group)]
        name = next((each for each in self.groups() if folded(each) == folded(group)), group)
        for each in outside:
            self._change_groups(each, (*each.about.groups, name))
        return tuple(each.id for each in outside)

    def take_out_of_group(self, ids: Sequence[PersonId], group: str) -> tuple[PersonId, ...]:
        people = [self._tables.people[each] for each in ids if each in self._tables.people]
        inside = [each for each in people if _is_in(each, group)]
        for each in inside:
            kept = (name for name in each.about.groups if folded(name) != folded(group))
            self._change_groups(each, tuple(kept))
        return tuple(each.id for each in inside)

    def set_trashed(
        self, ids: Sequence[PersonId], trashed_at: datetime | None
    ) -> tuple[PersonId, ...]:
        people = [self.get(each) for each in ids]
        changed = [each for each in people if (each.trashed_at is None) != (trashed_at is None)]
        for each in changed:
            after = replace(each, trashed_at=trashed_at, merged_into=None)
            self._tables.people[each.id] = after
        return tuple(each.id for each in changed)

    def delete(self, ids: Sequence[PersonId]) -> None:
        for person in [self.get(each) for each in ids]:
            if person.trashed_at is None:
                raise NotInTrash
            named = self._named(person.id)
            if named:
                raise PersonInUse(person.name, named)
        for person_id in ids:
            self._tables.people.pop(person_id, None)
        for person in list(self._tables.people.values()):
            acts_for = tuple(each for each in person.about.acts_for if each not in ids)
            self._tables.people[person.id] = replace(
                person,
                about=replace(person.about, acts_for=acts_for),
                merged_into=None if person.merged_into in ids else person.merged_into,
            )

    def take_identifiers(self, ids: Sequence[IdentifierId]) -> tuple[TakenIdentifier, ...]:
        taken = self._find(ids)
        for each in taken:
            self._without(each)
        self._tables.statuses = [
            each for each in self._tables.statuses if each.identifier_id not in ids
        ]
        return taken

    def put_back_identifiers(self, taken: Sequence[TakenIdentifier]) -> None:
        for each in taken:
            self.get(each.person_id)
        there = {one.id for person in self._tables.people.values() for one in person.identifiers}
        for now in self._find([one for one in (t.identifier.id for t in taken) if one in there]):
            self._without(now)
        for each in taken:
            person = self._tables.people[each.person_id]
            before = [one for one in person.identifiers if one.id != each.identifier.id]
            before.insert(each.place, each.identifier)
            self._tables.people[person.id] = replace(person, identifiers=tuple(before))

    def move_identifiers(
        self, ids: Sequence[IdentifierId], to: PersonId
    ) -> tuple[TakenIdentifier, ...]:
        self.get(to)
        moving = [each for each in self._find(ids) if each.person_id != to]
        for each in moving:
            self._without(each)
        target = self.get(to)
        identifiers = (*target.identifiers, *(each.identifier for each in moving))
        self._tables.people[to] = replace(target, identifiers=identifiers)
        return tuple(moving)

    def merge(self, ids: Sequence[PersonId], into: Person, at: datetime) -> Merge:
        before = self.get(into.id)
        wanted = {self.get(each).id for each in ids} - {into.id}
        people = [
            each
            for _, each in sorted(self._tables.people.items())
            if each.id in wanted or each.merged_into in wanted
        ]
        self._tables.people[into.id] = _with_about(before, into)
        identifiers = [one.id for each in people for one in each.identifiers]
        moved = self.move_identifiers(identifiers, into.id)
        for each in people:
            now = self.get(each.id)
            trashed_at = now.trashed_at or at
            after = replace(now, merged_into=into.id, trashed_at=trashed_at)
            self._tables.people[each.id] = after
        merged = tuple(Merged(each.id, each.trashed_at, each.merged_into) for each in people)
        return Merge(before, into.changed_at, merged, moved)

    def unmerge(self, merge: Merge) -> None:
        into = self.get(merge.before.id)
        if into.changed_at == merge.changed_at:
            self._tables.people[into.id] = _with_about(into, merge.before)
        for each in merge.people:
            person = self.get(each.person_id)
            self._tables.people[person.id] = replace(
                person, trashed_at=each.trashed_at, merged_into=each.merged_into
            )
        self.put_back_identifiers(merge.moved)

    def unfinished_import(self) -> UnfinishedImport | None:
        return self._tables.unfinished_import

    def note_import(self, unfinished: UnfinishedImport | None) -> None:
        self._tables.unfinished_import = unfinished

    def region(self) -> str:
        return self._tables.region

    def set_region(self, region: str) -> None:
        self._tables.region = region
        for person in list(self._tables.people.values()):
            identifiers = tuple(
                replace(each, normal=normal_form(each.content, region))
                if each.content.kind is IdentifierKind.PHONE
                else each
                for each in person.identifiers
            )
            self._tables.people[person.id] = replace(person, identifiers=identifiers)

    def _people(self, query: PeopleQuery) -> list[Person]:
        wanted = folded(query.contains)
        return [
            each
            for each in self._tables.people.values()
            if query.in_trash == (each.trashed_at is not None)
            and any(wanted in folded(text) for text in (each.name, *_written(each)))
            and query.standing in (None, each.standing)
            and query.circle in (None, each.about.circle)
            and (query.group is None or _is_in(each, query.group))
        ]

    def _identifier_rows(self, query: IdentifierQuery) -> list[IdentifierRow]:
        rows = [
            self._identifier_row(person, each, query.order)
            for person in self._tables.people.values()
            if person.trashed_at is None
            and (query.with_own_circle or person.about.circle is Circle.BLOCKLIST)
            and query.person_id in (None, person.id)
            and (query.group is None or _is_in(person, query.group))
            for each in person.identifiers
        ]
        return [
            row
            for row in rows
            if folded(query.contains) in folded(row.identifier.content.written)
            and query.kind in (None, row.identifier.content.kind)
            and query.service in (None, row.service)
            and query.step in (None, row.step)
            and (query.because_of is None or row.identifier.id in self._because(query.because_of))
        ]

    def _because(self, incident_id: IncidentId) -> set[IdentifierId]:
        return {
            each.identifier_id
            for each in self._tables.statuses
            if incident_id in each.content.incidents
        }

    def _identifier_row(
        self, person: Person, identifier: Identifier, order: IdentifierOrder
    ) -> IdentifierRow:
        service = home_service(identifier.content)
        newest = [
            each
            for each in self._tables.statuses
            if (each.identifier_id, each.service) == (identifier.id, service)
        ][-1:]
        position = {
            IdentifierOrder.WRITTEN: folded(identifier.content.written),
            IdentifierOrder.NEWEST: time_to_text(identifier.added_at),
            IdentifierOrder.PERSON: folded(person.name),
        }[order]
        return IdentifierRow(
            identifier,
            person.id,
            person.name,
            service,
            newest[0].content.step if newest else Step.NOT_YET,
            newest[0].content.done_on if newest else None,
            position,
        )

    def _by_name(self, people: Iterable[Person]) -> tuple[PersonRow, ...]:
        rows = [self._row(each, PeopleOrder.NAME) for each in people if each.trashed_at is None]
        return tuple(sorted(rows, key=lambda row: (row.position, row.id)))

    def _row(self, person: Person, order: PeopleOrder) -> PersonRow:
        position: str | int
        match order:
            case PeopleOrder.NAME:
                position = folded(person.name)
            case PeopleOrder.NEWEST:
                position = time_to_text(person.created_at)
            case PeopleOrder.LAST_CHANGED:
                position = time_to_text(person.changed_at)
            case PeopleOrder.MOST_INCIDENTS:
                position = self._count(person)
        return PersonRow(
            person.id,
            person.name,
            person.standing,
            _written(person)[:ROW_IDENTIFIERS],
            self._count(person),
            person.about.circle,
            person.about.groups,
            person.about.photo is not None,
            len(person.identifiers),
            position,
        )

    def _count(self, person: Person) -> int:
        meant = self._meant(person.id)
        incidents = self._tables.incidents.values()
        return sum(not meant.isdisjoint(incident.content.people) for incident in incidents)

    def _meant(self, person_id: PersonId) -> set[PersonId]:
        people = self._tables.people.values()
        return {person_id} | {each.id for each in people if each.merged_into == person_id}

    def _named(self, person_id: PersonId) -> int:
        now = {
            each.id for each in self._tables.incidents.values() if person_id in each.content.people
        }
        once = {
            incident_id
            for incident_id, revisions in self._tables.revisions.items()
            if any(person_id in content_to_json(each.content) for each in revisions)
        }
        return len(now | once)

    def _check_acts_for(self, person: Person, known: set[PersonId]) -> None:
        for other in person.about.acts_for:
            if other not in known:
                raise UnknownRecord(other)

    def _change_groups(self, person: Person, groups: tuple[str, ...]) -> None:
        about = replace(person.about, groups=groups)
        self._tables.people[person.id] = replace(person, about=about)

    def _find(self, ids: Sequence[IdentifierId]) -> tuple[TakenIdentifier, ...]:
        found = {
            each.id: TakenIdentifier(each, person.id, place)
            for person in self._tables.people.values()
            for place, each in enumerate(person.identifiers)
        }
        for identifier_id in ids:
            if identifier_id not in found:
                raise UnknownRecord(identifier_id)
        taken = [found[each] for each in dict.fromkeys(ids)]
        return tuple(sorted(taken, key=lambda each: (each.person_id, each.place)))

    def _without(self, taken: TakenIdentifier) -> None:
        person = self._tables.people[taken.person_id]
        kept = tuple(each for each in person.identifiers if each.id != taken.identifier.id)
        self._tables.people[person.id] = replace(person, identifiers=kept)


def _kept(person: Person) -> Person:
    groups = {folded(each): each for each in reversed(person.about.groups)}
    about = replace(
        person.about,
        groups=tuple(reversed(groups.values())),
        acts_for=tuple(each for each in dict.fromkeys(person.about.acts_for) if each != person.id),
    )
    return replace(person, about=about)


def _with_about(person: Person, about: Person) -> Person:
    return replace(about, identifiers=person.identifiers, created_at=person.created_at)


def _is_in(person: Person, group: str) -> bool:
    return folded(group) in map(folded, person.about.groups)


def _written(person: Person) -> tuple[str, ...]:
    return tuple(each.content.written for each in person.identifiers)
