"""What may not be opened is neither damaged nor gone, and nothing is done as if it were."""

import codecs
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from core.backups.ports import RestoreOrder
from core.backups.salvage import Backup, SalvageOrder
from core.errors import NotReadable, ReadingRefused
from core.vault.credentials import Passphrase
from storage.crypto.costs import Costs
from storage.file_limits import largest_file_bytes
from storage.folder_state import look_at
from storage.regular_file import names_in, open_regular
from storage.salvage import FolderSalvage
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.nobody import closed
from tests.storage.backups import PASSPHRASE, UNWATCHED
from tests.storage.drives import Plugged, plugged
from tests.storage.on_disk import contents

codecs.lookup("utf-16-le")  # what is needed is loaded by somebody who may read the app


@pytest.fixture
def ours(
    own_folder_without_rights: Path, clock: FixedClock, cheap_costs: Costs
) -> Iterator[Plugged]:
    """A vault and its drive, of somebody whom rights stop."""
    made = plugged(own_folder_without_rights, clock, cheap_costs)
    made.back_up()
    yield made
    made.vault.close()


def restore(ours: Plugged) -> None:
    target = ours.folder.root.parent.parent / "restored"
    with closing(ours.elsewhere()) as drive:
        try:
            drive.restore(RestoreOrder(target, PASSPHRASE), UNWATCHED)
        finally:
            assert not target.exists()


def prune(ours: Plugged) -> None:
    with closing(ours.elsewhere()) as drive:
        drive.prune((), UNWATCHED)


def salvage(ours: Plugged, backup: Backup | None = None) -> None:
    ours.vault.close()
    target = ours.folder.root.parent.parent / "salvaged"
    order = SalvageOrder(
        ours.written.folder.root, Passphrase(PASSPHRASE), target, PASSPHRASE, str, backup
    )
    try:
        FolderSalvage(ours.costs, ours.clock, ours.written.files).run(order, UNWATCHED)
    finally:
        assert not target.exists()


def salvage_with_drive(ours: Plugged) -> None:
    salvage(ours, Backup(ours.place))


def unlock(ours: Plugged) -> None:
    ours.vault.close()
    keeper = FolderVaultKeeper(ours.costs, ours.clock)
    keeper.unlock(ours.written.folder.root, Passphrase(PASSPHRASE))


def back_up(ours: Plugged) -> None:
    ours.back_up()


def back_up_again(ours: Plugged) -> None:
    snapshot = ours.vault.backups.snapshot()
    try:
        ours.drive.write(snapshot, UNWATCHED, recheck=True)
    finally:
        snapshot.close()


def back_up_to_another(ours: Plugged) -> None:
    place = ours.place.with_name("another drive")
    place.mkdir()
    snapshot = ours.vault.backups.snapshot()
    try:
        ours.vault.drive(place).write(snapshot, UNWATCHED)
    finally:
        snapshot.close()


def write_file(ours: Plugged) -> None:
    try:
        ours.written.write()
    finally:
        assert not ours.written.target.exists()


def check(ours: Plugged) -> None:
    ours.vault.evidence.verify(ours.written.evidence[0], UNWATCHED)


def verify(ours: Plugged) -> None:
    ours.verify()


def look(ours: Plugged) -> None:
    ours.elsewhere().close()


def back_up_elsewhere(ours: Plugged) -> None:
    ours.vault.drive(ours.place)


def put_header_back(ours: Plugged) -> None:
    ours.vault.close()
    backup = Backup(ours.place)
    keeper = FolderSalvage(ours.costs, ours.clock, ours.written.files)
    keeper.put_header_back(ours.written.folder.root, backup, Passphrase(PASSPHRASE))


def make_a_vault_inside(ours: Plugged) -> None:
    FolderVaultKeeper(ours.costs, ours.clock).create(ours.place / "new", PASSPHRASE)


def make_a_vault(ours: Plugged) -> None:
    FolderVaultKeeper(ours.costs, ours.clock).create(ours.place, PASSPHRASE)


def the_drive(ours: Plugged) -> list[Path]:
    return [ours.place]


def the_vault(ours: Plugged) -> list[Path]:
    return [ours.written.folder.root]


def state_file(kind: str) -> Callable[[Plugged], list[Path]]:
    return lambda ours: list(ours.folder.states.glob(f"*.{kind}"))


def blob_on_drive(ours: Plugged) -> list[Path]:
    return [ours.folder.blob(ours.written.evidence[0].blob_id)]


def blob_in_vault(ours: Plugged) -> list[Path]:
    blob_id = ours.written.evidence[0].blob_id
    return [ours.written.folder.blobs / blob_id[:2] / blob_id]


def folder_of(blob: Callable[[Plugged], list[Path]]) -> Callable[[Plugged], list[Path]]:
    return lambda ours: [blob(ours)[0].parent]


def database(ours: Plugged) -> list[Path]:
    return [ours.written.folder.database]


def headers(ours: Plugged) -> list[Path]:
    return [ours.written.folder.header, ours.written.folder.header_copy]


