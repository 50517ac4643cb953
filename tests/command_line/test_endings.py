"""How commands end when something is not as it should be: status, one sentence, a locked vault."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, ROOT, Run, start
from ui.command_line.commands import run_command
from ui.command_line.streams import Streams

OTHER = "not the right passphrase"


def _only_blob(vault: Path) -> Path:
    (blob,) = (each for each in vault.joinpath("blobs").rglob("*") if each.is_file())
    return blob


def _flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def _assert_sentences(text: str) -> None:
    assert text.endswith(".\n")
    assert text.count("\n") == 1
    assert "Traceback" not in text


@pytest.mark.parametrize("command", ["info", "list", "add", "verify", "backup", "export"])
def test_a_wrong_passphrase(run: Run, vault: Path, tmp_path: Path, command: str) -> None:
    more = {
        "add": ["--text", "x"],
        "backup": [str(tmp_path / "b")],
        "export": ["1", str(tmp_path / "e")],
    }
    ended = run(command, vault, *more.get(command, []), stdin=OTHER)
    assert (ended.status, ended.out) == (1, "")
    _assert_sentences(ended.err)
    assert "Caps Lock" in ended.err
    assert OTHER not in ended.err


def test_things_that_the_world_refuses(run: Run, vault: Path, tmp_path: Path) -> None:
    no_backup = tmp_path / "no.age"
    no_backup.write_text("not a backup")
    for refused in (
        run("info", tmp_path / "nowhere"),
        run("create", vault),
        run("create", tmp_path / "new", stdin="12345678\n"),
        run("create", tmp_path / "new", stdin="\n"),
        run("info", vault, "--recovery-words", stdin="one two\n"),
        run("add", vault, "--text", " "),
        run("add", vault, "--text", "x", "--attach", tmp_path / "missing.png"),
        run("add", vault, "--text", "x", "--attach", tmp_path),
        run("add", vault, "--text", "x", "--occurred", "2026-03-03T21:05", "--zone", "Mars"),
        run("add", vault, "--text", "x", "--occurred", "2026-03-03T21:05Z", "--zone", "../x"),
        run("add", vault, "--text", "x", "--occurred", "2026-03-29T02:30"),
        run("verify", no_backup),
        run("verify", tmp_path / "nowhere.age"),
        run("restore", no_backup, tmp_path / "new"),
        run("backup", vault, no_backup),
    ):
        assert (refused.status, refused.out) == (1, "")
        _assert_sentences(refused.err)
    assert not (tmp_path / "new").exists()
    assert no_backup.read_text() == "not a backup"
    assert "0 incidents, 0 exhibits" in run("verify", vault).out


def test_a_vault_that_is_open_elsewhere(run: Run, vault: Path, vaults: Vaults) -> None:
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    try:
        ended = run("info", vault)
    finally:
        session.lock()
    assert ended.status == 1
    assert "already open" in ended.err
    assert run("info", vault).status == 0


def test_a_damaged_copy_of_the_header_is_mended_and_said(run: Run, vault: Path) -> None:
    _flip(vault / "vault.hdr", 40)
    ended = run("info", vault)
    assert ended.status == 0
    assert "it is mended" in ended.err
    assert run("info", vault).err == ""


@pytest.mark.parametrize(
    "damage", ["headers", "database", "later page", "no database", "blob", "no blob"]
)
def test_damage_is_told_apart_from_refusal(run: Run, vault: Path, damage: str) -> None:
    run("add", vault, "--text", "x", "--attach", Path(__file__))
    if damage == "headers":
        for header in vault.glob("vault.hdr*"):
            _flip(header, 40)
    elif damage == "database":
        _flip(vault / "vault.db", 100)
    elif damage == "later page":
        _flip(vault / "vault.db", vault.joinpath("vault.db").stat().st_size - 100)
    elif damage == "no database":
        vault.joinpath("vault.db").unlink()
    elif damage == "blob":
        _flip(_only_blob(vault), 500)
    else:
        _only_blob(vault).unlink()
    before = {each: each.read_bytes() for each in vault.rglob("*") if each.is_file()}
    ended = run("verify", vault)
    assert (ended.status, ended.out) == (3, "")
    assert "othing was changed" in ended.err
    assert ("test_endings.py" in ended.err) == damage.endswith("blob")
    if damage in {"headers", "database", "no database"}:  # the others open, which counts up
        assert {each: each.read_bytes() for each in before} == before


def test_a_damaged_backup(run: Run, vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.age"
    run("backup", vault, file)
    _flip(file, file.stat().st_size - 40)
    assert run("verify", file).status == 3
    ended = run("restore", file, tmp_path / "new")
    assert (ended.status, ended.out) == (3, "")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate", "x"],
        ["info"],
        ["info", "x", "--passphrase", "secret"],
        ["add", "x", "--occurred", "yesterday"],
        ["add", "x", "--occurred", "0001-01-01T00:00"],
        ["add", "x", "--type", "no-such-type"],
        ["add", "x", "--platform", "no-such-platform"],
        ["add", "x", "--text", "\udcff"],
        ["list", "x", "--limit", "0"],
        ["list", "x", "--limit", "many"],
        ["list", "x", "--limit", "9" * 30],
    ],
)
def test_mistakes_in_the_words(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("usage: main.py")


def test_help_is_no_mistake(run: Run) -> None:
    ended = run("add", "--help")
    assert (ended.status, ended.err) == (0, "")
    assert "order_breach" in ended.out


class _Interrupting(io.StringIO):
    def read(self, _size: int | None = -1) -> str:
        raise KeyboardInterrupt


def _streams(stdin: TextIO) -> Streams:
    return Streams(stdin, io.StringIO(), io.StringIO(), lambda _prompt: PASSPHRASE)


def test_an_interrupt_leaves_the_vault_locked(vaults: Vaults, vault: Path, run: Run) -> None:
    streams = _streams(_Interrupting(f"{PASSPHRASE}\n"))
    assert run_command(["add", str(vault), "--passphrase-stdin"], vaults, streams) == 130
    assert run("info", vault).status == 0


def test_stdin_must_be_text_and_long_enough(vaults: Vaults, vault: Path, run: Run) -> None:
    arguments = ["info", str(vault), "--passphrase-stdin"]
    not_text = io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="utf-8")
    assert run_command(arguments, vaults, _streams(not_text)) == 2
    ended = run("info", vault, stdin="")
    assert ended.status == 2
    assert "ended before" in ended.err


def test_a_reader_that_leaves_early_is_no_crash(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, ROOT / "main.py", "--help"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=home,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_without_a_terminal_nothing_is_asked(vault: Path) -> None:
    ended = subprocess.run(
        [sys.executable, ROOT / "main.py", "info", vault],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--passphrase-stdin" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_it_starts_without_qt() -> None:
    program = (
        "import sys, main; status = main.main(['--help']);"
        " sys.exit(status or any(name.startswith(('PySide6', 'shiboken')) for name in sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True
    )
    assert ended.returncode == 0


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(small)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk takes an administrator")
    try:
        ended = start("create", small / "vault", "--passphrase-stdin")
        left = list(small.iterdir())
    finally:
        subprocess.run(["umount", "-l", small], check=True)
    assert ended.status == 1
    _assert_sentences(ended.err)
    assert "no room" in ended.err
    assert left == []
