"""The way in: which command it is, and what the process ends with."""

from collections.abc import Callable, Mapping

from core.errors import HollyhockError, IntegrityError
from core.vault.session import Vaults
from ui.command_line.backup_commands import backup, restore
from ui.command_line.drill_command import drill
from ui.command_line.job import Job
from ui.command_line.journal_commands import add, export, list_incidents
from ui.command_line.list_commands import export_list, import_list
from ui.command_line.output import Output
from ui.command_line.parser import build_parser
from ui.command_line.passphrase_input import PassphraseInput
from ui.command_line.renew_command import renew
from ui.command_line.salvage_command import mend, salvage
from ui.command_line.seal_commands import seal
from ui.command_line.streams import (
    ExitStatus,
    InputProblem,
    Streams,
    give_up_stdout,
    process_streams,
)
from ui.command_line.vault_commands import create, info, verify
from ui.command_line.way_commands import change_passphrase, new_words, remove_way, ways
from ui.command_line.words_command import words_file
from ui.error_messages import message_for

_COMMANDS: Mapping[str, Callable[[Job], ExitStatus]] = {
    "create": create,
    "info": info,
    "mend": mend,
    "verify": verify,
    "add": add,
    "list": list_incidents,
    "seal": seal,
    "export": export,
    "import-list": import_list,
    "export-list": export_list,
    "backup": backup,
    "drill": drill,
    "renew": renew,
    "restore": restore,
    "salvage": salvage,
    "ways": ways,
    "words-file": words_file,
    "change-passphrase": change_passphrase,
    "new-words": new_words,
    "remove-way": remove_way,
}


def run_command(arguments: list[str], vaults: Vaults, streams: Streams | None = None) -> int:
    """Run one command and return the exit status; the streams are those of the process if None.

    The vault is locked again whatever happens.
    """
    streams = streams or process_streams()
    output = Output(streams)
    try:
        status = _run(arguments, vaults, streams, output)
        output.flush()
    except BrokenPipeError:
        give_up_stdout()
        return ExitStatus.READER_GONE
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return status


def _run(arguments: list[str], vaults: Vaults, streams: Streams, output: Output) -> int:
    try:
        options = build_parser(streams, vaults.incident_types).parse_args(arguments)
        if getattr(options, "events", False):
            output.speak_in_events()
        passphrases = PassphraseInput(
            streams,
            from_stdin=options.passphrase_stdin,
            recovery_words=getattr(options, "recovery_words", False),
        )
        return _COMMANDS[options.command](Job(options, vaults, passphrases, output))
    except SystemExit as end:  # raised by argparse, for mistakes and after --help
        return int(end.code or 0)
    except InputProblem as problem:
        output.note(problem.sentence)
        return ExitStatus.USAGE
    except HollyhockError as error:
        message = message_for(error)
        output.event("error", kind=str(error), what=message.what, next_step=message.next_step)
        output.note(f"{message.what} {message.next_step}")
        damaged = isinstance(error, IntegrityError)
        return ExitStatus.INTEGRITY_ERROR if damaged else ExitStatus.EXPECTED_ERROR
