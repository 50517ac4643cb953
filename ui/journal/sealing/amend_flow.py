"""Correcting a sealed note: what will be different, why, and one button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.errors import HollyhockError
from core.ids import PersonId
from core.incidents.differences import changed_fields
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.incidents.sealing import MAX_REASON_CHARACTERS
from core.vault.session import Session
from ui.journal.note import people_named
from ui.journal.sealing.difference_view import DifferenceView
from ui.journal.sealing.field_words import Names
from ui.journal.sealing.panel import FlowPanel
from ui.journal.words import files_words, type_titles
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton
from ui.shared.icons import icon
from ui.shared.text import SoftLabel, field_label
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_REASON_PX = 64


class AmendFlow(FlowPanel):
    """`offer` shows it, with what the page says now and the files that were added to it.

    `amended(Incident)`: the correction is kept; the incident is as it is now.
    """

    amended = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("amend-flow", PrimaryButton(tr("Add this correction"), "check"), parent)
        self._runner, self._zone = context.runner, context.zone
        self._types = type_titles(context.vaults.incident_types)
        self._incident: Incident | None = None
        self._content = IncidentContent("")
        self._added: tuple[SealedEvidence, ...] = ()
        self.difference = DifferenceView(context.runner)
        self.files = SoftLabel()
        self.files.setObjectName("amend-files")
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("amend-reason")
        self.reason.setAccessibleName(tr("Why the note needs a correction"))
        self.reason.setPlaceholderText(
            tr("For example: the time was an hour later, I found the ticket.")
        )
        self.reason.setTabChangesFocus(True)
        self.reason.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.reason.document().setDocumentMargin(GRID)
        self.reason.textChanged.connect(self._arrange)
        self.leave_button.setText(tr("Back to the note"))
        self.leave_button.setIcon(icon("arrow-left"))
        for each in (
            field_label(tr("Why the note needs a correction"), self.reason),
            self.reason,
            self.files,
            self.difference,
        ):
            self.body.addWidget(each)
        self.explain(
            tr("Correct a sealed note"),
            tr(
                "The sealed note stays as it is. The correction stands beside it, with today's"
                " date and your reason, and is sealed too."
            ),
        )
        self.do_button.clicked.connect(self._amend)

    def offer(
        self, incident: Incident, content: IncidentContent, added: Sequence[SealedEvidence] = ()
    ) -> None:
        """Show what would change, and ask for the reason. A reason typed for it before stays."""
        if self._incident is None or self._incident.id != incident.id:
            self.reason.clear()
        self._incident, self._content, self._added = incident, content, tuple(added)
        self.calm()
        self.reason.setFixedHeight(current_theme().px(_REASON_PX))
        self.files.setText(tr("Added with it: {files}").format(files=files_words(len(self._added))))
        self.files.setVisible(bool(self._added))
        self._set_busy(busy=False)
        self.show()
        self.reason.setFocus()
        people = dict.fromkeys(incident.content.people + content.people)
        self._runner.query(partial(_named, tuple(people)), self._compare)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to correct."""
        kept = self._incident.content if self._incident else IncidentContent("")
        is_same = kept.text == self._content.text and not changed_fields(kept, self._content)
        return bool(self._added) or not is_same

    def _compare(self, people: dict[PersonId, str]) -> None:
        if self._incident is not None:
            self.difference.compare(
                self._incident.content,
                self._content,
                (tr("Sealed"), tr("With the correction")),
                Names(self._types, people, self._zone, self._file_names()),
            )

    def _file_names(self) -> dict[str, str]:
        exhibits = self._incident.exhibits if self._incident else ()
        files = (*(each.evidence for each in exhibits), *self._added)
        return {each.sha256: each.name for each in files}

    @Slot()
    def _amend(self) -> None:
        if self._incident is None:
            return
        self.calm()
        self._set_busy(busy=True)
        values = self._incident.id, self._content, self.reason.toPlainText(), self._added
        self._runner.command(lambda s: s.sealing.amend(*values), self._amended, self._failed)

    def _amended(self, incidents: tuple[Incident, ...]) -> None:
        self._incident = None
        self.reason.clear()
        self._set_busy(busy=False)
        self.said.emit(tr("The correction is kept beside the sealed note."))
        self.amended.emit(incidents[0])
        self.leave()

    def _failed(self, error: HollyhockError) -> None:
        self._set_busy(busy=False)
        self.fail(error)

    def _set_busy(self, *, busy: bool) -> None:
        self.reason.setReadOnly(busy)
        self.leave_button.setEnabled(not busy)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        reason = self.reason.toPlainText()
        is_long = len(reason) > MAX_REASON_CHARACTERS
        if is_long:
            self.state.setText(tr("The reason is too long: put the long part into the note."))
        elif not self.changes_something:
            self.state.setText(tr("Nothing is different yet: change the note first."))
        else:
            self.state.clear()
        self.do_button.setEnabled(
            bool(reason.strip())
            and not is_long
            and self.changes_something
            and self.leave_button.isEnabled()
        )


def _named(ids: tuple[PersonId, ...], session: Session) -> dict[PersonId, str]:
    return {PersonId(choice.key): choice.title for choice in people_named(ids, session)}
