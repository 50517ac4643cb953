"""Each command in this process: what it prints and what it leaves in the vault."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.incidents.incident import IncidentContent
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, Run


def _incidents(run: Run, vault: Path, *options: str) -> list[Any]:
    ended = run("list", vault, "--json", *options)
    assert ended.status == 0
    found: list[Any] = json.loads(ended.out)["incidents"]
    return found


def test_info_tells_facts_as_text_and_as_json(run: Run, vault: Path) -> None:
    run("add", vault, "--text", "One.")
    assert "incidents: 1\n" in run("info", vault).out
    facts = json.loads(run("info", vault, "--json").out)
    assert facts["incident_count"] == 1
    assert facts["created_at"] == "2026-03-03T20:05:00+00:00"


def test_text_is_read_from_stdin_after_the_passphrase(run: Run, vault: Path) -> None:
    ended = run("add", vault, stdin=f"{PASSPHRASE}\nline one\nline two")
    assert ended.status == 0
    assert _incidents(run, vault)[0]["text"] == "line one\nline two"


@pytest.mark.parametrize(
    ("occurred", "zone", "local"),
    [
        ("2026-03-03T21:05", "Europe/Berlin", "2026-03-03T21:05:00+01:00"),
        ("2026-03-03T20:05:00Z", "Asia/Kathmandu", "2026-03-04T01:50:00+05:45"),
        ("2025-10-26T02:30:00+01:00", "Europe/Berlin", "2025-10-26T02:30:00+01:00"),
        ("2025-10-26T02:30:00+02:00", "Europe/Berlin", "2025-10-26T02:30:00+02:00"),
    ],
)
def test_times_are_kept_with_their_zone(
    run: Run, vault: Path, occurred: str, zone: str, local: str
) -> None:
    ended = run("add", vault, "--text", "x", "--occurred", occurred, "--zone", zone)
    assert (ended.status, ended.err) == (0, "")
    (incident,) = _incidents(run, vault)
    assert (incident["occurred"], incident["zone"]) == (local, zone)


def test_without_a_zone_it_is_the_computers(run: Run, vault: Path) -> None:
    run("add", vault, "--text", "x", "--occurred", "2026-07-01T12:00")
    assert _incidents(run, vault)[0]["zone"] == "Europe/Berlin"


def test_a_time_that_came_twice_is_kept_and_said(run: Run, vault: Path) -> None:
    ended = run("add", vault, "--text", "x", "--occurred", "2025-10-26T02:30")
    assert ended.status == 0
    assert "twice that night" in ended.err


def test_list_is_newest_first_and_can_be_narrowed(run: Run, vault: Path) -> None:
    for day in (1, 3, 2):
        run("add", vault, "--text", f"note {day}", "--occurred", f"2026-02-0{day}T10:00")
    run("add", vault, "--text", "something else", "--occurred", "2026-01-01T10:00")
    assert [each["text"] for each in _incidents(run, vault, "--search", "NOT")] == [
        "note 3",
        "note 2",
        "note 1",
    ]
    assert len(_incidents(run, vault, "--limit", "2")) == 2
    assert _incidents(run, vault, "--search", "nowhere") == []
    listed = run("list", vault, "--limit", "1").out
    assert "2026-02-03 10:00 Europe/Berlin" in listed
    assert "note 3" in listed
    assert "note 2" not in listed


def test_a_long_journal_is_listed_to_its_end(run: Run, vault: Path, vaults: Vaults) -> None:
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    for number in range(201):
        session.journal.record(IncidentContent(f"note {number}"))
    session.lock()
    texts = {each["text"] for each in _incidents(run, vault)}
    assert texts == {f"note {number}" for number in range(201)}


def test_export_finds_an_exhibit_by_number_or_id(run: Run, vault: Path, tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text(file.name)
    run("add", vault, "--text", "x", "--attach", files[0], "--attach", files[1])
    exhibits = _incidents(run, vault)[0]["exhibits"]
    by_number, by_id = tmp_path / "1", tmp_path / "2"
    assert run("export", vault, exhibits[1]["number"], by_number).status == 0
    assert run("export", vault, exhibits[0]["id"], by_id).status == 0
    assert [by_number.read_text(), by_id.read_text()] == ["b.txt", "a.txt"]
    for unknown in ("77", "0" * 32, "b.txt"):
        assert run("export", vault, unknown, tmp_path / "3").status == 1
    assert run("export", vault, "1", by_number).status == 1
    assert by_number.read_text() == "b.txt"


def test_verify_reads_vault_and_backup(run: Run, vault: Path, tmp_path: Path) -> None:
    run("add", vault, "--text", "x", "--attach", Path(__file__))
    assert "whole: 1 incident, 1 exhibit." in run("verify", vault).out
    assert run("backup", vault, tmp_path / "b.age").status == 0
    verified = run("verify", tmp_path / "b.age")
    assert verified.status == 0
    assert "1 incident, 1 exhibit, made on 2026-03-03 20:05 UTC" in verified.out


def test_a_backup_is_remembered_and_takes_its_own_passphrase(
    run: Run, vault: Path, vaults: Vaults, tmp_path: Path
) -> None:
    other = "a quite different sentence"
    file, stdin = tmp_path / "b.age", f"{PASSPHRASE}\r\n{other}\r\n"
    assert run("backup", vault, file, stdin=stdin).status == 0
    assert run("verify", file).status == 1
    assert run("verify", file, stdin=other).status == 0
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    remembered = session.backups.latest()
    session.lock()
    assert len(remembered) == 1


def test_with_recovery_words_a_backup_needs_a_passphrase(run: Run, tmp_path: Path) -> None:
    new, file = tmp_path / "new", tmp_path / "b.age"
    created = run("create", new, typed=[PASSPHRASE, PASSPHRASE])
    words = " ".join(line for line in created.out.splitlines() if ". " in line[:6])
    without = run("backup", new, file, "--recovery-words", stdin=words)
    assert without.status == 2
    with_one = run("backup", new, file, "--recovery-words", stdin=f"{words}\n{PASSPHRASE}")
    assert (with_one.status, with_one.err) == (0, "")
    assert run("verify", file).status == 0


def test_restore_takes_the_backups_passphrase_or_a_new_one(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    file, other = tmp_path / "b.age", "a quite different sentence"
    run("backup", vault, file)
    assert run("restore", file, tmp_path / "same").status == 0
    assert run("info", tmp_path / "same").status == 0
    assert run("restore", file, tmp_path / "new", stdin=f"{PASSPHRASE}\n{other}").status == 0
    assert run("info", tmp_path / "new").status == 1
    asked = run(
        "restore", file, tmp_path / "asked", "--new-passphrase", typed=[PASSPHRASE, other, other]
    )
    assert "recovery words" in asked.out
    assert run("info", tmp_path / "asked", stdin=other).status == 0


def test_typed_passphrases_are_compared(run: Run, vault: Path, tmp_path: Path) -> None:
    ended = run("create", tmp_path / "new", typed=[PASSPHRASE, "something else"])
    assert ended.status == 2
    assert not (tmp_path / "new").exists()
    options = ("backup", vault, tmp_path / "b.age")
    assert run(*options, "--separate-passphrase", typed=[PASSPHRASE, "one", "two"]).status == 2
    assert run(*options, typed=[PASSPHRASE]).status == 0


def test_progress_shows_on_a_terminal_only(run: Run, vault: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(1 << 20))
    shown = run("add", vault, "--text", "x", "--attach", large, terminal=True).err
    assert "large.bin 100 %\n" in shown
    assert run("add", vault, "--text", "x", "--attach", large).err == ""
