"""The whole way by real processes: make, write, find, verify, back up, restore, take out."""

import json
from pathlib import Path

from core.vault.credentials import words_from_text
from tests.command_line.program import PASSPHRASE, Run, start

FROM_STDIN = "--passphrase-stdin"


def test_everything_comes_back_byte_for_byte(tmp_path: Path, home: Path) -> None:
    vault, restored = tmp_path / "vault", tmp_path / "restored"
    backup, copy = tmp_path / "safe.age", tmp_path / "copy.bin"
    photo, mail = tmp_path / "photo ☂.bin", tmp_path / "mail.eml"
    photo.write_bytes(bytes(range(256)) * 300)
    mail.write_bytes(b"")

    created = start("create", vault, FROM_STDIN)
    assert created.status == 0
    added = start(
        "add", vault, FROM_STDIN, "--text", "He wrote: I saw you at the station.",
        "--occurred", "2026-03-03T21:05", "--zone", "Europe/Berlin", "--type", "threat",
        "--platform", "sms", "--attach", photo, "--attach", mail,
    )  # fmt: skip
    assert added.status == 0
    saved = start(
        "backup", vault, backup, FROM_STDIN, stdin=f"{PASSPHRASE}\nfour other words here\n"
    )
    assert saved.status == 0
    brought = start(
        "restore", backup, restored, FROM_STDIN, stdin=f"four other words here\n{PASSPHRASE}\n"
    )
    assert brought.status == 0
    listed = start("list", restored, FROM_STDIN, "--search", "station", "--json")
    (incident,) = json.loads(listed.out)["incidents"]
    exported = start("export", restored, incident["exhibits"][0]["id"], copy, FROM_STDIN)

    assert incident["id"] == added.out.strip()
    assert (incident["occurred"], incident["zone"]) == (
        "2026-03-03T21:05:00+01:00",
        "Europe/Berlin",
    )
    assert (incident["types"], incident["platform"]) == (["threat"], "sms")
    assert [(each["name"], each["size"]) for each in incident["exhibits"]] == [
        (photo.name, 76_800),
        (mail.name, 0),
    ]
    assert copy.read_bytes() == photo.read_bytes()
    assert exported.out.split()[0] == incident["exhibits"][0]["sha256"]
    everything = [created, added, saved, brought, listed, exported]
    assert [each.status for each in everything] == [0] * 6
    assert [each.err for each in everything] == [""] * 6
    assert not any(PASSPHRASE in each.out for each in everything)
    assert [each.name for each in home.iterdir()] == []


def test_recovery_words_open_the_vault(run: Run, tmp_path: Path) -> None:
    created = run("create", tmp_path / "new")
    words = " ".join(
        line for line in created.out.splitlines() if line.strip().startswith(("1", "5", "9"))
    )
    assert len(words_from_text(words).words) == 12
    opened = run("info", tmp_path / "new", "--json", "--recovery-words", stdin=f"{words}\n")
    assert json.loads(opened.out)["incident_count"] == 0
