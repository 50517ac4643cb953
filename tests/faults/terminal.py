"""The command line, run in this process, and what came out of it."""

from dataclasses import dataclass
from io import StringIO

from core.errors import HollyhockError
from core.vault.session import Vaults
from tests.faults.kept import PASSPHRASE
from ui.command_line.commands import run_command
from ui.command_line.streams import Streams
from ui.error_messages import message_for
from ui.plain_text import without_isolation


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    status: int
    out: str
    err: str


def run(vaults: Vaults, *arguments: object, typed: str = PASSPHRASE) -> Ran:
    """Run a command that reads the passphrase from stdin."""
    out, err = StringIO(), StringIO()

    def nobody(prompt: str) -> str:
        raise AssertionError(f"asked for {prompt!r} although stdin was to be read")

    streams = Streams(StringIO(f"{typed}\n"), out, err, nobody)
    words = [*map(str, arguments), "--passphrase-stdin"]
    return Ran(run_command(words, vaults, streams), out.getvalue(), err.getvalue())


def sentence(error: HollyhockError) -> str:
    """Return the line on stderr that tells of an error."""
    message = message_for(error)
    return without_isolation(f"{message.what} {message.next_step}\n")
