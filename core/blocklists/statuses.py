"""What was done about identifiers, and what is still to do."""

from collections.abc import Sequence
from dataclasses import replace

from core.blocklists.forms.platforms import service_code
from core.blocklists.ports import StatusStore
from core.blocklists.status import ServiceCount, StatusContent, StatusEntry, check_service
from core.changes import Changed, Kind
from core.clock import Clock
from core.ids import IdentifierId, IncidentId

_PEOPLE = frozenset({Kind.PEOPLE})


class Statuses:
    """The status of every identifier on every platform. Used on the vault thread only.

    What is still to do are `Blocklist.identifiers` with `IdentifierQuery(step=Step.NOT_YET)`, each
    ticked off by `record`.
    """

    def __init__(self, statuses: StatusStore, clock: Clock) -> None:
        self._statuses = statuses
        self._clock = clock

    def record(
        self,
        ids: Sequence[IdentifierId],
        content: StatusContent,
        service: str | None = None,
    ) -> Changed[tuple[StatusEntry, ...]]:
        """Note what was done about identifiers, at one service or (None) each at its own.

        Nothing is overwritten: what was done before stays as history. Raises InvalidField,
        UnknownRecord, also for an incident; then nothing is noted.
        """
        content.check()
        if service is not None:
            check_service(service)
            service = service_code(service)
        once = replace(content, incidents=tuple(dict.fromkeys(content.incidents)))
        return Changed(self._statuses.add(ids, service, once, self._clock.now()), _PEOPLE)

    def take_back(self, entries: Sequence[StatusEntry]) -> Changed[None]:
        """Undo `record`: the entries are gone, and what was there before counts again."""
        self._statuses.take_back([each.number for each in entries])
        return Changed(None, _PEOPLE)

    def history(self, identifier_id: IdentifierId) -> tuple[StatusEntry, ...]:
        """Return all that was done about an identifier, oldest first."""
        return self._statuses.history(identifier_id)

    def because_of(self, incident_id: IncidentId) -> tuple[StatusEntry, ...]:
        """Return what was done because of an incident, oldest first."""
        return self._statuses.because_of(incident_id)

    def to_do(self) -> tuple[ServiceCount, ...]:
        """Return for each service how many identifiers wait for a step there, most first."""
        return self._statuses.to_do()
