"""A database made smaller: only chosen incidents stay, and nothing of the others is left in it."""

from collections.abc import Collection

from core.clock import Clock
from core.errors import UnknownRecord
from core.ids import IncidentId
from storage.database import Database
from storage.incident_store import SqlIncidentStore


def keep_only(database: Database, wanted: Collection[IncidentId], clock: Clock) -> None:
    """Delete every other incident for good, and the draft; people and lists stay.

    Raises UnknownRecord when one that is wanted is not there.
    """
    store = SqlIncidentStore(database)
    there = {IncidentId(each) for (each,) in database.rows("SELECT id FROM incident")}
    for incident_id in wanted:
        if incident_id not in there:
            raise UnknownRecord(incident_id)
    others = sorted(there - set(wanted))
    store.keep_draft(None)
    store.set_trashed(others, clock.now())
    store.delete(others)
    # What was deleted would else stay in the index until it is merged, and in unused pages.
    database.rows("INSERT INTO incident_words (incident_words) VALUES ('optimize')")
    database.rows("VACUUM")
