"""Facts about the open vault."""

from collections.abc import Iterable

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.vault.ports import VaultInfo
from ui.shared.text import BodyLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class VaultFacts(QWidget):
    """A small table. Nothing in it is secret beyond the vault."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vault-facts")
        self._zone = QTimeZone(zone.encode())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID * 3)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, BodyLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("This vault")))
        column.addLayout(self._grid)

    def show_info(self, info: VaultInfo) -> None:
        """Show these facts."""
        for row, (name, value) in enumerate(self._facts(info)):
            if name not in self._values:
                self._values[name] = BodyLabel()
                self._grid.addWidget(SoftLabel(name), row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(self._values[name], row, 1)
            self._values[name].setText(value)

    def _facts(self, info: VaultInfo) -> Iterable[tuple[str, str]]:
        locale = QLocale()
        made = QDateTime.fromSecsSinceEpoch(int(info.created_at.timestamp()), self._zone)
        yield tr("Made"), locale.toString(made.date(), QLocale.FormatType.LongFormat)
        yield tr("Notes"), locale.toString(info.incident_count)
        yield tr("Files kept with them"), locale.toString(info.exhibit_count)
        yield tr("People"), locale.toString(info.person_count)
        yield (
            tr("Format"),
            tr("version {format}, database version {schema}").format(
                format=info.format_version, schema=info.schema_version
            ),
        )
        yield tr("Number"), info.vault_id
