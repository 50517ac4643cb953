"""Backups on a drive by command line: made, verified, restored, and told to programs."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.errors import WrongPassphrase
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, Ended, Run
from tests.fakes.clock import FixedClock
from ui.command_line.event_progress import EventProgress

NEW = "amber kettle on the windowsill"


@pytest.fixture
def drive(run: Run, vault: Path, tmp_path: Path) -> Path:
    """A drive with one backup of a vault that has an exhibit."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear " * 5000)
    run("add", vault, "--text", "He wrote.", "--attach", file)
    place = tmp_path / "stick"
    place.mkdir()
    ended = run("backup", vault, "--drive", place)
    assert ended.status == 0, ended.err
    assert "1 incident, 1 exhibit" in ended.out
    assert "can be unplugged" in ended.out
    return place


def events(ended: Ended) -> list[Any]:
    return [json.loads(line) for line in ended.out.splitlines()]


def blob_of(drive: Path) -> Path:
    (found,) = drive.glob("copies-*/blobs/*/*")
    return found


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def count_in(vaults: Vaults, folder: Path, passphrase: str = PASSPHRASE) -> int:
    session = vaults.unlock(folder, Passphrase(passphrase))
    try:
        return session.journal.count(IncidentQuery())
    finally:
        session.lock()


def test_a_drive_is_verified_and_restored(
    run: Run, drive: Path, vaults: Vaults, tmp_path: Path
) -> None:
    verified = run("verify", drive)
    assert verified.status == 0
    assert "is whole" in verified.out
    restored = run("restore", drive, tmp_path / "new")
    assert restored.status == 0
    assert "recovery words" in restored.out
    assert count_in(vaults, tmp_path / "new") == 1


def test_everything_is_told_to_programs_line_by_line(
    run: Run, drive: Path, vault: Path, tmp_path: Path
) -> None:
    backed_up = events(run("backup", vault, "--drive", drive, "--json"))
    assert [each["event"] for each in backed_up][-1] in {"written", "can_go"}
    assert backed_up[0]["event"] == "progress"
    verified = events(run("verify", drive, "--json"))
    assert verified[-1]["is_whole"] is True
    last = [each for each in verified if each["event"] == "progress"][-1]
    assert last["done"] == last["total"] == verified[-1]["read_bytes"]
    restored = events(run("restore", drive, tmp_path / "new", "--json"))
    assert len(restored[-1]["recovery_words"]) == 12
    refused = run("restore", drive, tmp_path / "new", "--json")
    assert refused.status == 1
    assert events(refused)[-1]["kind"] == "FolderNotEmpty"
    written = events(run("backup", vault, tmp_path / "b.age", "--json"))
    assert written[-1]["event"] == "written"
    assert events(run("verify", tmp_path / "b.age", "--json"))[-1]["incidents"] == 1
    assert events(run("verify", vault, "--json"))[-1]["is_whole"] is True


