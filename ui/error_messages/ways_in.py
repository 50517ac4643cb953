"""What opens a vault, and the key store of this computer."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.translate import tr


@message_for.register
def _(_error: errors.NoKeyring) -> Message:
    return Message(
        tr("This computer has no key store that seals what it is given."),
        tr("Nothing was changed. A vault that asks for one opens with its recovery words as well."),
    )


@message_for.register
def _(_error: errors.KeyringRefused) -> Message:
    return Message(
        tr("This computer's key store stayed locked, or did not answer."),
        tr(
            "Unlock it and try again, or open the vault with its recovery words. Nothing was"
            " changed."
        ),
    )


@message_for.register
def _(_error: errors.SecondFactorMissing) -> Message:
    return Message(
        tr("This vault opens with its passphrase on one computer only, and this is not that one."),
        tr(
            "It may also be that the computer's key store was made anew. Open the vault with the"
            " recovery words: they do not need it. Nothing was changed."
        ),
    )


@message_for.register
def _(_error: errors.NotRemembered) -> Message:
    return Message(
        tr("This computer's key store no longer has what opens this vault."),
        tr("Type the passphrase. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.LastWayIn) -> Message:
    return Message(
        tr("Without this, the vault could no longer be opened everywhere."),
        tr("Set up another way in first. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.TooManyWaysIn) -> Message:
    return Message(
        tr("This vault has as many ways in as it can have."),
        tr("Take one away first. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.NoRecoveryWords) -> Message:
    return Message(
        tr("This vault has no recovery words."),
        tr(
            "Make some first: without them, the vault would be lost together with this computer."
            " Nothing was changed."
        ),
    )


@message_for.register
def _(_error: errors.PassphraseWanted) -> Message:
    return Message(
        tr("These are the recovery words. The passphrase itself is needed here."),
        tr("If it is lost, choose a new passphrase first. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.TiedToComputer) -> Message:
    return Message(
        tr("This vault asks for this computer and the passphrase."),
        tr(
            "To open it without a passphrase, first let the passphrase open it anywhere again."
            " Nothing was changed."
        ),
    )
