"""What is wrong is said in one clear sentence, and nothing is lost by it: services, command line.

The window says the same: `test_bad_input_in_the_window.py`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import (
    DatabaseDamaged,
    EvidenceDamaged,
    EvidenceMissing,
    HollyhockError,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from core.incidents.evidence import Exhibit
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.ports import Notice
from core.vault.session import Session
from storage.vault_folder import VaultFolder
from tests.faults.conftest import Hurt
from tests.faults.doomed import ForkingParent
from tests.faults.harm import (
    HARMED_BLOBS,
    HARMED_HEADERS,
    HARMS,
    PAGE_BYTES,
    Harm,
    flip,
    mended_afterwards,
)
from tests.faults.kept import PASSPHRASE, picture
from tests.faults.terminal import run, sentence
from ui.command_line.streams import ExitStatus

WRONG = "quartz lantern meadow violins"


@pytest.mark.parametrize("harm", HARMS, ids=str)
def test_a_harmed_vault_is_refused_untouched_and_opens_once_mended(hurt: Hurt, harm: Harm) -> None:
    with mended_afterwards(hurt.folder):
        harm.do(hurt.named)
        error = hurt.refused()
        assert type(error) is harm.error
        before = picture(hurt.folder)
        for command in (("info", hurt.folder), ("list", hurt.folder, "--json")):
            ran = run(hurt.vaults, *command)
            assert (ran.status, ran.out, ran.err) == (harm.status, "", sentence(error))
        assert picture(hurt.folder) == before
    hurt.assert_nothing_lost()


def test_a_wrong_passphrase_changes_nothing(hurt: Hurt) -> None:
    assert type(hurt.refused(WRONG)) is WrongPassphrase
    ran = run(hurt.vaults, "list", hurt.folder, typed=WRONG)
    assert (ran.status, ran.out) == (ExitStatus.EXPECTED_ERROR, "")
    assert ran.err == sentence(WrongPassphrase())
    hurt.assert_nothing_lost()


@pytest.mark.parametrize("which", ["header", "header_copy"])
@pytest.mark.parametrize(("name", "do"), HARMED_HEADERS.items(), ids=HARMED_HEADERS)
def test_one_header_is_enough_and_the_other_is_mended(
    hurt: Hurt, which: str, name: str, do: Callable[[Path], None]
) -> None:
    path = getattr(hurt.named, which)
    do(path)
    session = hurt.vaults.unlock(hurt.folder, Passphrase(PASSPHRASE))
    session.lock()
    assert session.notices == {Notice.HEADER_COPY_MENDED}, name
    assert hurt.named.header.read_bytes() == hurt.named.header_copy.read_bytes()
    do(path)
    ran = run(hurt.vaults, "info", hurt.folder)
    assert ran.status == ExitStatus.OK
    assert len(ran.err.splitlines()) == 1
    hurt.assert_nothing_lost()


def test_a_damaged_header_beside_a_wrong_passphrase_stays_as_it_is(hurt: Hurt) -> None:
    with mended_afterwards(hurt.folder):
        flip(hurt.named.header, 30)
        assert type(hurt.refused(WRONG)) is WrongPassphrase
    hurt.assert_nothing_lost()


def test_any_damaged_page_of_the_database_is_found(hurt: Hurt) -> None:
    pages = hurt.named.database.stat().st_size // PAGE_BYTES
    assert pages > 20
    for page in range(0, pages, 7):
        with mended_afterwards(hurt.folder):
            flip(hurt.named.database, page * PAGE_BYTES + 1000)
            ran = run(hurt.vaults, "verify", hurt.folder)
            assert (ran.status, ran.out) == (ExitStatus.INTEGRITY_ERROR, ""), page
            assert ran.err == sentence(DatabaseDamaged()), page
    hurt.assert_nothing_lost()


@pytest.mark.parametrize("pages", [1, 5])
def test_a_database_cut_at_a_page_is_found(hurt: Hurt, pages: int) -> None:
    with mended_afterwards(hurt.folder):
        data = hurt.named.database.read_bytes()
        hurt.named.database.write_bytes(data[: -pages * PAGE_BYTES])
        ran = run(hurt.vaults, "verify", hurt.folder)
        assert (ran.status, ran.out) == (ExitStatus.INTEGRITY_ERROR, "")
        assert ran.err == sentence(DatabaseDamaged())
    hurt.assert_nothing_lost()


def test_a_database_of_a_newer_schema_is_left_alone(hurt: Hurt) -> None:
    with mended_afterwards(hurt.folder):
        supported = hurt.let_the_future_write()
        error = hurt.refused()
        assert isinstance(error, VaultTooNew)
        assert (error.found, error.supported) == (supported + 1, supported)
        ran = run(hurt.vaults, "add", hurt.folder, "--text", "never kept")
        assert (ran.status, ran.err) == (ExitStatus.EXPECTED_ERROR, sentence(error))
    hurt.assert_nothing_lost()


def test_a_vault_open_elsewhere_is_refused_until_the_other_process_ends(
    hurt: Hurt, parent: ForkingParent
) -> None:
    parent.start(task="hold", folder=str(hurt.folder), passphrase=PASSPHRASE)
    parent.wait_for("unlocked")
    error = hurt.refused()
    assert type(error) is VaultInUse
    ran = run(hurt.vaults, "add", hurt.folder, "--text", "never kept")
    assert (ran.status, ran.err) == (ExitStatus.EXPECTED_ERROR, sentence(error))
    parent.kill()
    hurt.assert_nothing_lost()


def unlocked(hurt: Hurt) -> Session:
    return hurt.vaults.unlock(hurt.folder, Passphrase(PASSPHRASE))


def largest(session: Session) -> Exhibit:
    return max(session.journal.exhibits(), key=lambda exhibit: exhibit.evidence.size_bytes)


def blob_of(hurt: Hurt, exhibit: Exhibit) -> Path:
    blob_id = exhibit.evidence.blob_id
    return VaultFolder(hurt.folder).blobs / blob_id[:2] / blob_id


def assert_only_this_is_lost(hurt: Hurt, lost: Exhibit, error: HollyhockError) -> None:
    """See that one exhibit is refused in every way, by its number, and all others come out."""
    target = hurt.folder.parent / "target"
    session = unlocked(hurt)
    assert session.journal.count(IncidentQuery()) == len(hurt.kept.incidents)
    for exhibit in session.journal.exhibits():
        if exhibit == lost:
            with pytest.raises(type(error)):
                session.journal.copy_out(exhibit, target, Unwatched())
        else:
            session.journal.copy_out(exhibit, target, Unwatched())
            target.unlink()
    session.lock()
    said = run(hurt.vaults, "verify", hurt.folder)
    assert (said.status, said.out) == (ExitStatus.INTEGRITY_ERROR, "")
    assert said.err.startswith(f"Exhibit {lost.number}, “{lost.evidence.name}”, ")
    for command in (("export", hurt.folder, lost.number), ("backup", hurt.folder)):
        ran = run(hurt.vaults, *command, target)
        assert (ran.status, ran.out, ran.err) == (said.status, "", sentence(error))
    assert not target.exists()


@pytest.mark.parametrize(("name", "do"), HARMED_BLOBS.items(), ids=HARMED_BLOBS)
def test_a_damaged_file_is_named_and_takes_nothing_with_it(
    hurt: Hurt, name: str, do: Callable[[Path], None]
) -> None:
    session = unlocked(hurt)
    lost = largest(session)
    session.lock()
    with mended_afterwards(hurt.folder):
        do(blob_of(hurt, lost))
        assert_only_this_is_lost(hurt, lost, EvidenceDamaged(lost.evidence.name))
        assert blob_of(hurt, lost).exists(), name
    hurt.assert_nothing_lost()


def test_a_missing_file_is_named_and_takes_nothing_with_it(hurt: Hurt) -> None:
    session = unlocked(hurt)
    lost = largest(session)
    session.lock()
    with mended_afterwards(hurt.folder):
        blob_of(hurt, lost).unlink()
        assert_only_this_is_lost(hurt, lost, EvidenceMissing(lost.evidence.name))
    hurt.assert_nothing_lost()


def test_two_files_in_each_others_place_are_damaged(hurt: Hurt) -> None:
    session = unlocked(hurt)
    first, second = list(session.journal.exhibits())[:2]
    session.lock()
    with mended_afterwards(hurt.folder):
        paths = [blob_of(hurt, exhibit) for exhibit in (first, second)]
        for path, data in zip(paths, [path.read_bytes() for path in reversed(paths)], strict=True):
            path.write_bytes(data)
        ran = run(hurt.vaults, "verify", hurt.folder)
        assert ran.status == ExitStatus.INTEGRITY_ERROR
        assert [line.split(",")[0] for line in ran.err.splitlines()[:2]] == [
            f"Exhibit {first.number}",
            f"Exhibit {second.number}",
        ]
    hurt.assert_nothing_lost()
