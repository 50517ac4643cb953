"""The command line run in this process, on real vaults with cheap keys."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.vault.session import Vaults
from tests.command_line.program import PASSPHRASE, Ended, Run, Terminal
from tests.made_vaults import MadeVaults
from ui.command_line.commands import run_command
from ui.command_line.streams import Streams


@pytest.fixture
def run(vaults: Vaults) -> Run:
    """Run a command: `run("info", vault, stdin="…")`, or `typed=[…]` for what is typed unseen."""

    def run(
        *arguments: str | Path,
        stdin: str = f"{PASSPHRASE}\n",
        typed: list[str] | None = None,
        terminal: bool = False,
    ) -> Ended:
        answers: Iterator[str] = iter(typed or [])
        out, err = io.StringIO(), Terminal() if terminal else io.StringIO()
        streams = Streams(io.StringIO(stdin), out, err, lambda _prompt: next(answers))
        words = [str(each) for each in arguments]
        if typed is None:
            words.append("--passphrase-stdin")
        status = run_command(words, vaults, streams)
        return Ended(status, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def vault(made_vaults: MadeVaults, tmp_path: Path) -> Path:
    """Return the folder of a vault that is locked."""
    folder = tmp_path / "vault"
    made_vaults.put_into(folder, PASSPHRASE)
    return folder
