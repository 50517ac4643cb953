"""A backup file with many notes and files in it, harmed piece by piece; what comes back of it."""

import json
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from core.backups.ports import Restored, RestoreOrder
from core.backups.rest import RestReport
from core.blocklists.person import About
from core.ids import IncidentId
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent, LinkKind
from core.incidents.sealing import Sealing
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from storage.backup_archive import AgeBackupFiles
from storage.backup_json import everything_as_json
from storage.database import Database
from storage.open_vault import FolderVault
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import details, incident, person
from tests.fakes.clock import FixedClock
from tests.storage.age_pieces import Pieces
from tests.storage.backups import BACKUP_PASSPHRASE, PASSPHRASE, UNWATCHED

NOTES = 60


FILES = 11


CHANGED_BY_RESTORING = {
    *("meta", "migration"),  # whose database it is, and since when
    *("incident_to_match", "identifier_to_match"),  # what is to be looked at again
    *("identifier", "identifier_key", "name_face", "vault_setting"),  # keys are made anew
    *("exhibit", "custody_event", "chain_head"),  # files get another note; chains end earlier
}


@dataclass(frozen=True)
class Made:
    """A backup file that is whole, and what is in it."""

    pieces: Pieces
    records: dict[str, list[str]]
    """Every record of the vault, by table."""
    keeper: FolderVaultKeeper
    files: AgeBackupFiles
    clock: FixedClock


@dataclass
class File:
    """A copy of it to harm, and where it is restored to."""

    made: Made
    path: Path
    target: Path

    def pieces_of(self, *names: str) -> range:
        """Return which pieces of the age file hold any byte of members that follow each other."""
        return self.made.pieces.of(*names)

    def harm(self, *pieces: int) -> None:
        """Flip a bit in each of these pieces."""
        self.path.write_bytes(self.made.pieces.harmed(*pieces))

    def cut(self, place: int) -> None:
        """Let the file end where this byte of the tar is."""
        self.path.write_bytes(self.made.pieces.cut(place))

    def restored(self, passphrase: str = BACKUP_PASSPHRASE) -> Restored:
        """Restore what is left."""
        order = RestoreOrder(self.target, PASSPHRASE, describe=describe)
        typed = Passphrase(passphrase)
        return self.made.files.restore_rest(self.path, typed, order, UNWATCHED)

    @contextmanager
    def opened(self) -> Iterator[FolderVault]:
        """Open what was restored; its database and every file in it can be read."""
        with closing(self.made.keeper.unlock(self.target, Passphrase(PASSPHRASE))) as vault:
            vault.check_database()
            for exhibit in vault.incidents.exhibits(above=0, limit=99):
                vault.evidence.verify(exhibit.evidence, UNWATCHED)
            yield vault

    def assert_nothing_made_up(self, vault: FolderVault) -> int:
        """See that every record but for the note that tells was in the backup; count the notes."""
        found = records_of(vault._parts.database)
        for table in found.keys() - CHANGED_BY_RESTORING:
            more = set(found[table]) - set(self.made.records[table])
            assert len(more) <= (table == "incident"), table
        return vault.incidents.count(IncidentQuery())


def describe(report: RestReport) -> str:
    return f"{report.notes} of {report.notes_before}"


def records_of(database: Database) -> dict[str, list[str]]:
    tables = json.loads(b"".join(everything_as_json(database)))
    return {table: [json.dumps(row) for row in rows] for table, rows in tables.items()}


def fill(vault: FolderVault, clock: FixedClock) -> None:
    """Put in sealed notes, files, a person with a photo, and much text."""
    sealing = Sealing(vault.incidents, clock)
    made = []
    for number in range(NOTES):
        files = []
        if number % 6 == 0:
            name = f"file {number}{' é' * (60 if number == 12 else 0)}.txt"
            files = [vault.evidence.seal(PastedSource(name, content_of(name)), UNWATCHED)]
        content = IncidentContent(f"Note {number}. " + f"{number} more of it. " * 300)
        if number % 7 == 0:
            content = replace(content, details=details())
        made.append(vault.incidents.add(incident(content=content), files).id)
    sealing.seal(made[::5])
    vault.incidents.tag(made[::3], "night")
    vault.incidents.link(made[0], made[9], LinkKind.RELATED)
    face = vault.evidence.seal(PastedSource("face.png", content_of("face.png")), UNWATCHED)
    vault.people.add(replace(person("R. Example", "@owl"), about=About(photo=face)))


def notes_with_text(vault: FolderVault, words: str) -> list[IncidentId]:
    page = vault.incidents.page(IncidentQuery(), below=None, limit=NOTES + 1)
    return [each.id for each in page if each.excerpt.startswith(words)]


def content_of(name: str) -> bytes:
    """Return what is in a file, by its name."""
    number = re.search("[0-9]+", name)
    if number is None:
        return b"face"
    return b"%d " % int(number[0]) * (60_000 if number[0] == "54" else 9000)
