"""The words of the commands about what opens a vault."""

from ui.command_line.options import (
    AddCommand,
    add_credential,
    add_events,
    add_json,
    add_passphrase,
    add_vault,
)
from ui.command_line.way_commands import CODES, REMOVABLE
from ui.translate import tr


def add_way_commands(add_command: AddCommand) -> None:
    """Add ways, change-passphrase, new-words and remove-way."""
    ways = add_command("ways", help=tr("say what opens a vault"))
    add_vault(ways)
    add_credential(ways)
    add_json(ways)

    change = add_command("change-passphrase", help=tr("choose a new passphrase"))
    add_vault(change)
    add_passphrase(change, tr("the passphrase; a second line: the new one"))
    change.add_argument(
        "--recovery-words",
        action="store_true",
        help=tr("read the recovery words instead of the old passphrase"),
    )
    change.add_argument(
        "--anywhere",
        action="store_true",
        help=tr("let it open the vault on any computer, if it did on one only"),
    )

    new_words = add_command("new-words", help=tr("make new recovery words"))
    add_vault(new_words)
    add_credential(new_words)
    add_events(new_words)

    remove = add_command("remove-way", help=tr("take away something that opens a vault"))
    add_vault(remove)
    remove.add_argument(
        "way",
        metavar="WAY",
        choices=[CODES[each] for each in REMOVABLE],
        help=tr("one of: %(choices)s"),
    )
    add_credential(remove)
