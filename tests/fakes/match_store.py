"""Matches in memory: everything is compared with everything, each time it is asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.blocklists.forms.ip_address import ip_range
from core.blocklists.forms.key import Key, Space
from core.blocklists.matching.match import (
    Answer,
    IncidentText,
    Known,
    Looked,
    Match,
    Pair,
    Waiting,
)
from core.blocklists.normalise import Keys, folded, keys_of
from core.blocklists.person import Circle, Identifier, IdentifierKind, Person
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId, PersonId
from core.incidents.findable import words
from core.incidents.incident import Incident
from tests.fakes.file_words_store import file_words_of
from tests.fakes.tables import Tables


class MemoryMatchStore:
    """Implements `core.blocklists.matching.ports.MatchStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def waiting(self) -> Waiting:
        return Waiting(len(self._waiting_identifiers()), len(self._waiting_incidents()))

    def match_identifiers(self, limit: int) -> Looked:
        identifiers = self._waiting_identifiers()[:limit]
        if not identifiers:
            return Looked(0)
        phrases = []
        for each in identifiers:
            self._tables.matched_identifiers[each.id] = (each.content, self._tables.region)
            phrases += [key.value for key in self._keys(each) if key.space is Space.WORDS]
        if phrases:
            self._tables.mentions.clear()
        return Looked(len(identifiers), tuple(phrases))

    def texts(self, limit: int) -> tuple[IncidentText, ...]:
        waiting = self._waiting_incidents()[:limit]
        return tuple(IncidentText(each.id, self._text(each)) for each in waiting)

    def keep_mentions(self, found: Sequence[tuple[IncidentId, Keys]]) -> None:
        for incident_id, keys in found:
            text = self._text(self._tables.incidents[incident_id])
            self._tables.mentions[incident_id] = (text, self._tables.region, keys)

    def phrases(self) -> tuple[str, ...]:
        keys = {key for _, each in self._identifiers() for key in self._keys(each)}
        return tuple(key.value for key in keys if key.space is Space.WORDS)

    def known(self, keys: Keys) -> tuple[Known, ...]:
        found = []
        for person, each in self._identifiers():
            spaces = self._spaces(each, keys)
            if spaces and _is_listed(person):
                found.append(Known(each, person.id, person.name, spaces[0]))
        return tuple(found)

    def of_incident(self, incident_id: IncidentId) -> tuple[Match, ...]:
        return tuple(each for each in self._matches() if each.incident_id == incident_id)

    def of_person(self, person_id: PersonId, *, below: int | None, limit: int) -> tuple[Match, ...]:
        matches = [each for each in self._matches() if each.known.person_id == person_id]
        return _page(matches, below, limit)

    def open(self, *, below: int | None, limit: int) -> tuple[Match, ...]:
        matches = [each for each in self._matches() if each.answer is Answer.OPEN]
        return _page(matches, below, limit)

    def count_open(self, identifier_id: IdentifierId | None = None) -> int:
        return sum(
            each.answer is Answer.OPEN and identifier_id in (None, each.known.identifier.id)
            for each in self._matches()
        )

    def decide(self, pairs: Sequence[Pair], decided_at: datetime, *, is_accepted: bool) -> None:  # noqa: ARG002  only the disk keeps the time
        for name in map(self._name, pairs):
            self._tables.match_decisions[name] = is_accepted

    def forget(self, pairs: Sequence[Pair]) -> None:
        for name in map(self._name, pairs):
            self._tables.match_decisions.pop(name, None)

    def _name(self, pair: Pair) -> tuple[IncidentId, IdentifierKind, str]:
        if pair.incident_id not in self._tables.incidents:
            raise UnknownRecord(pair.incident_id)
        for _, each in self._identifiers():
            if each.id == pair.identifier_id:
                return pair.incident_id, each.content.kind, each.normal
        raise UnknownRecord(pair.identifier_id)

    def _waiting_identifiers(self) -> list[Identifier]:
        region = self._tables.region
        matched = self._tables.matched_identifiers
        now = {each.id: (each.content, region) for _, each in self._identifiers()}
        for gone in matched.keys() - now.keys():
            del matched[gone]
        return [
            each
            for _, each in self._identifiers()
            if each.id not in matched
            or matched[each.id][0] != each.content
            or (matched[each.id][1] != region and each.content.kind is IdentifierKind.PHONE)
        ]

    def _waiting_incidents(self) -> list[Incident]:
        mentions = self._tables.mentions
        return [
            each
            for each in self._tables.incidents.values()
            if each.id not in mentions
            or mentions[each.id][:2] != (self._text(each), self._tables.region)
        ]

    def _text(self, incident: Incident) -> str:
        details = words(incident.content.details)
        files = file_words_of(self._tables, incident.id)
        return f"{incident.content.text}\n{details}\n{files}"

    def _identifiers(self) -> Iterator[tuple[Person, Identifier]]:
        people = self._tables.people.values()
        for person in sorted(people, key=lambda each: (folded(each.name), each.id)):
            for identifier in person.identifiers:
                yield person, identifier

    def _keys(self, identifier: Identifier) -> Keys:
        return keys_of(identifier.content, self._tables.region)

    def _spaces(self, identifier: Identifier, keys: Keys) -> list[Space]:
        """Return by what an identifier is found, the strongest first."""
        common = {key.space for key in keys & self._keys(identifier)}
        wanted = ip_range(identifier.content.written)
        if identifier.content.kind is IdentifierKind.IP_ADDRESS and wanted:
            addresses = [_address(key) for key in keys if key.space is Space.IP]
            if wanted.first != wanted.last and any(
                version == wanted.first.version and int(wanted.first) <= address <= int(wanted.last)
                for version, address in addresses
            ):
                common.add(Space.IP_RANGE)
        return sorted(common, key=lambda space: (space is Space.WORDS, space))

    def _matches(self) -> list[Match]:
        found = []
        for incident_id, (_, _, keys) in self._tables.mentions.items():
            incident = self._tables.incidents.get(incident_id)
            if incident is None or incident.trashed_at is not None:
                continue
            for person, each in self._identifiers():
                spaces = self._spaces(each, keys)
                if spaces and _is_listed(person) and each.id in self._tables.matched_identifiers:
                    known = Known(each, person.id, person.name, spaces[0])
                    found.append(self._match(incident, known))
        return sorted(found, key=lambda match: -match.position)

    def _match(self, incident: Incident, known: Known) -> Match:
        identifier = known.identifier
        name = incident.id, identifier.content.kind, identifier.normal
        decision = self._tables.match_decisions.get(name)
        people = self._tables.people
        meant = {known.person_id} | {
            each for each in people if people[each].merged_into == known.person_id
        }
        answer = Answer.OPEN if meant.isdisjoint(incident.content.people) else Answer.LINKED
        if decision is not None:
            answer = Answer.ACCEPTED if decision else Answer.REJECTED
        return Match(incident.id, self._tables.positions[incident.id], known, answer)


def _is_listed(person: Person) -> bool:
    return person.trashed_at is None and person.about.circle is Circle.BLOCKLIST


def _address(key: Key) -> tuple[int, int]:
    return int(key.value[0]), int(key.value[1:], 16)


def _page(matches: list[Match], below: int | None, limit: int) -> tuple[Match, ...]:
    left = [each for each in matches if below is None or each.position < below]
    last = left[:limit][-1:]
    return tuple(each for each in left if last and each.position >= last[0].position)
