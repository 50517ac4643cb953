"""Bringing in a list: choose the file, look at its rows, bring in what is ticked."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.blocklists.exchange.lists import Opened
from core.blocklists.exchange.reading import MAX_ROWS, ListFormat
from core.blocklists.exchange.taking_in import TakenIn
from core.errors import HollyhockError
from ui.blocklists.exchange.arrivals_model import ArrivalsModel
from ui.blocklists.exchange.arrivals_view import ArrivalsView
from ui.blocklists.exchange.columns_table import ColumnsTable
from ui.blocklists.exchange.comparer import Comparer
from ui.blocklists.exchange.importer import Importer
from ui.blocklists.exchange.region_choice import RegionChoice
from ui.blocklists.exchange.whose_choice import WhoseChoice
from ui.blocklists.exchange.words import format_word, identifiers_words
from ui.error_messages import message_for
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.fields import explain, named
from ui.shared.folder_choice import FolderChoice
from ui.shared.reading_page import ReadingPage
from ui.shared.result_box import ResultBox
from ui.shared.text import PlainLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr

_WIDTH_PX = 960


class ImportPage(ReadingPage):
    """`closed()`: back to the people."""

    closed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, width_px=_WIDTH_PX)
        self.setObjectName("import-page")
        self._context = context
        self._opened: Opened | None = None
        self._taken: TakenIn | None = None
        self._outcome = ""
        """What the last deed came to, while nothing newer is to be said."""
        self.comparer = Comparer(context.runner, self)
        self.importer = Importer(context.runner, self)
        self.model = ArrivalsModel(self)
        self.back_button = QuietButton(tr("Back to the people"), "arrow-left")
        self.file = FolderChoice("import-file", tr("List"), context.dialogs, wants_file=True)
        self.taken_for, self.cut, self.state = QComboBox(), SoftLabel(), SoftLabel()
        self._format_field = named(tr("Taken for"), self.taken_for)
        self.columns = ColumnsTable()
        self.region, self.whose = RegionChoice(context.runner), WhoseChoice(context.runner)
        self.rows = ArrivalsView(self.model, context.runner)
        self.import_button = PrimaryButton(tr("Bring in"), "download")
        self.undo_button = QuietButton(tr("Take it out again"), "undo-2")
        self.problem, self.result = CautionBox(), ResultBox()
        about: tuple[QWidget, ...] = (self._format_field, self.cut, self.columns, self.region)
        self._parts = (self.file, *about, self.whose, self.rows)
        self._preview = (self._format_field, self.whose, self.rows, self.import_button)
        self._name_parts()
        self._lay_out()
        self._connect()
        self._clear()

    def begin(self) -> None:
        """The person came here."""
        if self._opened is None:
            self.file.button.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Let go of what is only looked at."""
        super().hideEvent(event)
        self.comparer.stop()

    # --- opening ------------------------------------------------------------------------------

    @Slot()
    def _open(self) -> None:
        self._clear()
        self.state.setText(tr("Reading…"))
        self.comparer.open(self.file.folder)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        is_new = self._opened is None
        self._opened = opened
        self.model.clear()
        self.rows.begin()
        if is_new:
            self._offer_formats(opened.file.format)
        most = tr("Only the first {n} rows are looked at.").format(n=MAX_ROWS)
        self.cut.setText(most if opened.reading.is_cut else "")
        self.cut.setVisible(opened.reading.is_cut)
        is_table = opened.file.format is ListFormat.TABLE
        if is_table and (is_new or opened.columns != self.columns.columns):
            self.columns.show_table(opened.sample, opened.columns)
        self.columns.setVisible(is_table)
        if is_new or opened.has_names != self.whose.has_names:
            self.whose.begin(has_names=opened.has_names)
        for widget in self._preview:
            widget.show()
        self.region.begin(is_needed=opened.needs_region)
        self._on_whose()

    def _offer_formats(self, found: ListFormat) -> None:
        """Let the person say that it is something else: what was found may be wrong."""
        self.taken_for.clear()
        for kind in dict.fromkeys((found, ListFormat.TABLE, ListFormat.PLAIN)):
            self.taken_for.addItem(format_word(kind), kind)

    @Slot()
    def _on_format(self) -> None:
        kind = self.taken_for.currentData()
        if self._opened is not None and kind is not self._opened.file.format:
            self._calm()
            self.comparer.read_as(self._opened.file, kind)

    @Slot()
    def _on_columns(self) -> None:
        if self._opened is not None:
            self._calm()
            self.comparer.read_again(self._opened.file, self.columns.columns)

    @Slot(int, int)
    def _on_progress(self, done: int, total: int) -> None:
        self.rows.show_counts()
        if done < total:
            words = tr("Comparing with what is kept: {done} of {total} rows")
            self.state.setText(words.format(done=done, total=total))

    @Slot()
    def _on_compared(self) -> None:
        nothing = "" if self.model.count(None) else tr("There is nothing in this file.")
        self.state.setText(self._outcome or nothing)
        self._arrange()

    @Slot()
    def _on_whose(self) -> None:
        self.model.say_whose(self.whose.words)
        self._arrange()

    # --- bringing in --------------------------------------------------------------------------

    @Slot()
    def _import(self) -> None:
        self._calm()
        self.importer.begin(self.model.chosen(), self.whose.whose)
        self.state.setText(tr("Bringing in… You can stop it below."))
        self._arrange()

    @Slot(object)
    def _on_ended(self, taken: TakenIn) -> None:
        self._taken = taken
        self.state.setText("")
        words = tr("{entries} brought in.").format(
            entries=identifiers_words(taken.identifier_count)
        )
        self.result.say(
            words, tr("The file itself stays where it is. Delete it if it is no longer needed.")
        )
        self.result.show()
        self.undo_button.setVisible(bool(taken.new or taken.more))
        (self.undo_button if self.undo_button.isVisible() else self.file.button).setFocus()
        self._compare_again()

    @Slot()
    def _undo(self) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            self.undo_button.hide()
            self.importer.take_out(taken)
            self._arrange()

    @Slot()
    def _on_taken_out(self) -> None:
        self._calm()
        self._outcome = tr("Taken out again: all is as it was.")
        self._compare_again()

    @Slot()
    def _on_stopped(self) -> None:
        self.state.setText(tr("Stopped, as you asked. Nothing was brought in."))
        self._arrange()

    @Slot(object)
    def _fail(self, error: HollyhockError) -> None:
        self.state.setText("")
        message = message_for(error)
        self.problem.say(message.next_step, message.what)
        self.problem.show()
        self._arrange()

    @Slot()
    def _compare_again(self) -> None:
        """Show what the same list would bring now."""
        if self._opened is not None:
            self.comparer.read_again(self._opened.file, self.columns.columns)

    # --- the parts ----------------------------------------------------------------------------

    @Slot()
    def _arrange(self) -> None:
        count = self.model.chosen_count
        is_ready = not self.comparer.is_busy and not self.importer.is_busy
        self.import_button.setText(
            tr("Bring in {entries}").format(entries=identifiers_words(count))
            if count
            else tr("Bring in")
        )
        self.import_button.setEnabled(is_ready and count > 0 and self.whose.whose is not None)
        for widget in self._parts:
            widget.setEnabled(not self.importer.is_busy)

    def _clear(self) -> None:
        self._opened = None
        self.model.clear()
        for widget in (*self._preview, self.columns, self.cut):
            widget.hide()
        self.region.begin(is_needed=False)
        self.state.setText("")
        self._calm()

    def _calm(self) -> None:
        self._outcome = ""
        for widget in (self.problem, self.result, self.undo_button):
            widget.hide()

    def _name_parts(self) -> None:
        for widget, name in (
            (self.back_button, "import-back"),
            (self.state, "import-state"),
            (self.import_button, "import-start"),
            (self.undo_button, "import-undo"),
            (self.problem, "import-problem"),
            (self.result, "import-result"),
        ):
            widget.setObjectName(name)
        explain(self.taken_for, "import-format", tr("Taken for"), tr("Say so if it is not that."))
        self.taken_for.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _lay_out(self) -> None:
        column = self.column
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(TitleLabel(tr("Bring in a list")))
        column.addWidget(
            PlainLabel(
                tr(
                    "Contacts (vCard), tables (CSV), filters of Gmail and Thunderbird, lists of"
                    " Mastodon, of call blockers, hosts files, or any list with one on each line."
                    " The file is read once and nothing is sent anywhere; nothing is kept before"
                    " you say so."
                )
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.state, 1)
        for each in self._parts:
            column.addWidget(each)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        column.addWidget(self.result)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.file.chosen.connect(self._open)
        self.taken_for.activated.connect(self._on_format)
        self.columns.edited.connect(self._on_columns)
        self.comparer.opened.connect(self._on_opened)
        self.comparer.compared.connect(self.model.add)
        self.comparer.progressed.connect(self._on_progress)
        self.comparer.ended.connect(self._on_compared)
        self.comparer.failed.connect(self._fail)
        self.region.changed.connect(self._compare_again)
        self.whose.edited.connect(self._on_whose)
        self.model.chosen_changed.connect(self._arrange)
        self.import_button.clicked.connect(self._import)
        self.undo_button.clicked.connect(self._undo)
        self.importer.ended.connect(self._on_ended)
        self.importer.stopped.connect(self._on_stopped)
        self.importer.taken_out.connect(self._on_taken_out)
        self.importer.failed.connect(self._fail)
