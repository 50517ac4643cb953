"""A whole day by command line: everything that went in comes out of the restored backup."""

import json
from pathlib import Path
from typing import Any

from core.vault.credentials import words_from_text
from core.vault.session import Vaults
from tests.faults.kept import PASSPHRASE, digest
from tests.faults.terminal import Ran, run

BACKUP_PASSPHRASE = "four other quiet rivers"
NEW_PASSPHRASE = "umbrella cactus for tuesday"


def ok(ran: Ran) -> str:
    """Return what a command printed; nothing went wrong and nothing was complained of."""
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def incidents(vaults: Vaults, vault: Path, passphrase: str, *options: str) -> list[dict[str, Any]]:
    listed = run(vaults, "list", vault, "--json", *options, typed=passphrase)
    found: list[dict[str, Any]] = json.loads(ok(listed))["incidents"]
    return found


def test_a_day_by_command_line(vaults: Vaults, originals: list[Path], tmp_path: Path) -> None:
    vault, backup, restored = (tmp_path / name for name in ("vault", "copy.age", "restored"))
    before = {path: path.read_bytes() for path in originals}

    ok(run(vaults, "create", vault))
    for number, path in enumerate(originals):
        time = f"2026-03-03T{number % 24:02}:05"
        text = f"They sent me file {number}. I was at the station."
        ok(run(vaults, "add", vault, "--text", text, "--occurred", time, "--attach", path))
    everything = [word for path in originals for word in ("--attach", str(path))]
    all_at_once = ok(run(vaults, "add", vault, "--text", "Everything\ntogether ☂", *everything))

    written = incidents(vaults, vault, PASSPHRASE)
    assert len(written) == len(originals) + 1
    (found,) = incidents(vaults, vault, PASSPHRASE, "--search", '"file 3" station')
    assert found["text"] == "They sent me file 3. I was at the station."
    assert [each["sha256"] for each in found["exhibits"]] == [digest(before[originals[3]])]
    assert incidents(vaults, vault, PASSPHRASE, "--search", "umbrella") == []

    assert "whole" in ok(run(vaults, "verify", vault))
    ok(run(vaults, "backup", vault, backup, typed=f"{PASSPHRASE}\n{BACKUP_PASSPHRASE}"))
    assert "whole" in ok(run(vaults, "verify", backup, typed=BACKUP_PASSPHRASE))
    told = ok(
        run(vaults, "restore", backup, restored, typed=f"{BACKUP_PASSPHRASE}\n{NEW_PASSPHRASE}")
    )

    assert incidents(vaults, restored, NEW_PASSPHRASE) == written
    (together,) = [each for each in written if each["id"] == all_at_once.strip()]
    assert together["text"] == "Everything\ntogether ☂"
    for exhibit, path in zip(together["exhibits"], originals, strict=True):
        target = tmp_path / "copy"
        ok(run(vaults, "export", restored, exhibit["number"], target, typed=NEW_PASSPHRASE))
        assert target.read_bytes() == before[path]
        target.unlink()
    numbered = [line for line in told.splitlines() if line.strip()[:1].isdigit()]
    words = " ".join(words_from_text(" ".join(numbered)).words)
    assert words.count(" ") == 11
    facts = ok(run(vaults, "info", restored, "--json", "--recovery-words", typed=words))
    assert json.loads(facts)["exhibit_count"] == 2 * len(originals)
    assert {path: path.read_bytes() for path in originals} == before


def test_every_sample_was_among_the_files(samples: list[Path], originals: list[Path]) -> None:
    assert set(samples) < set(originals)
