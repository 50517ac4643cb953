"""Checking what is sealed and the seal on paper, on a real vault, whole and tampered with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.incidents.chain import ChainHead
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.printed_seal import PrintedSeal, seal_lines, seal_text
from core.progress import Unwatched
from core.vault.session import Vaults
from tests.ui.journal.sealing_room import SealingRoom
from ui.journal.sealing.chain_banner import ChainBanner
from ui.journal.sealing.chain_checker import ChainChecker
from ui.journal.sealing.seal_part import SealPart
from ui.journal.sealing.seal_sheet import paint_seal
from ui.shared.printing import print_page

_CUT_CLEANLY = (
    "DELETE FROM chain WHERE number = 3;"
    " UPDATE chain_head SET (count, digest) = (SELECT number, digest FROM chain WHERE number = 2)"
)


@pytest.fixture
def room(qtbot: QtBot, vaults: Vaults, tmp_path: Path) -> Iterator[SealingRoom]:
    made = SealingRoom(qtbot, vaults, tmp_path / "vault")
    yield made
    made.close()
    assert not made.errors


@pytest.fixture
def part(room: SealingRoom) -> SealPart:
    made = SealPart(room.context)
    room.show(made)
    return made


def _check(room: SealingRoom, part: SealPart) -> str:
    room.press(part, "seal-check-start")
    room.until(lambda: bool(room.reads(part, "seal-check")))
    return room.reads(part, "seal-check")


def test_nothing_sealed_is_said_as_it_is(room: SealingRoom, part: SealPart) -> None:
    assert "Nothing is sealed yet" in _check(room, part)
    room.press(part, "seal-make")
    room.until_reads(part, "seal-paper", "Nothing is sealed yet")


def test_whole_notes_are_counted_in_words(room: SealingRoom, part: SealPart) -> None:
    notes = room.write_sealed(*(f"note {number}" for number in range(30)))
    room.session.sealing.amend(notes[0].id, IncidentContent("more"), "why")
    assert "30 notes, none changed since they were sealed here." in _check(room, part)
    room.session.journal.trash([notes[3].id])
    room.session.journal.delete([notes[3].id])
    assert "1 of them was deleted for good since" in _check(room, part)


def test_a_check_shows_how_far_it_is_and_can_be_stopped(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed(*(f"note {number}" for number in range(60)))
    seen: list[str] = []

    def stop(_done: int, _total: int) -> None:
        seen.append(room.reads(part, "seal-check-state"))
        room.press(part, "seal-check-cancel")

    part.check.checker.progressed.connect(stop)
    room.press(part, "seal-check-start")
    room.until_reads(part, "seal-check-state", "Stopped")
    assert seen == ["8 of 60 entries"]
    assert not part.check.checker.is_busy
    part.check.checker.progressed.disconnect(stop)
    assert "60 notes" in _check(room, part)


def test_the_vault_serves_others_between_two_slices(room: SealingRoom) -> None:
    room.write_sealed(*(f"note {number}" for number in range(60)))
    checker = ChainChecker(room.runner)
    order: list[str] = []

    class Other(ChainBanner):
        def here(self, _value: object) -> None:
            order.append("other")

    other = Other(room.context)
    room.qtbot.addWidget(other)
    checker.ended.connect(lambda _findings: order.append("check"))
    checker.start()
    room.runner.query(lambda session: session.info(), other.here)
    room.until(lambda: len(order) == 2)
    assert order == ["other", "check"]


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE incident SET text = 'other' WHERE text = 'two'", "is not what was sealed"),
        ("DELETE FROM revision WHERE rowid = 2", "is not what was sealed"),
        ("UPDATE exhibit SET sha256 = '" + "0" * 64 + "'", "Its files are not those"),
        ("DELETE FROM chain WHERE number = 2", "An entry is missing before it"),
        ("DELETE FROM chain WHERE number = 3", "ends at another place"),
        (_CUT_CLEANLY, "It is sealed, but its entry at the end of the chain is missing"),
        ("UPDATE chain SET reason = 'x' WHERE number = 2", "one of the two was changed"),
        ("DELETE FROM incident WHERE text = 'two'", "a note that is gone"),
    ],
)
def test_each_kind_of_tampering_is_told_in_words(
    room: SealingRoom, part: SealPart, harm: str, words: str
) -> None:
    file = room.session.journal.seal(PastedSource("a.png", b"x"), Unwatched())
    note = room.session.journal.record(IncidentContent("one"), [file]).value
    room.session.sealing.seal([note.id])
    room.write_sealed("two", "three")
    room.harm("PRAGMA foreign_keys = ON")
    room.harm(harm)
    said = _check(room, part)
    assert "Something sealed here is not as it was" in said
    assert words in said
    assert "Please write nothing more" in said


def test_flaws_of_many_notes_are_counted(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed(*(f"note {number} " * 30 for number in range(25)))
    room.harm("UPDATE incident SET text = text || 'x'")
    said = _check(room, part)
    assert "25 places do not fit" in said
    assert "and 5 more" in said
    assert "Entry 20" in said
    assert "Entry 21" not in said


def test_after_unlocking_only_trouble_is_told(room: SealingRoom) -> None:
    room.write_sealed("one", "two")
    banner = ChainBanner(room.context)
    room.show(banner)
    banner.hide()
    with room.qtbot.waitSignal(banner.checker.ended):
        banner.start()
    assert banner.isHidden()
    room.harm("UPDATE incident SET text = 'other' WHERE text = 'two'")
    banner.start()
    room.until(banner.isVisible)
    assert "Entry 2" in room.reads(banner, "chain-findings")
    room.press(banner, "chain-banner-close")
    assert banner.isHidden()


def test_a_check_that_cannot_read_says_so(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed("one")
    room.harm("UPDATE chain SET sealed_at = 'not a time, but so long too'")
    assert "damaged" in _check(room, part)


def _type(part: SealPart, text: str) -> None:
    field = part.findChild(QPlainTextEdit, "seal-typed")
    assert field is not None
    field.setPlainText(text)


def _verdict(room: SealingRoom, part: SealPart, text: str) -> str:
    _type(part, text)
    room.press(part, "seal-paper-check")
    room.until(lambda: bool(room.reads(part, "seal-verdict")))
    return room.reads(part, "seal-verdict")


def _paper(room: SealingRoom, part: SealPart) -> PrintedSeal:
    room.press(part, "seal-make")
    room.until(part.paper.preview.isVisible)
    seal = part.paper._seal
    assert seal is not None
    return seal


def test_a_paper_made_today_fits_later(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed("one", "two")
    seal = _paper(room, part)
    assert seal.head == room.session.sealing.head()
    room.press(part, "seal-put-away")
    assert part.paper.preview.isHidden()
    room.write_sealed("three")
    said = _verdict(room, part, "\n".join(seal_lines(seal)).lower())
    assert "It fits: the 2 entries that the journal held on" in said
    assert "3 March 2026" in said


def test_a_slip_in_typing_is_told_from_a_changed_journal(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed("one", "two")
    text = seal_text(_paper(room, part))
    slip = text[:-1] + ("0" if text[-1] != "0" else "1")
    assert "mistyped" in _verdict(room, part, slip)
    assert "missing at the end" in _verdict(room, part, text[:40])
    assert "does not begin" in _verdict(room, part, "hello")
    room.harm("UPDATE incident SET text = 'other' WHERE text = 'two'")
    said = _verdict(room, part, text)
    assert "something it covers was changed" in said
    assert part.paper_check.box.caution.isVisible()
    assert "Entry 2" in said


def test_a_paper_of_another_journal_or_a_longer_one_does_not_fit(
    room: SealingRoom, part: SealPart
) -> None:
    room.write_sealed("one", "two")
    seal = _paper(room, part)
    other = replace(seal, head=ChainHead(2, "a" * 64))
    assert "entry 2 of this journal is another one" in _verdict(room, part, seal_text(other))
    longer = replace(seal, head=ChainHead(9, "a" * 64))
    assert "9 entries, and this journal has fewer" in _verdict(room, part, seal_text(longer))


def test_a_paper_check_that_cannot_read_says_so(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed("one")
    text = seal_text(_paper(room, part))
    room.harm("UPDATE chain SET sealed_at = 'not a time, but so long too'")
    assert "damaged" in _verdict(room, part, text)


def test_without_a_printer_it_says_what_to_do(room: SealingRoom, part: SealPart) -> None:
    room.write_sealed("one")
    _paper(room, part)
    room.press(part, "seal-print")
    room.until_reads(part, "seal-paper", "no printer")


def _seal(room: SealingRoom, part: SealPart) -> PrintedSeal:
    room.write_sealed("a very private matter")
    return _paper(room, part)


@pytest.mark.parametrize("direction", Qt.LayoutDirection.__members__.values())
def test_the_sheet_stays_within_its_margins(
    room: SealingRoom, part: SealPart, direction: Qt.LayoutDirection
) -> None:
    seal = _seal(room, part)
    image = QImage(1240, 1754, QImage.Format.Format_RGB32)  # A4 at 150 dots an inch
    image.setDotsPerMeterX(5906)
    image.setDotsPerMeterY(5906)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint_seal(painter, QRectF(100, 100, 1040, 1554), seal)
    painter.end()
    white = 0xFFFFFFFF
    used = [y for y in range(1754) if any(image.pixel(x, y) != white for x in range(0, 1240, 2))]
    assert used[0] >= 100
    assert 1000 < used[-1] < 1654
    sides = [*range(92), *range(1148, 1240)]  # letters may hang over by a hair
    assert all(image.pixel(x, y) == white for x in sides for y in range(0, 1754, 3))


def test_the_printed_sheet_is_one_page(room: SealingRoom, part: SealPart, tmp_path: Path) -> None:
    seal = _seal(room, part)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    print_page(printer, lambda painter, page: paint_seal(painter, page, seal))
    assert (tmp_path / "sheet.pdf").read_bytes().count(b"/Type /Page\n") == 1
