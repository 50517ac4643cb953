"""Sealing one note or several: what it means, and one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.errors import HollyhockError
from core.ids import IncidentId
from core.incidents.incident import Incident
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.sealing.panel import FlowPanel
from ui.shared.buttons import PrimaryButton
from ui.shared.text import SoftLabel
from ui.translate import tr, tr_n
from ui.vault_runner import VaultRunner

_NOTES_AT_ONCE = 10
"""So that the vault is free for other things in between."""


@dataclass(frozen=True, slots=True)
class _Asked:
    open_ids: tuple[IncidentId, ...]
    """Those that are not sealed yet."""
    sealed_count: int


class SealFlow(FlowPanel):
    """`offer(ids)` shows it. What is written in these notes must have been kept before.

    `sealed(tuple[IncidentId, …])`: these are sealed now.
    """

    sealed = Signal(tuple)

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__("seal-flow", PrimaryButton(tr("Seal"), "stamp"), parent)
        self._runner = runner
        self._ticket: Ticket[_Asked] | None = None
        self._left: tuple[IncidentId, ...] = ()
        self._done: tuple[IncidentId, ...] = ()
        self.limits = SoftLabel(
            tr(
                "The app can then tell whether a sealed note was changed since it was stored"
                " here. It cannot tell whether what the note says is true, or when things"
                " happened."
            )
        )
        self.body.addWidget(self.limits)
        self.do_button.clicked.connect(self._seal)

    def offer(self, ids: Sequence[IncidentId]) -> None:
        """Ask whether to seal these notes; those that are sealed already stay as they are."""
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._runner.query(partial(_sort_out, tuple(ids)), self._offer, self.fail)

    def _offer(self, asked: _Asked) -> None:
        self._ticket = None
        self._left, self._done = asked.open_ids, ()
        self.calm()
        self._set_busy(busy=False)
        count = len(asked.open_ids)
        if count:
            self.explain(
                tr_n("Seal this note", "Seal {n} notes", count).format(n=count), _meaning(count)
            )
            self.do_button.setText(tr_n("Seal it", "Seal {n} notes", count).format(n=count))
        else:
            self.explain(
                tr("Already sealed"),
                tr("To change something, add a correction with a reason. Both stay."),
            )
        if count and asked.sealed_count:
            self.state.setText(
                tr_n(
                    "{n} more is sealed already and stays as it is.",
                    "{n} more are sealed already and stay as they are.",
                    asked.sealed_count,
                ).format(n=asked.sealed_count)
            )
        self.do_button.setVisible(count > 0)
        self.limits.setVisible(count > 0)
        self.show()
        (self.leave_button if count != 1 else self.do_button).setFocus()

    @Slot()
    def _seal(self) -> None:
        self.calm()
        self._set_busy(busy=True)
        self._seal_next()

    def _seal_next(self) -> None:
        batch = self._left[:_NOTES_AT_ONCE]
        total = len(self._done) + len(self._left)
        if total > _NOTES_AT_ONCE:
            self.state.setText(
                tr("Sealed {done} of {total}…").format(done=len(self._done), total=total)
            )
        self._runner.command(lambda s: s.sealing.seal(batch), self._sealed, self._failed)

    def _sealed(self, incidents: tuple[Incident, ...]) -> None:
        self._left = self._left[len(incidents) :]
        self._done += tuple(each.id for each in incidents)
        if self._left:
            self._seal_next()
            return
        self._set_busy(busy=False)
        count = len(self._done)
        self.said.emit(tr_n("The note is sealed.", "{n} notes are sealed.", count).format(n=count))
        self.sealed.emit(self._done)
        self.leave()

    def _failed(self, error: HollyhockError) -> None:
        self._set_busy(busy=False)
        self.fail(error)
        if self._done:
            self.sealed.emit(self._done)

    def _set_busy(self, *, busy: bool) -> None:
        self.do_button.setEnabled(not busy)
        self.leave_button.setEnabled(not busy)


def _meaning(count: int) -> str:
    return tr_n(
        "From then on the note can no longer be changed here, not even by you: its words, time,"
        " people and files stay as they are now. If something is wrong or missing, you can add a"
        " correction with a reason. Both stay.",
        "From then on these notes can no longer be changed here, not even by you: their words,"
        " times, people and files stay as they are now. If something is wrong or missing, you can"
        " add a correction with a reason. Both stay.",
        count,
    )


def _sort_out(ids: tuple[IncidentId, ...], session: Session) -> _Asked:
    asked = tuple(dict.fromkeys(ids))
    still_open = tuple(each for each in asked if not session.journal.incident(each).is_sealed)
    return _Asked(still_open, len(asked) - len(still_open))
