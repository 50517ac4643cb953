"""Making a list for one program: what goes into it, what does not, and where it is written."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from core.blocklists.exchange.leaving import Export, ExportOptions
from core.blocklists.exchange.targets import WAYS, Target
from core.errors import HollyhockError
from ui.blocklists.exchange.export_choice_fields import ExportChoiceFields
from ui.blocklists.exchange.gatherer import Gatherer, Wishes
from ui.blocklists.exchange.target_words import target_words
from ui.blocklists.exchange.words import identifiers_words, left_out_lines, without_lines
from ui.error_messages import message_for
from ui.plain_text import isolated
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton
from ui.shared.caution import CautionBox
from ui.shared.fields import LineField, explain, named
from ui.shared.reading_page import ReadingPage
from ui.shared.result_box import ResultBox
from ui.shared.text import BodyLabel, PlainLabel, SoftLabel, TitleLabel, set_role
from ui.shared.theme import GRID
from ui.translate import tr, tr_n

_PAUSE_MS = 250
"""How long somebody stops choosing before the file is made."""


class ExportForm(ReadingPage):
    """`said(str)`: something good happened."""

    said = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target = next(iter(Target))
        self._export: Export | None = None
        self.gatherer = Gatherer(context.runner, self)
        self.title, self.how = TitleLabel(), BodyLabel()
        self.title.setObjectName("export-title")
        self.how.setObjectName("export-how")
        self.choice = ExportChoiceFields()
        self.label = LineField(
            "export-label",
            tr("Folder or label for their mails"),
            tr("Whoever sees the mailbox sees this name, so take one that tells nothing."),
        )
        self.label.setText(tr("Kept aside"))
        self.label.setModified(True)
        self._label_field = named(tr("Folder or label for their mails"), self.label)
        self.names, self.notes = QCheckBox(), QCheckBox()
        self.count, self.left_out, self.without = PlainLabel(), SoftLabel(), SoftLabel()
        self.caution, self.problem, self.result = CautionBox(), CautionBox(), ResultBox()
        self.save_button = PrimaryButton(tr("Write the list…"), "download")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._name_parts()
        self._lay_out()
        self._connect()
        self.show_target(self._target)

    def show_target(self, target: Target) -> None:
        """Be about another program."""
        self._target = target
        words, way = target_words(target), WAYS[target]
        self.title.setText(words.name)
        self.how.setText(words.how)
        self._label_field.setVisible(way.uses_label)
        for box in (self.names, self.notes):
            box.setVisible(way.says_more)
        self._calm()
        if self.isVisible():
            self._ask()

    def ask_again(self) -> None:
        """The vault has other data now, or the person came here: see what goes in."""
        self.gatherer.forget()
        self._ask()

    def _name_parts(self) -> None:
        for label, name in (
            (self.count, "export-count"),
            (self.left_out, "export-left-out"),
            (self.without, "export-without"),
            (self.problem, "export-problem"),
            (self.result, "export-result"),
            (self.save_button, "export-save"),
        ):
            label.setObjectName(name)
        set_role(self.count, "strong")
        for box, name, words, why in (
            (
                self.names,
                "export-names",
                tr("With the names of the people"),
                tr("Without, only addresses, numbers and accounts are in the file."),
            ),
            (
                self.notes,
                "export-notes",
                tr("With your notes on each address, number or account"),
                tr("They may say more than you want others to read."),
            ),
        ):
            box.setText(words)
            explain(box, name, words, why)
        self.caution.say(
            tr(
                "The file is plain text: whoever finds it can read it, so take it to the program"
                " soon and delete it. Blocking can be noticed, can make somebody look for another"
                " way in, and can take away messages you may need: note down first what is there."
            ),
            tr("Before you use the list"),
        )

    def _lay_out(self) -> None:
        self.column.setSpacing(GRID * 3 // 2)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        for each in (
            self.title,
            self.how,
            self.choice,
            self._label_field,
            self.names,
            self.notes,
            self.count,
            self.left_out,
            self.without,
            self.caution,
        ):
            self.column.addWidget(each)
        self.column.addLayout(row)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.result)

    def _connect(self) -> None:
        self.choice.edited.connect(self._on_edited)
        self.label.edited.connect(self._on_edited)
        for box in (self.names, self.notes):
            box.toggled.connect(self._on_edited)
        self._pause.timeout.connect(self._ask)
        self.gatherer.gathered.connect(self.choice.offer_services)
        self.gatherer.ready.connect(self._on_ready)
        self.gatherer.written.connect(self._on_written)
        self.gatherer.failed.connect(self._on_failed)
        self.save_button.clicked.connect(self._save)

    @Slot()
    def _on_edited(self) -> None:
        """What was made before is not what is wanted now: it cannot be written any more."""
        self._export = None
        self.gatherer.wait()
        self._calm()
        self._arrange()
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        if not self._context.runner.is_unlocked:
            return
        way = WAYS[self._target]
        label = self.label.written().strip() or tr("Kept aside")
        options = ExportOptions(
            label,
            with_names=way.says_more and self.names.isChecked(),
            with_notes=way.says_more and self.notes.isChecked(),
        )
        self._export = None
        self._arrange()
        wishes = Wishes(self._target, options, self.choice.narrowing)
        self.gatherer.ask(self.choice.choice, wishes)

    @Slot(object)
    def _on_ready(self, export: Export) -> None:
        self._export = export
        self._arrange()

    def _arrange(self) -> None:
        export = self._export
        self.save_button.setEnabled(export is not None and export.carried > 0)
        if export is None:
            self.count.setText(tr("Looking what goes into it…"))
            return
        if export.carried:
            words = tr("{entries} in the file.").format(entries=identifiers_words(export.carried))
        else:
            words = tr("Nothing that was chosen can go into this file.")
        self.count.setText(words)
        left_out = left_out_lines(export.left_out)
        self.left_out.setText(_listed(tr("Not in it:"), left_out))
        self.left_out.setVisible(bool(left_out))
        without = without_lines(export.without)
        self.without.setText(_listed(tr("What this file cannot say:"), without))
        self.without.setVisible(bool(without))

    @Slot()
    def _save(self) -> None:
        if self._export is None:
            return
        target = self._context.dialogs.save_file(
            self.window(), tr("Where to write the list"), WAYS[self._target].file_name
        )
        if target is not None:
            self._calm()
            self.save_button.setEnabled(False)
            self.gatherer.write(self._export, target)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._arrange()
        self.result.say(
            tr("Written: {path}").format(path=isolated(str(path))),
            tr("Delete the file once it is loaded there: whoever finds it can read it."),
        )
        self.result.show()
        self.save_button.setFocus()
        self.bring_into_sight(self.result)

    @Slot(object)
    def _on_failed(self, error: HollyhockError) -> None:
        self._arrange()
        message = message_for(error)
        self.problem.say(message.next_step, message.what)
        self.problem.show()
        self.save_button.setFocus()
        self.bring_into_sight(self.problem)

    def _calm(self) -> None:
        self.problem.hide()
        self.result.hide()


def _listed(heading: str, lines: list[str]) -> str:
    return "\n".join((heading, *(f"•  {line}" for line in lines)))


def people_words(count: int) -> str:
    """Return words for people who were chosen in the list."""
    return tr_n("The person chosen in the list", "The {n} people chosen in the list", count).format(
        n=count
    )
