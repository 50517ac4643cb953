"""Make schema2/: a vault and a backup as the app wrote them when it knew two migrations.

Not to be run with today's code: from the folder of a checkout of commit 56a105a, the last of the
second schema, `PYTHONPATH=. python <this file> <target folder>`. Keys are cheap on purpose. What is
in the vault is said in tests/storage/test_second_schema.py, which opens copies of it.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent, Standing
from core.checklists.task import TaskState
from core.ids import IncidentId
from core.incidents.details import Details, Flag, Report, Witness
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent, LinkKind
from core.incidents.platform import Platform
from core.moment import Moment
from core.progress import Unwatched
from core.vault.session import Session
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs
from storage.migrations import SCHEMA_VERSION

PASSPHRASE = "three otters under the bridge"
BACKUP_PASSPHRASE = "four herons on the roof"


class _Clock:
    """A minute goes by at each look."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 3, 20, 5, 0, 123456, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now

    def zone(self) -> str:
        return "Europe/Berlin"


def make(target: Path) -> None:
    """Write `vault/` and `backup.age` into a folder."""
    settings = Settings(_Clock(), Costs(Argon2Costs(64, 1, 1), scrypt_log_n=4), target / "unused")
    session = compose(settings).vaults.create(target / "vault", PASSPHRASE).session
    door = _seal_and_amend(session)
    _fill(session, door)
    snapshot = session.backups.snapshot()
    session.backups.write(snapshot, target / "backup.age", BACKUP_PASSPHRASE, Unwatched())
    snapshot.close()
    session.lock()
    print(SCHEMA_VERSION)  # noqa: T201  a script: 2, or the wrong code was used


def _seal_and_amend(session: Session) -> IncidentId:
    journal = session.journal
    phone = IdentifierContent(IdentifierKind.PHONE, "+49 170 1234567")
    person = session.blocklist.add(PersonContent("R. Example", Standing.KNOWN, "", (phone,))).value
    moment = Moment(datetime(2026, 3, 1, 20, 5, tzinfo=UTC), "Europe/Berlin", 0, "Sunday at nine")
    details = Details(
        quote="You will be sorry",
        flags=(Flag.THREAT_TO_LIFE,),
        url="https://example.org/post/1",
        witnesses=(Witness("Neighbour", "", "saw him"),),
        reports=(Report("Police", made_on=moment.instant.date(), reference="AZ 1/26"),),
        private_note="not for others",
    )
    types = (journal.types[0].code, journal.types[1].code)
    content = IncidentContent(
        "Er stand vor der Tür.", moment, types, Platform.IN_PERSON, (person.id,), details
    )
    letter = journal.seal(PastedSource("letter.eml", b"Dear you"), Unwatched())
    picture = journal.seal(PastedSource("door.png", b"no real picture"), Unwatched())
    door = journal.record(content, [letter, picture]).value
    session.sealing.seal([door.id])
    later = journal.seal(PastedSource("later.txt", b"found later"), Unwatched())
    amended = replace(content, text="Er stand zweimal vor der Tür.")
    session.sealing.amend(door.id, amended, "He came back.", [later])
    return door.id


def _fill(session: Session, door: IncidentId) -> None:
    journal = session.journal
    called = journal.record(IncidentContent("He called again. " * 600)).value
    journal.tag([door, called.id], "court")
    journal.link(called.id, door, LinkKind.AFTER_YOU_REACTED)
    journal.save_search("threats", "flag:threat")
    gone = journal.seal(PastedSource("gone.txt", b"gone"), Unwatched())
    deleted = journal.record(IncidentContent("deleted for good"), [gone]).value
    session.sealing.seal([deleted.id])
    trashed_file = journal.seal(PastedSource("trashed.txt", b"in the trash"), Unwatched())
    trashed = journal.record(IncidentContent("in the trash"), [trashed_file]).value
    journal.trash([deleted.id, trashed.id])
    journal.delete([deleted.id])
    waiting = journal.seal(PastedSource("waiting.txt", b"waiting"), Unwatched())
    journal.keep_draft(IncidentContent("not finished"), called.id, [waiting])
    session.checklists.mark(session.checklists.all()[0].tasks[0].item.id, TaskState.DONE)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
