"""Says after unlocking that a list was being brought in when the app ended."""

from PySide6.QtCore import QObject, Signal

from core.blocklists.queries import UnfinishedImport
from core.changes import Changed
from core.vault.session import Session
from ui.translate import tr, tr_n
from ui.vault_runner import VaultRunner


class CutShort(QObject):
    """`found(str, str)`: what happened and what to do. It is said once."""

    found = Signal(str, str)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner

    def look(self) -> None:
        """Look whether there is something to say."""
        self._runner.query(_unfinished, self._tell)

    def _tell(self, unfinished: UnfinishedImport | None) -> None:
        if unfinished is None:
            return
        self.found.emit(
            _what_words(unfinished),
            tr(
                "Nothing is lost. Under People, choose the same list again: what is in is shown as"
                " kept already, and the rest can be brought in."
            ),
        )
        self._runner.command(_forget)


def _what_words(unfinished: UnfinishedImport) -> str:
    if not unfinished.done:
        return tr_n(
            "The app ended while a list with {total} entry was on its way in or out. It may be in.",
            "The app ended while a list with {total} entries was on its way in or out."
            " Some of them may be in.",
            unfinished.total,
        ).format(total=unfinished.total)
    return tr(
        "A list was not brought in to its end: at least {done} of {total} entries are in."
    ).format(done=unfinished.done, total=unfinished.total)


def _unfinished(session: Session) -> UnfinishedImport | None:
    return session.lists.unfinished()


def _forget(session: Session) -> Changed[None]:
    return session.lists.forget_unfinished()
