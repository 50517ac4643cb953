"""Start Hollyhock: the window, or the command line when a command is given."""

import gc
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from core.clock import Clock, SystemClock
from core.preferences import PreferenceStore
from core.succession import Successor
from core.vault.keyring import Keyring
from core.vault.session import Means, Vaults
from storage.confinement.arguments import hide_arguments
from storage.confinement.own_process import confine, confine_supervisor
from storage.crypto.costs import Costs
from storage.folder_state import look_at
from storage.preferences_file import PreferencesFile
from ui import crash_hook

_COLLECTIONS = (50_000, 1, 40)
"""When garbage is looked for. Often among what is young: a look there ends in a few dozen ms."""
_TURN_SECONDS = 0.001
"""The window's thread waits so long for its turn while another works, hundreds of times a page."""

RESOURCES = Path(__file__).resolve().parent / "resources"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the parts of the app are made with. The defaults are what people get."""

    clock: Clock = field(default_factory=SystemClock)
    costs: Costs = field(default_factory=Costs)
    preferences_file: Path | None = None
    """None: in the system's folder for settings."""
    keyring: Keyring | None = None
    """None: the system's own."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The composed app, before anything is shown."""

    vaults: Vaults
    preferences: PreferenceStore


def compose(settings: Settings) -> Parts:
    """Put the rooms together: the only place that sees core, storage and ui at once."""

    def load() -> Means:
        """Load ciphers, database and content: none of it is needed to show the unlock window."""
        from core.blocklists.lookalikes.skeleton import give_prototypes  # noqa: PLC0415  see above
        from core.vault.services import Tools  # noqa: PLC0415  see above
        from storage.backup_archive import AgeBackupFiles  # noqa: PLC0415  see above
        from storage.decoding.decoder import ProcessPreviewMaker  # noqa: PLC0415  see above
        from storage.folder_drive import FolderDrives  # noqa: PLC0415  see above
        from storage.list_files import DiskListFiles  # noqa: PLC0415  see above
        from storage.salvage import FolderSalvage  # noqa: PLC0415  see above
        from storage.shipped_content import load_shipped_content  # noqa: PLC0415  see above
        from storage.system_keyring import SystemKeyring  # noqa: PLC0415  see above
        from storage.traces.this_system import trace_looker  # noqa: PLC0415  see above
        from storage.vault_keeper import FolderVaultKeeper  # noqa: PLC0415  see above

        keyring = settings.keyring or SystemKeyring()
        keeper = FolderVaultKeeper(settings.costs, settings.clock, keyring)
        drives = FolderDrives(settings.costs, settings.clock, keyring)
        content = load_shipped_content(RESOURCES)
        give_prototypes(content.prototypes)
        titles = {each.code: each.title for each in content.incident_types}
        files = AgeBackupFiles(keeper, settings.costs, settings.clock, titles)
        salvage = FolderSalvage(settings.costs, settings.clock, files, keyring)
        previews, list_files = ProcessPreviewMaker(), DiskListFiles()
        tools = Tools(files, content, previews, list_files, trace_looker(RESOURCES))
        return Means(keeper, drives, salvage, tools)

    return Parts(
        vaults=Vaults(look_at, load, settings.clock),
        preferences=PreferencesFile(settings.preferences_file),
    )


def main(arguments: list[str]) -> int:
    """Run with the arguments after the program's name; return the exit status.

    For a process of its own: it gives up what it cannot get back. The window gets a process under a
    supervisor, so that one that held a key can end at lock (docs/architecture.md, "Locking").
    """
    hide_arguments()
    if _is_command(arguments):
        return _run(arguments, None)
    confine_supervisor()
    from storage.supervision.supervisor import supervise  # noqa: PLC0415  commands go without

    try:
        went_on = supervise()
    except OSError:
        return _run(arguments, None)
    if isinstance(went_on, int):
        return _passed_on(went_on)
    return _end_at_once(_run(arguments, went_on))


def _end_at_once(status: int) -> NoReturn:
    """End before Python and Qt take apart what they made: whoever locks would have to wait for it.

    The vault is closed, all threads have ended, and nothing else wants to be done at the end.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)


def _run(arguments: list[str], successor: Successor | None) -> int:
    """Be the app, in this process."""
    confine()
    # What is loaded at the start stays: looking for garbage in it takes time and finds none.
    gc.set_threshold(*_COLLECTIONS)
    sys.setswitchinterval(_TURN_SECONDS)
    crash_hook.install()
    try:
        return _serve(arguments, successor)
    except Exception as error:  # noqa: BLE001  the last line: whatever it is, only type and place are told
        sys.excepthook(type(error), error, error.__traceback__)
        return 70  # EX_SOFTWARE of sysexits.h


def _serve(arguments: list[str], successor: Successor | None) -> int:
    parts = compose(Settings())
    if _is_command(arguments):
        from ui.command_line.commands import run_command  # noqa: PLC0415  starts without Qt

        return run_command(arguments, parts.vaults)
    from ui.application import run_window  # noqa: PLC0415  Qt is loaded for the window only

    return run_window(arguments, parts.vaults, parts.preferences, RESOURCES, successor)


def _is_command(arguments: list[str]) -> bool:
    return bool(arguments) and (
        not arguments[0].startswith("-") or arguments[0] in {"-h", "--help"}
    )


def _passed_on(status: int) -> int:
    """End as the app did: by the same signal, or with the same status."""
    if status < 0:
        with suppress(OSError):  # there is nothing to set for SIGKILL
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
