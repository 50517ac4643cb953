"""Start Hollyhock: the window, or the command line when a command is given."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

from core.clock import Clock, SystemClock
from core.preferences import PreferenceStore
from core.vault.session import Vaults
from storage.backup_archive import AgeBackupFiles
from storage.crypto.costs import Costs
from storage.decoding.decoder import ProcessPreviewMaker
from storage.preferences_file import PreferencesFile
from storage.shipped_content import load_shipped_content
from storage.vault_keeper import FolderVaultKeeper
from ui import crash_hook

RESOURCES = Path(__file__).resolve().parent / "resources"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the parts of the app are made with. The defaults are what people get."""

    clock: Clock = field(default_factory=SystemClock)
    costs: Costs = field(default_factory=Costs)
    preferences_file: Path | None = None
    """None: in the system's folder for settings."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The composed app, before anything is shown."""

    vaults: Vaults
    preferences: PreferenceStore


def compose(settings: Settings) -> Parts:
    """Put the rooms together: the only place that sees core, storage and ui at once."""
    keeper = FolderVaultKeeper(settings.costs, settings.clock)
    files = AgeBackupFiles(keeper, settings.costs, settings.clock)
    content = load_shipped_content(RESOURCES)
    return Parts(
        vaults=Vaults(keeper, files, content, ProcessPreviewMaker(), settings.clock),
        preferences=PreferencesFile(settings.preferences_file),
    )


def main(arguments: list[str]) -> int:
    """Run with the arguments after the program's name; return the exit status."""
    crash_hook.install()
    try:
        return _run(arguments)
    except Exception as error:  # noqa: BLE001  the last line: whatever it is, only type and place are told
        sys.excepthook(type(error), error, error.__traceback__)
        return 70  # EX_SOFTWARE of sysexits.h


def _run(arguments: list[str]) -> int:
    parts = compose(Settings())
    if arguments and (not arguments[0].startswith("-") or arguments[0] in {"-h", "--help"}):
        from ui.command_line.commands import run_command  # noqa: PLC0415  starts without Qt

        return run_command(arguments, parts.vaults)
    from ui.application import run_window  # noqa: PLC0415  Qt is loaded for the window only

    return run_window(arguments, parts.vaults, parts.preferences, RESOURCES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
