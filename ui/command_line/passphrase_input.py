"""Passphrases and recovery words: typed unseen or read from stdin, never an argument.

Arguments can be read by everybody on the computer, and shells keep them.
"""

from core.incidents.incident import MAX_TEXT_CHARACTERS
from core.vault.credentials import Passphrase, RecoveryWords, Typed, words_from_text
from ui.command_line.streams import InputProblem, Streams
from ui.translate import tr

_LONGEST_LINE = 64 * 1024


class PassphraseInput:
    """Asks for what a command needs, in the order it needs it.

    With `from_stdin` each passphrase is one line of stdin. Every method raises InputProblem.
    """

    def __init__(self, streams: Streams, *, from_stdin: bool, recovery_words: bool = False) -> None:
        self._streams = streams
        self._from_stdin = from_stdin
        self._recovery_words = recovery_words

    def credential(self) -> Typed:
        """Return what opens the vault."""
        return self._words_or(tr("Passphrase: "))

    def of_backup(self) -> str:
        """Return the passphrase that a backup was written with."""
        return self._needed(tr("Passphrase of the backup: "))

    def credential_of_backup(self) -> Typed:
        """Return what opens a backup, without its vault."""
        return self._words_or(tr("Passphrase of the backup: "))

    def new(self) -> str:
        """Return a new passphrase; on a terminal it is typed twice."""
        return self._needed(tr("New passphrase: ")) if self._from_stdin else self._typed_twice()

    def new_or(self, present: str, *, ask: bool) -> str:
        """Return a new passphrase, or `present`: when stdin has no more, or not `ask`."""
        if self._from_stdin:
            line = self._line()
            return present if line is None else line
        return self._typed_twice() if ask else present

    def of_backup_or(self, present: Typed, *, ask: bool) -> Typed:
        """Return the passphrase of a backup, or `present`: as `new_or`, typed once."""
        if self._from_stdin:
            line = self._line()
            return present if line is None else Passphrase(line)
        return Passphrase(self.of_backup()) if ask else present

    def words_back(self) -> RecoveryWords:
        """Return recovery words that were just shown, typed back from paper."""
        return words_from_text(self._needed(tr("Type all of them back from the paper: ")))

    def rest_of_stdin(self) -> str:
        """Return the text that follows the passphrase, or all of stdin."""
        try:
            return self._streams.stdin.read(MAX_TEXT_CHARACTERS + 1)
        except UnicodeDecodeError:
            raise _not_text() from None

    def _words_or(self, prompt: str) -> Typed:
        if self._recovery_words:
            return words_from_text(self._needed(tr("Recovery words: ")))
        return Passphrase(self._needed(prompt))

    def _typed_twice(self) -> str:
        first = self._streams.ask(tr("New passphrase: "))
        if self._streams.ask(tr("The same again: ")) != first:
            raise InputProblem(tr("The two passphrases are not the same. Nothing was written."))
        return first

    def _needed(self, prompt: str) -> str:
        if not self._from_stdin:
            return self._streams.ask(prompt)
        line = self._line()
        if line is None:
            raise InputProblem(tr("Standard input ended before a passphrase was read."))
        return line

    def _line(self) -> str | None:
        """Return the next line without its end; None when there is no more."""
        try:
            line = self._streams.stdin.readline(_LONGEST_LINE)
        except UnicodeDecodeError:
            raise _not_text() from None
        return line.removesuffix("\n").removesuffix("\r") if line else None


def _not_text() -> InputProblem:
    return InputProblem(tr("Standard input is not text that can be read."))
