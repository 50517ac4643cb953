"""What matching needs from whoever keeps its data. `storage` implements it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.blocklists.matching.match import IncidentText, Known, Looked, Match, Pair, Waiting
from core.blocklists.normalise import Keys
from core.ids import ExhibitId, IdentifierId, IncidentId, PersonId
from core.incidents.evidence import Exhibit


class MatchStore(Protocol):
    """Keeps what could be an identifier in incidents, and which are. On the vault thread only.

    It notices by itself what was added or changed since it was looked at, also by a restored
    backup. Every change is one transaction.
    """

    def waiting(self) -> Waiting:
        """Return how much was added or changed and not looked at yet."""
        ...

    def match_identifiers(self, limit: int) -> Looked:
        """Find up to `limit` waiting identifiers in the incidents looked at before.

        Incidents that may contain one of their phrases wait again.
        """
        ...

    def texts(self, limit: int) -> tuple[IncidentText, ...]:
        """Return the texts of up to `limit` waiting incidents, fewer of long ones."""
        ...

    def keep_mentions(self, found: Sequence[tuple[IncidentId, Keys]]) -> None:
        """Keep what could be an identifier in incidents, and match it: they wait no more."""
        ...

    def phrases(self) -> tuple[str, ...]:
        """Return all phrases among the keys of identifiers."""
        ...

    def known(self, keys: Keys) -> tuple[Known, ...]:
        """Return the identifiers of people on the blocklist that have one of these keys.

        Each once, by the strongest key, by the names of people.
        """
        ...

    def of_incident(self, incident_id: IncidentId) -> tuple[Match, ...]:
        """Return the identifiers of people on the blocklist that are in an incident."""
        ...

    def of_person(self, person_id: PersonId, *, below: int | None, limit: int) -> tuple[Match, ...]:
        """Return matches of a person in incidents before the position `below`, newest first.

        All matches of the last incident are there: there may be some more than `limit`.
        """
        ...

    def open(self, *, below: int | None, limit: int) -> tuple[Match, ...]:
        """Return matches nobody has answered yet, newest incident first, as `of_person`."""
        ...

    def count_open(self, identifier_id: IdentifierId | None = None) -> int:
        """Return how many matches nobody has answered yet, of one identifier or of all."""
        ...

    def decide(self, pairs: Sequence[Pair], decided_at: datetime, *, is_accepted: bool) -> None:
        """Keep what was said about matches: it outlives the identifier. Raises UnknownRecord."""
        ...

    def forget(self, pairs: Sequence[Pair]) -> None:
        """Forget what was said about matches."""
        ...


class FileWordsStore(Protocol):
    """Keeps the words of mails and texts among the files. On the vault thread only.

    `MatchStore.texts` has them behind the words of their incident, which waits again for them.
    """

    def next_unread(self, above: int) -> Exhibit | None:
        """Return the mail or text with the lowest number over `above` that was not read yet."""
        ...

    def keep(self, exhibit_id: ExhibitId, words: str) -> None:
        """Keep the words of a file: it counts as read, also without any. Raises UnknownRecord."""
        ...

    def in_incident(self, incident_id: IncidentId) -> str:
        """Return the words of all files of an incident, by number, a line break between."""
        ...
