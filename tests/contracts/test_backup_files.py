"""What every BackupFiles does."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.backups.backup import FileWritten
from core.backups.ports import RestoreOrder
from core.blocklists.person import About
from core.blocklists.queries import PeopleQuery
from core.errors import (
    AlreadyExists,
    BackupDamaged,
    BackupOfOtherVault,
    Cancelled,
    EvidenceMissing,
    FolderNotEmpty,
    HollyhockError,
    MistypedRecoveryWords,
    NoRecoveryWords,
    NotABackup,
    NotReadable,
    NoWordsFile,
    UnknownRecord,
    WordsFileDamaged,
    WordsFileOfOther,
    WordsFileThere,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.ids import IncidentId, new_id
from core.incidents.evidence import PastedSource
from core.incidents.incident import Incident, IncidentContent, JournalDraft
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords, Typed
from core.vault.ports import OpenVault
from core.vault.ways_in import WayKind
from tests.contracts.conftest import VaultRoom
from tests.contracts.examples import NOON, incident, person, sealed
from tests.contracts.watching import Canceller
from tests.fakes.clock import FixedClock

PASSPHRASE = "three otters under the bridge"
BACKUP_PASSPHRASE = "four herons on the roof"
OPENS = Passphrase(BACKUP_PASSPHRASE)
UNWATCHED = Unwatched()


@dataclass(frozen=True)
class Written:
    """An open vault with something in it, and a place for its backup."""

    vault: OpenVault
    folder: Path
    incident: Incident
    target: Path
    words: RecoveryWords

    @property
    def small(self) -> Path:
        """Where the small file for the words belongs."""
        return self.target.with_name("notes.age.words")


@pytest.fixture
def written(vault_room: VaultRoom, tmp_path: Path) -> Iterator[Written]:
    vault, words = vault_room.keeper.create(tmp_path / "notes", PASSPHRASE)
    letter = vault.evidence.seal(PastedSource("letter.eml", b"Dear" * 50_000), UNWATCHED)
    note = vault.evidence.seal(PastedSource("note.txt", b""), UNWATCHED)
    kept = vault.incidents.add(incident("He wrote a letter."), [letter, note])
    face = vault.evidence.seal(PastedSource("face.png", b"a face"), UNWATCHED)
    owl = person("R. Example", "@owl")
    vault.people.add(replace(owl, about=About(photo=face)))
    vault.people.add(replace(person("The same"), about=About(photo=face)))
    vault.people.add(replace(person("Exhibited"), about=About(photo=letter)))
    (tmp_path / "stick").mkdir()
    yield Written(vault, tmp_path / "notes", kept, tmp_path / "stick" / "notes.age", words)
    vault.close()


def write(vault_room: VaultRoom, written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    vault_room.files.write(snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()


def test_a_backup_says_what_is_in_it(
    vault_room: VaultRoom, written: Written, clock: FixedClock
) -> None:
    snapshot = written.vault.backups.snapshot()
    contents = vault_room.files.write(
        snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED
    ).contents
    snapshot.close()
    assert (contents.incident_count, contents.exhibit_count) == (1, 2)
    assert contents.made_at == clock.now()
    assert contents.size_bytes == written.target.stat().st_size
    assert vault_room.files.verify(written.target, OPENS, UNWATCHED) == contents


def test_a_backup_holds_the_moment_of_the_snapshot(vault_room: VaultRoom, written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    written.vault.incidents.add(incident("later"), ())
    contents = vault_room.files.write(
        snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED
    ).contents
    snapshot.close()
    assert contents.incident_count == 1


def test_a_restored_vault_holds_everything_and_has_a_key_of_its_own(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write(vault_room, written)
    folder = tmp_path / "restored"
    words = vault_room.files.restore(
        written.target,
        OPENS,
        RestoreOrder(folder, "five badgers in the hedge"),
        UNWATCHED,
    )
    for credential in (words, Passphrase("five badgers in the hedge")):
        vault = vault_room.keeper.unlock(folder, credential)
        assert vault.incidents.get(written.incident.id) == written.incident
        (row,) = vault.people.page(PeopleQuery("owl"), limit=9)
        photo = vault.people.get(row.id).about.photo
        assert photo is not None
        with vault.evidence.open_plain(photo) as face:
            assert face.read() == b"a face"
        for number, exhibit in enumerate(written.incident.exhibits):
            out = tmp_path / f"{vault.info().generation} {number}"
            vault.evidence.copy_out(exhibit.evidence, out, UNWATCHED)
            assert out.stat().st_size == exhibit.evidence.size_bytes
        assert vault.info().vault_id != written.vault.info().vault_id
        vault.check_database()
        vault.close()
    for passphrase in (PASSPHRASE, BACKUP_PASSPHRASE):
        with pytest.raises(WrongPassphrase):
            vault_room.keeper.unlock(folder, Passphrase(passphrase))


def test_a_restored_vault_goes_on(vault_room: VaultRoom, written: Written, tmp_path: Path) -> None:
    write(vault_room, written)
    words = vault_room.files.restore(
        written.target,
        OPENS,
        RestoreOrder(tmp_path / "restored", PASSPHRASE),
        UNWATCHED,
    )
    vault = vault_room.keeper.unlock(tmp_path / "restored", words)
    evidence = vault.evidence.seal(PastedSource("next.txt", b"next"), UNWATCHED)
    added = vault.incidents.add(incident("letters go on"), [evidence])
    assert [each.number for each in added.exhibits] == [3]
    assert vault.incidents.count(IncidentQuery()) == 2
    vault.close()


def test_no_file_is_written_over(vault_room: VaultRoom, written: Written) -> None:
    written.target.write_text("theirs")
    snapshot = written.vault.backups.snapshot()
    with pytest.raises(AlreadyExists):
        vault_room.files.write(snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()
    assert written.target.read_text() == "theirs"


def test_a_cancelled_backup_leaves_nothing(vault_room: VaultRoom, written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    with pytest.raises(Cancelled):
        vault_room.files.write(snapshot, written.target, BACKUP_PASSPHRASE, Canceller())
    snapshot.close()
    assert list(written.target.parent.iterdir()) == []


def test_missing_evidence_stops_a_backup(vault_room: VaultRoom, written: Written) -> None:
    written.vault.incidents.add(incident("its file is gone"), [sealed()])
    snapshot = written.vault.backups.snapshot()
    with pytest.raises(EvidenceMissing):
        vault_room.files.write(snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()
    assert list(written.target.parent.iterdir()) == []


def refusals(
    vault_room: VaultRoom, file: Path, folder: Path, credential: Typed = OPENS
) -> list[type[HollyhockError]]:
    """Return how verifying and restoring a file end; neither may leave anything."""
    with pytest.raises(HollyhockError) as verifying:
        vault_room.files.verify(file, credential, UNWATCHED)
    with pytest.raises(HollyhockError) as restoring:
        vault_room.files.restore(file, credential, RestoreOrder(folder, PASSPHRASE), UNWATCHED)
    assert not folder.exists()
    return [type(verifying.value), type(restoring.value)]


def test_what_is_no_backup_is_said_to_be_none(vault_room: VaultRoom, tmp_path: Path) -> None:
    file, folder = tmp_path / "file", tmp_path / "restored"
    assert refusals(vault_room, file, folder) == [NotReadable] * 2
    for data in (b"", b"age-encryption.org", b"PK\3\4" + bytes(5000)):
        file.write_bytes(data)
        assert refusals(vault_room, file, folder) == [NotABackup] * 2


def test_the_wrong_passphrase_opens_nothing(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write(vault_room, written)
    refused = refusals(vault_room, written.target, tmp_path / "restored", Passphrase(PASSPHRASE))
    assert refused == [WrongPassphrase] * 2


def test_damage_is_noticed_and_nothing_is_restored(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write(vault_room, written)
    whole, folder = written.target.read_bytes(), tmp_path / "restored"
    for place in (len(whole) // 2, len(whole) - 1):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        written.target.write_bytes(damaged)
        assert refusals(vault_room, written.target, folder) == [BackupDamaged] * 2
    for data in (whole[:-1], whole[: len(whole) // 2], whole + b"\0"):
        written.target.write_bytes(data)
        assert refusals(vault_room, written.target, folder) == [BackupDamaged] * 2


def test_restoring_wants_a_folder_of_its_own(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write(vault_room, written)
    with pytest.raises(FolderNotEmpty):
        vault_room.files.restore(
            written.target,
            OPENS,
            RestoreOrder(tmp_path / "stick", PASSPHRASE),
            UNWATCHED,
        )
    assert list((tmp_path / "stick").iterdir()) == [written.target]


def test_a_cancelled_restore_leaves_nothing(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write(vault_room, written)
    with pytest.raises(Cancelled):
        vault_room.files.restore(
            written.target,
            OPENS,
            RestoreOrder(tmp_path / "restored", PASSPHRASE),
            Canceller(),
        )
    assert not (tmp_path / "restored").exists()


def test_only_chosen_incidents_of_a_file_can_be_restored(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    written.vault.incidents.add(incident("He called."), ())
    write(vault_room, written)
    files, target = vault_room.files, written.target
    notes = files.notes(target, OPENS, UNWATCHED)
    assert sorted(each.excerpt for each in notes) == ["He called.", "He wrote a letter."]
    with pytest.raises(WrongPassphrase):
        files.notes(target, Passphrase(PASSPHRASE), UNWATCHED)
    (called,) = (each.id for each in notes if each.exhibit_count == 0)
    order = RestoreOrder(tmp_path / "one", PASSPHRASE, only={called})
    files.restore(target, OPENS, order, UNWATCHED)
    vault = vault_room.keeper.unlock(tmp_path / "one", Passphrase(PASSPHRASE))
    assert vault.incidents.count(IncidentQuery()) == 1
    assert vault.info().exhibit_count == 0
    vault.close()
    order = RestoreOrder(tmp_path / "rest", PASSPHRASE, only={called})
    rest = files.restore_rest(target, OPENS, order, UNWATCHED)
    assert rest.lost == ()
    vault_room.keeper.unlock(tmp_path / "rest", rest.words).close()
    order = RestoreOrder(tmp_path / "none", PASSPHRASE, only={IncidentId(new_id())})
    with pytest.raises(UnknownRecord):
        files.restore(target, OPENS, order, UNWATCHED)
    assert not (tmp_path / "none").exists()


def write_with_words(vault_room: VaultRoom, written: Written) -> FileWritten:
    snapshot = written.vault.backups.snapshot()
    made = vault_room.files.write(
        snapshot, written.target, BACKUP_PASSPHRASE, UNWATCHED, with_words=True
    )
    snapshot.close()
    return made


def test_recovery_words_open_a_file_with_the_small_one_beside_it(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    made = write_with_words(vault_room, written)
    assert (made.words_file, made.words_problem) == (written.small, None)
    assert sorted(written.target.parent.iterdir()) == [written.target, written.small]
    files, target = vault_room.files, written.target
    for credential in (OPENS, written.words):
        assert files.verify(target, credential, UNWATCHED) == made.contents
        assert len(files.notes(target, credential, UNWATCHED)) == 1
    files.restore(target, written.words, RestoreOrder(tmp_path / "new", PASSPHRASE), UNWATCHED)
    order = RestoreOrder(tmp_path / "rest", PASSPHRASE)
    assert files.restore_rest(target, written.words, order, UNWATCHED).lost == ()
    for name in ("new", "rest"):
        vault = vault_room.keeper.unlock(tmp_path / name, Passphrase(PASSPHRASE))
        assert vault.incidents.get(written.incident.id) == written.incident
        vault.close()
    assert files.drill(target, written.words, tmp_path / "trial", UNWATCHED).is_proven


def test_words_that_do_not_open_a_file_are_told_apart(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write_with_words(vault_room, written)
    _, others = vault_room.keeper.create(tmp_path / "other", PASSPHRASE)
    mistyped = RecoveryWords(written.words.words[1:])
    place, folder = written.target, tmp_path / "new"
    assert refusals(vault_room, place, folder, others) == [WrongRecoveryWords] * 2
    assert refusals(vault_room, place, folder, mistyped) == [MistypedRecoveryWords] * 2
    whole = written.small.read_bytes()
    written.small.write_bytes(whole[:-1])
    assert refusals(vault_room, place, folder, written.words) == [WordsFileDamaged] * 2
    written.small.unlink()
    assert refusals(vault_room, place, folder, written.words) == [NoWordsFile] * 2
    vault_room.files.verify(place, OPENS, UNWATCHED)


def test_a_small_file_fits_its_own_backup_only(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write_with_words(vault_room, written)
    other = replace(written, target=tmp_path / "stick" / "other.age")
    write_with_words(vault_room, other)
    written.small.write_bytes(other.target.with_name("other.age.words").read_bytes())
    refused = refusals(vault_room, written.target, tmp_path / "new", written.words)
    assert refused == [WordsFileOfOther] * 2
    vault_room.files.verify(other.target, written.words, UNWATCHED)


def test_words_open_the_files_of_their_time(vault_room: VaultRoom, written: Written) -> None:
    write_with_words(vault_room, written)
    newer = replace(written, target=written.target.with_name("newer.age"))
    new_words = written.vault.fresh_words()
    written.vault.change_words(new_words)
    write_with_words(vault_room, newer)
    opening = {written.target: written.words, newer.target: new_words}
    for file, words in opening.items():
        vault_room.files.verify(file, words, UNWATCHED)
        (other,) = set(opening.values()) - {words}
        with pytest.raises(WrongRecoveryWords):
            vault_room.files.verify(file, other, UNWATCHED)


def test_without_recovery_words_there_is_no_small_file(
    vault_room: VaultRoom, written: Written
) -> None:
    (way,) = (each for each in written.vault.ways_in() if each.kind is WayKind.RECOVERY_WORDS)
    written.vault.remove_way_in(way.way_id)
    made = write_with_words(vault_room, written)
    assert made.words_file is None
    assert isinstance(made.words_problem, NoRecoveryWords)
    assert list(written.target.parent.iterdir()) == [written.target]


def test_nothing_is_written_over_a_small_file(vault_room: VaultRoom, written: Written) -> None:
    written.small.write_text("theirs")
    with pytest.raises(AlreadyExists):
        write_with_words(vault_room, written)
    assert written.small.read_text() == "theirs"
    assert list(written.target.parent.iterdir()) == [written.small]
    write(vault_room, written)
    assert written.small.read_text() == "theirs"


def test_a_vault_gets_another_key_in_its_place(vault_room: VaultRoom, written: Written) -> None:
    """Also what was written since the key was made comes along."""
    vault, new = written.vault, "five badgers in the hedge"
    snapshot = vault.backups.snapshot()
    with pytest.raises(Cancelled):
        vault.renew(snapshot, new, Canceller())
    with pytest.raises(RuntimeError):
        vault.take_new_key()
    given_up = vault.renew(snapshot, new, UNWATCHED)
    made = vault.renew(snapshot, new, UNWATCHED)
    snapshot.close()
    assert made.lost == ()
    assert made.words != given_up.words
    file = vault.evidence.seal(PastedSource("half.txt", b"of a draft"), UNWATCHED)
    draft = JournalDraft(IncidentContent("half a"), None, NOON, (file,))
    vault.incidents.keep_draft(draft)
    old_id = vault.info().vault_id
    vault.take_new_key()
    for credential in (Passphrase(PASSPHRASE), given_up.words):
        with pytest.raises((WrongPassphrase, WrongRecoveryWords)):
            vault_room.keeper.unlock(written.folder, credential)
    vault_room.keeper.unlock(written.folder, Passphrase(new)).close()
    vault = vault_room.keeper.unlock(written.folder, made.words)
    assert vault.info().vault_id != old_id
    assert vault.incidents.get(written.incident.id) == written.incident
    assert vault.incidents.draft() == draft
    vault.evidence.verify(file, UNWATCHED)
    for exhibit in written.incident.exhibits:
        vault.evidence.verify(exhibit.evidence, UNWATCHED)
    vault.check_database()
    vault.close()


def test_a_key_that_was_given_up_changes_nothing(vault_room: VaultRoom, written: Written) -> None:
    snapshot = written.vault.backups.snapshot()
    made = written.vault.renew(snapshot, "five badgers in the hedge", UNWATCHED)
    snapshot.close()
    written.vault.give_up_renewal()
    with pytest.raises(RuntimeError):
        written.vault.take_new_key()
    written.vault.close()
    with pytest.raises(WrongRecoveryWords):
        vault_room.keeper.unlock(written.folder, made.words)
    vault_room.keeper.unlock(written.folder, Passphrase(PASSPHRASE)).close()


def let_words_open(vault_room: VaultRoom, written: Written, passphrase: str) -> Path:
    with closing(written.vault.backups.snapshot()) as snapshot:
        return vault_room.files.let_words_open(snapshot, written.target, passphrase)


def test_a_small_file_can_be_made_again(vault_room: VaultRoom, written: Written) -> None:
    write_with_words(vault_room, written)
    assert vault_room.files.has_words(written.target)
    backup = written.target.read_bytes()
    written.small.unlink()
    assert not vault_room.files.has_words(written.target)
    assert let_words_open(vault_room, written, BACKUP_PASSPHRASE) == written.small
    vault_room.files.verify(written.target, written.words, UNWATCHED)
    assert written.target.read_bytes() == backup


def test_a_small_file_made_later_is_for_the_words_of_later(
    vault_room: VaultRoom, written: Written
) -> None:
    write(vault_room, written)
    new_words = written.vault.fresh_words()
    written.vault.change_words(new_words)
    let_words_open(vault_room, written, BACKUP_PASSPHRASE)
    vault_room.files.verify(written.target, new_words, UNWATCHED)
    with pytest.raises(WrongRecoveryWords):
        vault_room.files.verify(written.target, written.words, UNWATCHED)


def test_no_small_file_is_made_that_would_not_be_right(
    vault_room: VaultRoom, written: Written, tmp_path: Path
) -> None:
    write(vault_room, written)
    whole = written.target.read_bytes()
    folder = written.target.parent

    def refused(error: type[HollyhockError], passphrase: str = BACKUP_PASSPHRASE) -> None:
        before = {path: path.read_bytes() for path in folder.iterdir()}
        with pytest.raises(error) as caught:
            let_words_open(vault_room, written, passphrase)
        assert caught.type is error
        assert {path: path.read_bytes() for path in folder.iterdir()} == before

    refused(WrongPassphrase, PASSPHRASE)
    other, _ = vault_room.keeper.create(tmp_path / "other", PASSPHRASE)
    with closing(other.backups.snapshot()) as snapshot, pytest.raises(BackupOfOtherVault):
        vault_room.files.let_words_open(snapshot, written.target, BACKUP_PASSPHRASE)
    assert not written.small.exists()
    other.close()
    written.target.write_bytes(b"a letter, and no backup")
    refused(NotABackup)
    written.target.write_bytes(whole[:400])
    refused(BackupDamaged)
    written.target.unlink()
    refused(NotReadable)
    written.target.write_bytes(whole)
    written.small.write_text("theirs")
    refused(WordsFileThere)
    written.small.unlink()
    (way,) = (each for each in written.vault.ways_in() if each.kind is WayKind.RECOVERY_WORDS)
    written.vault.remove_way_in(way.way_id)
    refused(NoRecoveryWords)
