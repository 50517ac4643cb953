"""A vault with something of everything in it, and the proof that all of it is still there."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.blocklists.exchange.listed import Listed
from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent
from core.checklists.task import TaskState
from core.ids import IncidentId
from core.incidents.evidence import FileSource, PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.provenance import Provenance
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Session, Vaults
from storage.vault_folder import VaultFolder

PASSPHRASE = "quartz lantern meadow violin"

_SIZES = (0, 1, 16 * 1024, 300_000)
_LIST, _ITEM = "start-here", 0


@dataclass(frozen=True)
class Kept:
    """What was put into a vault: texts and files' digests of each incident, and a person."""

    incidents: Mapping[IncidentId, tuple[str, tuple[str, ...]]]
    person: str
    words: RecoveryWords
    described: frozenset[IncidentId] = frozenset()
    """Incidents that say of each file where it comes from; in others no file is described."""


def fill(vaults: Vaults, folder: Path, workplace: Path) -> Kept:
    """Make a vault with incidents, files of many sizes, a person and a ticked task; lock it."""
    made = vaults.create(folder, PASSPHRASE)
    session = made.session
    incidents = {}
    for number, size in enumerate(_SIZES):
        original = workplace / f"file {number}.bin"
        original.write_bytes(made_up(number, size))
        sources = (FileSource(original), PastedSource("note.txt", f"pasted {number}".encode()))
        sealed = [session.journal.seal(source, Unwatched()) for source in sources]
        text = f"Something happened, {number}. " + "More of it. " * 400 * number
        said = tuple(Provenance(each.sha256, by="me", note=each.name) for each in sealed)
        content = IncidentContent(text, provenance=said)
        incident = session.journal.record(content, sealed).value
        digests = (digest(original.read_bytes()), digest(sources[1].data))
        incidents[incident.id] = (text, digests)
    handle = IdentifierContent(IdentifierKind.HANDLE, "@somebody", "chat")
    person = session.blocklist.add(PersonContent("Somebody", identifiers=(handle,))).value
    task = session.checklists.all()[0].tasks[_ITEM]
    session.checklists.mark(task.item.id, TaskState.DONE)
    session.lock()
    return Kept(incidents, person.name, made.words, frozenset(incidents))


def assert_all_there(
    vaults: Vaults, kept: Kept, folder: Path, *, passphrase: str = PASSPHRASE
) -> None:
    """Open the vault and compare everything, byte for byte; then see that nothing else lies there.

    Raises AssertionError, and whatever opening it raises.
    """
    session = vaults.unlock(folder, Passphrase(passphrase))
    try:
        session.check_database()
        assert session.journal.count(IncidentQuery()) == len(kept.incidents)
        for incident_id, (text, digests) in kept.incidents.items():
            incident = session.journal.incident(incident_id)
            assert incident.content.text == text
            told = {each.sha256: each.note for each in incident.content.provenance}
            names = {each.evidence.sha256: each.evidence.name for each in incident.exhibits}
            assert told == (names if incident_id in kept.described else {})
            assert digests_of(session, incident_id, folder.parent) == digests
        assert [row.name for row in session.blocklist.page()] == [kept.person]
        assert session.checklists.all()[0].done_count == 1
        belonging = files_that_belong(session, folder)
    finally:
        session.lock()
    assert files_in(folder) == belonging


def digests_of(session: Session, incident_id: IncidentId, workplace: Path) -> tuple[str, ...]:
    """Copy the originals of an incident out into a workplace and return their SHA-256."""
    digests = []
    for exhibit in session.journal.incident(incident_id).exhibits:
        target = workplace / f"copied out {exhibit.id}"
        session.journal.copy_out(exhibit, target, Unwatched())
        digests.append(digest(target.read_bytes()))
        target.unlink()
    return tuple(digests)


def files_that_belong(session: Session, folder: Path) -> set[Path]:
    """Return the files that an unlocked vault needs once it is locked again, and no other."""
    named = VaultFolder(folder)
    blob_ids = [exhibit.evidence.blob_id for exhibit in session.journal.exhibits()]
    blobs = {named.blobs / blob_id[:2] / blob_id for blob_id in blob_ids}
    copies = named.local_copies.glob("*.db")
    return {named.header, named.header_copy, named.database, *blobs, *copies}


def files_in(folder: Path) -> set[Path]:
    """Return every file under a folder but for the lock file, which says nothing."""
    return {path for path in folder.rglob("*") if not path.is_dir()} - {VaultFolder(folder).lock}


def picture(folder: Path) -> dict[Path, bytes]:
    """Return the bytes of every file under a folder but for the lock file."""
    return {path: path.read_bytes() for path in files_in(folder)}


def a_list(name: str, number: int, entries: int) -> list[Listed]:
    """Return a list that nobody has, of as many addresses."""
    written = (f"p{each}@{name}{number}.example" for each in range(entries))
    return [Listed(IdentifierKind.EMAIL, each) for each in written]


def made_up(seed: int, size: int) -> bytes:
    """Return bytes that look random and are the same every time."""
    return hashlib.shake_256(seed.to_bytes(8, "big")).digest(size)


def digest(data: bytes) -> str:
    """Return the SHA-256 of something as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