def test_damage_on_a_drive_is_named_and_mended(
    run: Run, drive: Path, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    spoil(blob_of(drive))
    verified = run("verify", drive)
    assert verified.status == 3
    assert "Damaged: the file “letter.txt”." in verified.err
    restored = run("restore", drive, tmp_path / "new")
    assert restored.status == 3
    assert "“letter.txt” could not be read" in restored.err
    assert count_in(vaults, tmp_path / "new") == 1
    assert run("backup", vault, "--drive", drive, "--recheck").status == 0
    assert run("verify", drive).status == 0


def test_what_the_vault_cannot_read_is_named(run: Run, vault: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    run("add", vault, "--text", "x", "--attach", tmp_path / "a.txt")
    (blob,) = vault.glob("blobs/*/*")
    spoil(blob)
    ended = run("backup", vault, "--drive", tmp_path)
    assert ended.status == 3
    assert "“a.txt” cannot be read in the vault" in ended.err


def test_old_states_are_listed_and_go_only_when_asked(
    run: Run, drive: Path, vault: Path, clock: FixedClock
) -> None:
    clock.move(timedelta(hours=1))
    listed = run("backup", vault, "--drive", drive)
    assert "1 old state can go (--prune removes it):" in listed.out
    assert len(list(drive.glob("copies-*/states/*.list"))) == 2
    clock.move(timedelta(hours=1))
    removed = run("backup", vault, "--drive", drive, "--prune")
    assert "2 old states were removed:" in removed.out
    assert len(list(drive.glob("copies-*/states/*.list"))) == 1
    assert run("verify", drive).status == 0


def test_one_state_and_one_incident_can_be_chosen(
    run: Run, drive: Path, vault: Path, vaults: Vaults, tmp_path: Path, clock: FixedClock
) -> None:
    chosen = run("add", vault, "--text", "Only this.").out.strip()
    clock.move(timedelta(days=1))
    run("backup", vault, "--drive", drive)
    states = [each["state"] for each in events(run("verify", drive, "--json")) if "state" in each]
    run("restore", drive, tmp_path / "old", "--state", states[-1])
    assert count_in(vaults, tmp_path / "old") == 1
    ended = run("restore", drive, tmp_path / "one", "--incident", chosen)
    assert ended.status == 0
    assert count_in(vaults, tmp_path / "one") == 1


def test_recovery_words_open_a_drive_and_want_a_new_passphrase(
    run: Run, vaults: Vaults, tmp_path: Path
) -> None:
    new = vaults.create(tmp_path / "mine", PASSPHRASE)
    new.session.lock()
    words = " ".join(new.words.words)
    assert run("backup", tmp_path / "mine", "--drive", tmp_path).status == 0
    ended = run(
        "restore", tmp_path, tmp_path / "new", "--recovery-words", stdin=f"{words}\n{NEW}\n"
    )
    assert ended.status == 0, ended.err
    assert count_in(vaults, tmp_path / "new", NEW) == 0
    weak = run("restore", tmp_path, tmp_path / "weak", "--recovery-words", stdin=f"{words}\nabc\n")
    assert weak.status == 1
    assert not (tmp_path / "weak").exists()


def test_a_place_is_a_file_or_a_drive_and_not_both(run: Run, vault: Path, tmp_path: Path) -> None:
    assert run("backup", vault).status == 2
    assert run("backup", vault, tmp_path / "b.age", "--drive", tmp_path).status == 2
    assert run("verify", tmp_path).status == 1


def test_progress_for_programs_is_told_a_few_times_a_second() -> None:
    told: list[dict[str, object]] = []
    times = iter((10.0, 10.1, 10.5, 10.6, 12.0))
    progress = EventProgress(lambda kind, /, **facts: told.append({"event": kind, **facts}))
    progress._now = lambda: next(times)
    for done in (0, 10, 20, 30, 100):
        progress.report(done, 100)
    assert [each["done"] for each in told] == [0, 20, 100]
    assert told[0]["bytes_per_second"] is None
    assert told[1] == {
        "event": "progress",
        "done": 20,
        "total": 100,
        "seconds": 0.5,
        "bytes_per_second": 40,
        "seconds_left": 2.0,
    }


def test_a_backup_is_proven_by_restoring_it_on_trial(
    run: Run, drive: Path, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    run("backup", vault, tmp_path / "b.age", stdin=f"{PASSPHRASE}\n{NEW}\n")
    drilled = run("drill", vault, drive)
    assert drilled.status == 0, drilled.err
    assert "record by record and byte by byte: 1 incident, 1 exhibit" in drilled.out
    assert run("drill", vault, tmp_path / "b.age").status == 1
    of_file = run("drill", vault, tmp_path / "b.age", "--json", stdin=f"{PASSPHRASE}\n{NEW}\n")
    assert events(of_file)[-1]["is_proven"] is True
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    standing = session.backups.standing()
    session.lock()
    assert standing.last_proof is not None
    spoil(blob_of(drive))
    ended = run("drill", vault, drive)
    assert ended.status == 3
    assert "The file “letter.txt” did not come back as it was." in ended.err


def test_a_damaged_vault_is_salvaged_with_the_drives_help(
    run: Run, drive: Path, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    (vault / "vault.db").write_bytes(b"")
    alone = run("salvage", vault, tmp_path / "alone")
    assert alone.status == 0, alone.err
    assert "No database was whole" in alone.out
    assert "1 file belongs to no note that could be read" in alone.out
    (blob,) = vault.glob("blobs/*/*")
    blob.unlink()
    spoil(blob_of(drive))
    told = run("salvage", vault, tmp_path / "new", "--backup", drive, "--json")
    assert told.status == 3
    (found,) = [each for each in events(told) if each["event"] == "salvaged"]
    assert found["notes_from"] == "backup"
    assert found["lost"] == ["letter.txt"]
    session = vaults.unlock(tmp_path / "new", Passphrase(PASSPHRASE))
    texts = [row.excerpt for row in session.journal.page(IncidentQuery(), limit=9)]
    session.lock()
    assert any("- letter.txt" in text for text in texts)


def test_a_vault_gets_another_key_in_its_place(
    run: Run, drive: Path, vault: Path, vaults: Vaults
) -> None:
    del drive  # it made the vault hold something
    ended = run("renew", vault, stdin=f"{PASSPHRASE}\n{NEW}\n")
    assert ended.status == 0, ended.err
    assert "keep the old key and passphrase" in ended.out
    assert count_in(vaults, vault, NEW) == 1
    with pytest.raises(WrongPassphrase):
        count_in(vaults, vault)


def test_no_damaged_file_is_left_behind_unasked(
    run: Run, drive: Path, vault: Path, vaults: Vaults
) -> None:
    del drive
    (blob,) = vault.glob("blobs/*/*")
    spoil(blob)
    told = run("renew", vault, "--json", stdin=f"{PASSPHRASE}\n{NEW}\n")
    assert told.status == 3
    assert events(told)[-1] == {"event": "lost", "name": "letter.txt"}
    assert count_in(vaults, vault) == 1
    options = ("--json", "--without-damaged")
    told = run("renew", vault, *options, stdin=f"{PASSPHRASE}\n{NEW}\n")
    assert told.status == 0, told.err
    assert [each["event"] for each in events(told)[-2:]] == ["renewing", "renewed"]
    words = RecoveryWords(tuple(events(told)[-2]["recovery_words"]))
    vaults.unlock(vault, words).lock()


def test_a_key_that_cannot_be_put_in_use_is_said_to_open_nothing(
    run: Run, drive: Path, vault: Path, vaults: Vaults
) -> None:
    del drive
    (vault / "renewed").write_text("in the way")
    ended = run("renew", vault, stdin=f"{PASSPHRASE}\n{NEW}\n")
    assert ended.status == 1
    assert "the words above open nothing" in ended.err
    assert count_in(vaults, vault) == 1


def test_a_header_is_put_back_by_command(
    run: Run, drive: Path, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    whole = run("mend", vault, "--backup", drive)
    assert (whole.status, "Nothing was changed" in whole.out) == (0, True)
    run("backup", vault, tmp_path / "b.age", stdin=f"{PASSPHRASE}\n{NEW}\n")
    for name in ("vault.hdr", "vault.hdr.copy"):
        (vault / name).unlink()
    assert run("mend", vault, "--backup", tmp_path / "b.age").status == 1
    options = ("--separate-passphrase", "--json")
    told = run(
        "mend", vault, "--backup", tmp_path / "b.age", *options, stdin=f"{PASSPHRASE}\n{NEW}\n"
    )
    assert events(told) == [{"event": "mended", "was_needed": True}]
    assert count_in(vaults, vault) == 1


def test_what_is_left_of_a_damaged_file_is_restored_by_command(
    run: Run, drive: Path, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    del drive
    long = tmp_path / "long.txt"
    long.write_text("Dear " * 60_000)
    run("add", vault, "--text", "He wrote at length.", "--attach", long)
    file = tmp_path / "b.age"
    run("backup", vault, file)
    file.write_bytes(file.read_bytes()[:-20_000])
    assert run("restore", file, tmp_path / "new").status == 3
    told = run("restore", file, tmp_path / "new", "--what-is-left")
    assert told.status == 3
    assert "“long.txt” could not be read from the backup" in told.err
    assert count_in(vaults, tmp_path / "new") == 2


def test_of_a_file_whose_notes_are_damaged_it_is_said_what_came_back(
    run: Run, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    file = tmp_path / "b.age"
    run("add", vault, "--text", "He called.")
    run("backup", vault, file)
    good = file.read_bytes()
    file.write_bytes(good[:100_000] + bytes([good[100_000] ^ 1]) + good[100_001:])
    told = run("restore", file, tmp_path / "all", "--what-is-left")
    assert told.status == 0
    assert "All of it came back: 1 note, and all people" in told.err
    assert count_in(vaults, tmp_path / "all") == 1
    file.write_bytes(good[: len(good) // 3])
    told = run("restore", file, tmp_path / "some", "--what-is-left", "--json")
    assert told.status == 3
    rest = next(each for each in events(told) if each["event"] == "rest")
    assert (rest["notes_before"], rest["is_complete"]) == (1, False)
    assert "of 1 note came back" in told.err
    file.write_bytes(good[:300])
    told = run("restore", file, tmp_path / "none", "--what-is-left")
    assert (told.status, told.out) == (3, "")
    assert "Nothing could be saved" in told.err
    assert not (tmp_path / "none").exists()
