"""What was done about identifiers, in memory."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from core.blocklists.normalise import home_service
from core.blocklists.person import Circle, IdentifierContent
from core.blocklists.status import ServiceCount, StatusContent, StatusEntry, Step
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId
from tests.fakes.tables import Tables


class MemoryStatusStore:
    """Implements `core.blocklists.ports.StatusStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(
        self,
        ids: Sequence[IdentifierId],
        service: str | None,
        content: StatusContent,
        recorded_at: datetime,
    ) -> tuple[StatusEntry, ...]:
        contents = {each: self._content(each) for each in ids}
        for incident_id in content.incidents:
            if incident_id not in self._tables.incidents:
                raise UnknownRecord(incident_id)
        entries = []
        for identifier_id, identifier in contents.items():
            where = home_service(identifier) if service is None else service
            number = next(self._tables.status_numbers)
            entries.append(StatusEntry(number, identifier_id, where, content, recorded_at))
        self._tables.statuses += entries
        return tuple(entries)

    def history(self, identifier_id: IdentifierId) -> tuple[StatusEntry, ...]:
        return self.of_identifiers((identifier_id,))

    def because_of(self, incident_id: IncidentId) -> tuple[StatusEntry, ...]:
        return tuple(
            each for each in self._tables.statuses if incident_id in each.content.incidents
        )

    def of_identifiers(self, ids: Sequence[IdentifierId]) -> tuple[StatusEntry, ...]:
        return tuple(each for each in self._tables.statuses if each.identifier_id in ids)

    def put_back(self, entries: Sequence[StatusEntry]) -> None:
        everything = [*self._tables.statuses, *entries]
        self._tables.statuses = sorted(everything, key=lambda each: each.number)

    def take_back(self, numbers: Sequence[int]) -> None:
        self._tables.statuses = [
            each for each in self._tables.statuses if each.number not in numbers
        ]

    def to_do(self) -> tuple[ServiceCount, ...]:
        waiting: Counter[str] = Counter()
        for person in self._tables.people.values():
            if person.trashed_at is None and person.about.circle is Circle.BLOCKLIST:
                for identifier in person.identifiers:
                    service = home_service(identifier.content)
                    steps = [
                        each.content.step
                        for each in self.history(identifier.id)
                        if each.service == service
                    ]
                    waiting[service] += (steps or [Step.NOT_YET])[-1] is Step.NOT_YET
        counts = [ServiceCount(service, count) for service, count in waiting.items() if count]
        return tuple(sorted(counts, key=lambda each: (-each.count, each.service)))

    def _content(self, identifier_id: IdentifierId) -> IdentifierContent:
        for person in self._tables.people.values():
            for identifier in person.identifiers:
                if identifier.id == identifier_id:
                    return identifier.content
        raise UnknownRecord(identifier_id)