@pytest.mark.parametrize(
    ("refused", "deed"),
    [
        (state_file("list"), restore),
        (state_file("list"), prune),
        (state_file("list"), back_up),
        (state_file("list"), verify),
        (state_file("db"), restore),
        (state_file("db"), verify),
        (state_file("hdr"), look),
        (state_file("hdr"), verify),
        (blob_on_drive, restore),
        (blob_on_drive, verify),
        (blob_on_drive, back_up_again),
        (lambda ours: [ours.folder.states], back_up),
        (lambda ours: [ours.folder.states], look),
        (lambda ours: [ours.folder.mark], back_up),
        (blob_in_vault, salvage),
        (folder_of(blob_on_drive), verify),
        (folder_of(blob_on_drive), back_up_again),
        (blob_in_vault, back_up_to_another),
        (folder_of(blob_in_vault), back_up_to_another),
        (blob_in_vault, write_file),
        (blob_in_vault, check),
        (database, salvage),
        (database, unlock),
        (folder_of(blob_in_vault), salvage),
        (headers, unlock),
        (headers, salvage),
        (headers, salvage_with_drive),
        (headers, put_header_back),
        (the_drive, look),
        (the_drive, back_up_elsewhere),
        (the_drive, put_header_back),
        (the_drive, make_a_vault),
        (the_drive, make_a_vault_inside),
        (lambda ours: [ours.place.parent], look),
        (the_vault, unlock),
        (the_vault, salvage),
        (the_vault, put_header_back),
    ],
)
def test_what_may_not_be_opened_stops_what_needs_it(
    ours: Plugged,
    refused: Callable[[Plugged], list[Path]],
    deed: Callable[[Plugged], None],
) -> None:
    drive = contents(ours.folder.root)
    paths = refused(ours)
    assert paths
    for path in paths:
        path.chmod(0)
    with pytest.raises(ReadingRefused) as caught:
        deed(ours)
    assert {caught.value.path, caught.value.path.parent} & {*paths}
    for path in paths:
        path.chmod(0o700)
    assert contents(ours.folder.root) == drive


@pytest.mark.parametrize("mode", [0o300, 0o200])
def test_a_drive_that_may_be_written_but_not_listed_gets_nothing(ours: Plugged, mode: int) -> None:
    before = contents(ours.place)
    with closed(ours.place, mode), pytest.raises(ReadingRefused) as caught:
        ours.back_up()
    assert caught.value.path == ours.place
    assert contents(ours.place) == before


def test_it_is_the_folder_that_refuses_and_not_what_may_be_in_it(
    own_folder_without_rights: Path,
) -> None:
    deep = own_folder_without_rights / "closed" / "deep"
    deep.mkdir(parents=True)
    for path in (deep, deep / "vault", deep / "vault" / "inside"):
        with closed(deep.parent), pytest.raises(ReadingRefused) as caught:
            look_at(path)
        assert caught.value.path == deep.parent
        with closed(deep.parent), pytest.raises(ReadingRefused) as caught:
            open_regular(path)
        assert caught.value.path == deep.parent


def test_a_folder_that_cannot_be_listed_for_another_reason_is_not_called_full() -> None:
    with pytest.raises(NotReadable) as caught:
        look_at(Path("no\0name"))
    assert not isinstance(caught.value, ReadingRefused)


def test_of_one_header_that_may_not_be_opened_the_other_is_used(ours: Plugged) -> None:
    ours.vault.close()
    ours.written.folder.header.chmod(0)
    keeper = FolderVaultKeeper(ours.costs, ours.clock)
    vault = keeper.unlock(ours.written.folder.root, Passphrase(PASSPHRASE))
    vault.close()
    assert vault.notices == frozenset()  # nobody knows that it was damaged


def test_names_that_are_listed_and_may_not_be_looked_up_stop_a_salvage(ours: Plugged) -> None:
    folder = blob_in_vault(ours)[0].parent
    (ours.written.folder.database).write_bytes(b"damaged")  # so that all files are gone through
    folder.chmod(0o400)
    with pytest.raises(ReadingRefused):
        salvage(ours)
    folder.chmod(0o700)


def test_backups_that_may_not_be_opened_are_named_before_others_that_are_damaged(
    ours: Plugged,
) -> None:
    mine, other = ours.place / "copies-00000000", ours.place / "copies-ffffffff"
    ours.folder.root.rename(mine)
    shutil.copytree(mine, other)
    for path in mine.glob("states/*.hdr"):
        path.chmod(0)
    for path in other.glob("states/*.hdr"):
        path.write_bytes(b"damaged")
    with pytest.raises(ReadingRefused):
        ours.elsewhere()


def test_what_cannot_be_listed_for_another_reason_is_gone() -> None:
    assert names_in(Path("/proc/self/mem")) == names_in(Path("/nowhere")) == []


def test_a_list_of_disks_that_may_not_be_opened_says_nothing_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(psutil, "PROCFS_PATH", str(tmp_path / "nowhere"))
    assert largest_file_bytes(tmp_path) is None
