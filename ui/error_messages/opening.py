"""Opening a vault."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr, tr_n


@message_for.register
def _(_error: errors.WrongPassphrase) -> Message:
    return Message(
        tr("It did not open with this passphrase."),
        tr("Check the keyboard language and Caps Lock, then try again. Nothing was changed."),
    )


@message_for.register
def _(error: errors.TooManyTries) -> Message:
    return Message(
        tr("It did not open several times in a row, so there is a short pause."),
        tr_n(
            "Try again in {n} second. Nothing was changed.",
            "Try again in {n} seconds. Nothing was changed.",
            error.seconds,
        ).format(n=error.seconds),
    )


@message_for.register
def _(_error: errors.WrongRecoveryWords) -> Message:
    return Message(
        tr("The words are well formed, but they do not open this."),
        tr(
            "They may belong to another vault, or to another time: a vault opens with its newest"
            " words, a backup with those of its own day. Look for that sheet. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.MistypedRecoveryWords) -> Message:
    if error.unknown_positions:
        places = ", ".join(map(str, error.unknown_positions))
        what = tr_n(
            "Word number {places} is not one of the words that are used.",
            "The words number {places} are not among the words that are used.",
            len(error.unknown_positions),
        ).format(places=places)
    else:
        what = tr("One of the recovery words is different, missing or in another place.")
    return Message(
        what,
        tr(
            "There are {n} words, and their order matters. Compare them one by one with your"
            " sheet. Nothing was changed."
        ).format(n=error.expected_count),
    )


@message_for.register
def _(error: errors.PassphraseTooWeak) -> Message:
    return Message(
        tr("This passphrase could be guessed by a computer in a short time."),
        tr(
            "Take at least {n} characters; four or more words that do not belong together are"
            " stronger and easier to remember. Nothing was written."
        ).format(n=error.minimum_characters),
    )


@message_for.register
def _(error: errors.NotAVault) -> Message:
    return Message(
        tr("There is no vault in “{folder}”.").format(folder=isolated(str(error.folder))),
        tr("Choose the folder that the vault was made in, or make a new vault."),
    )


@message_for.register
def _(error: errors.VaultInUse) -> Message:
    return Message(
        tr("The vault in “{folder}” is already open.").format(folder=isolated(str(error.folder))),
        tr("Lock it in the other window or program, then try again. Nothing was changed."),
    )


@message_for.register
def _(error: errors.VaultTooNew) -> Message:
    return Message(
        tr(
            "A newer version of this app wrote this. It has format {found}; this version reads"
            " up to format {supported}."
        ).format(found=error.found, supported=error.supported),
        tr("Open it with the newer version. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.UnsupportedSettings) -> Message:
    return Message(
        tr("This file asks for more memory or time to open than this app gives any file."),
        tr("It may be damaged or made to do harm. Use another copy. Nothing was changed."),
    )
