"""Make schema1/: a vault and a backup as the app wrote them when it knew the first migration only.

Not to be run with today's code: from the folder of a checkout of commit 131dec6, the last of the
first schema, `PYTHONPATH=. python <this file> <target folder>`. Keys are cheap on purpose. What is
in the vault is said in tests/storage/test_first_schema.py, which opens copies of it.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent, Standing
from core.checklists.task import TaskState
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.moment import Moment
from core.progress import Unwatched
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs
from storage.migrations import SCHEMA_VERSION

PASSPHRASE = "three otters under the bridge"
BACKUP_PASSPHRASE = "four herons on the roof"


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 3, 3, 20, 5, 0, 123456, tzinfo=UTC)

    def zone(self) -> str:
        return "Europe/Berlin"


def make(target: Path) -> None:
    """Write `vault/` and `backup.age` into a folder."""
    settings = Settings(_Clock(), Costs(Argon2Costs(64, 1, 1), scrypt_log_n=4), target / "unused")
    session = compose(settings).vaults.create(target / "vault", PASSPHRASE).session
    phone = IdentifierContent(IdentifierKind.PHONE, "+49 170 1234567")
    person = session.blocklist.add(PersonContent("R. Example", Standing.KNOWN, "", (phone,))).value
    journal = session.journal
    moment = Moment(datetime(2026, 3, 1, 20, 5, tzinfo=UTC), "Europe/Berlin", 0, "Sunday at nine")
    letter = journal.seal(PastedSource("letter.eml", b"Dear you"), Unwatched())
    picture = journal.seal(PastedSource("door.png", b"no real picture"), Unwatched())
    types = (journal.types[0].code, journal.types[1].code)
    content = IncidentContent(
        "Er stand vor der Tür.", moment, types, Platform.IN_PERSON, (person.id,)
    )
    journal.record(content, [letter, picture])
    journal.record(IncidentContent("He called again. " * 600))
    journal.keep_draft(IncidentContent("not finished", moment), None)
    session.checklists.mark(session.checklists.all()[0].tasks[0].item.id, TaskState.DONE)
    snapshot = session.backups.snapshot()
    session.backups.write(snapshot, target / "backup.age", BACKUP_PASSPHRASE, Unwatched())
    snapshot.close()
    session.lock()
    print(SCHEMA_VERSION)  # noqa: T201  a script: 1, or the wrong code was used


if __name__ == "__main__":
    make(Path(sys.argv[1]))
