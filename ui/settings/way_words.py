"""What is said about the ways into a vault, and about changing them."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from core.vault.ways_in import WayKind
from ui.translate import tr


class Deed(Enum):
    """What can be done about a way in, once the passphrase was asked for again."""

    NEW_WORDS = auto()
    REMOVE_WORDS = auto()
    TIE = auto()
    UNTIE = auto()
    REMEMBER = auto()
    FORGET = auto()
    REMOVE_OTHER = auto()


@dataclass(frozen=True, slots=True)
class DeedWords:
    """`name` is for tests; `caution` and `why` come before the passphrase is asked for."""

    name: str
    button: str
    icon: str
    caution: str
    why: str
    done: str
    takes_away: bool = False
    wants_passphrase: bool = False
    """Whether the recovery words do not do."""


def deed_words(deed: Deed) -> DeedWords:
    """Return what is said about a deed."""
    return _WORDS[deed]()


def passphrase_state(kinds: Collection[WayKind]) -> str:
    """Return what the passphrase does."""
    if WayKind.PASSPHRASE_HERE in kinds:
        return tr("It opens the vault on one computer only.")
    return tr("It opens the vault on any computer.")


def words_state(kinds: Collection[WayKind]) -> str:
    """Return what the recovery words do."""
    if WayKind.RECOVERY_WORDS in kinds:
        return tr("12 words on paper. They open the vault on any computer without the passphrase.")
    return tr("There are none. If the passphrase is lost, nothing opens the vault.")


def tie_state(kinds: Collection[WayKind]) -> str:
    """Return whether the vault is tied to a computer."""
    if WayKind.PASSPHRASE_HERE in kinds:
        return tr(
            "On. The passphrase opens the vault only together with a secret in the key store of"
            " one computer. On every other, the recovery words open it."
        )
    return tr(
        "Off. Whoever has a copy of the vault and finds out the passphrase can open it anywhere."
    )


def remember_state(kinds: Collection[WayKind]) -> str:
    """Return whether the vault opens without a passphrase."""
    if WayKind.REMEMBERED in kinds:
        return tr("On. Whoever uses that account on that computer opens the vault with one click.")
    if WayKind.PASSPHRASE_HERE in kinds:
        return tr("Off. It cannot be had together with opening on one computer only.")
    return tr("Off. The passphrase is asked for each time.")


def summary(kinds: Collection[WayKind]) -> str:
    """Return in one line what opens the vault."""
    words = {
        WayKind.PASSPHRASE: tr("passphrase"),
        WayKind.PASSPHRASE_HERE: tr("passphrase, on one computer only"),
        WayKind.RECOVERY_WORDS: tr("recovery words"),
        WayKind.REMEMBERED: tr("without a passphrase, on one computer"),
        WayKind.UNKNOWN: tr("something that a newer version made"),
    }
    return " · ".join(text for kind, text in words.items() if kind in kinds)


def _new_words() -> DeedWords:
    return DeedWords(
        "new-words",
        tr("Make new words"),
        "rotate-ccw",
        tr("The old paper stops working."),
        tr(
            "It does so when you have typed three of the new words back, and not before. Backups"
            " made until now keep the old words: keep the old paper for them, or make new backups."
        ),
        tr("The new words open the vault now. The old ones no longer do."),
    )


def _remove_words() -> DeedWords:
    return DeedWords(
        "remove-words",
        tr("Take the words away"),
        "trash-2",
        tr("If the passphrase is lost then, so is the vault."),
        tr(
            "Nobody can open it in another way. If somebody may have seen the paper, make new"
            " words instead. Backups made until now keep the words."
        ),
        tr("The recovery words no longer open the vault."),
        takes_away=True,
    )


def _tie() -> DeedWords:
    return DeedWords(
        "tie",
        tr("Open on this computer only"),
        "lock",
        tr("Have the recovery words at hand, on paper."),
        tr(
            "A secret goes into this computer's key store, under a name that tells nothing. If the"
            " computer is lost, or its key store is made anew, only the words open the vault.\n\n"
            "It helps against somebody who has a copy of the vault and finds out the passphrase."
            " It does not help against somebody who uses your account on this computer.\n\n"
            "Backups made until now open as before. A backup file always opens with its own"
            " passphrase alone."
        ),
        tr("The passphrase opens the vault on this computer only."),
        wants_passphrase=True,
    )


def _untie() -> DeedWords:
    return DeedWords(
        "untie",
        tr("Open on any computer again"),
        "lock-open",
        "",
        tr("Then the passphrase alone opens every copy of the vault that is made from now on."),
        tr("The passphrase opens the vault on any computer."),
        wants_passphrase=True,
    )


def _remember() -> DeedWords:
    return DeedWords(
        "remember",
        tr("Open without the passphrase here"),
        "key-round",
        tr("Whoever uses your account on this computer can then open the vault."),
        tr(
            "Also after you locked it or left in a hurry; and any program that runs there can. Do"
            " this only if nobody else ever gets at this computer while you are logged in.\n\n"
            "The passphrase is still asked for before backups, before deleting, and here. Do not"
            " forget it: on every other computer it is needed."
        ),
        tr("This computer can open the vault without the passphrase."),
    )


def _forget() -> DeedWords:
    return DeedWords(
        "forget",
        tr("Ask for the passphrase again"),
        "lock",
        "",
        tr("Then no computer opens the vault by itself any more."),
        tr("The passphrase is asked for each time."),
    )


def _remove_other() -> DeedWords:
    return DeedWords(
        "remove-other",
        tr("Take it away"),
        "trash-2",
        tr("This version does not know what it is."),
        tr("It opens the vault for somebody who has a newer version of this app."),
        tr("It no longer opens the vault."),
        takes_away=True,
    )


_WORDS = {
    Deed.NEW_WORDS: _new_words,
    Deed.REMOVE_WORDS: _remove_words,
    Deed.TIE: _tie,
    Deed.UNTIE: _untie,
    Deed.REMEMBER: _remember,
    Deed.FORGET: _forget,
    Deed.REMOVE_OTHER: _remove_other,
}
