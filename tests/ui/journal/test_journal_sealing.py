"""Sealing notes and correcting sealed ones, in the page, on a real vault."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.blocklists.person import PersonContent
from core.incidents.details import Details, Flag, Harm, Report, Witness
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.sealing import MAX_REASON_CHARACTERS
from core.preferences import Appearance, Preferences
from core.progress import Unwatched
from core.vault.session import Vaults
from tests.ui.journal.sealing_room import SealingRoom
from ui.journal.sealing.amend_flow import AmendFlow
from ui.journal.sealing.difference_pane import DifferencePane
from ui.journal.sealing.revisions_page import RevisionsPage
from ui.journal.sealing.seal_flow import SealFlow
from ui.journal.sealing.sealing_pages import SealingPages
from ui.shared.theme import ThemeKeeper


@pytest.fixture
def room(qtbot: QtBot, vaults: Vaults, tmp_path: Path) -> Iterator[SealingRoom]:
    made = SealingRoom(qtbot, vaults, tmp_path / "vault")
    yield made
    made.close()
    assert not made.errors


def _flow(room: SealingRoom) -> SealFlow:
    flow = SealFlow(room.runner)
    room.show(flow)
    return flow


def test_sealing_one_note_says_what_it_means_first(room: SealingRoom) -> None:
    (note,) = room.write("He called.")
    flow = _flow(room)
    flow.offer([note.id])
    room.until_reads(flow, "seal-flow-title", "Seal this note")
    words = room.reads(flow, "seal-flow")
    assert "correction with a reason" in words
    assert "cannot tell whether what the note says is true" in words
    assert not room.session.journal.incident(note.id).is_sealed
    with room.qtbot.waitSignal(flow.sealed) as told:
        room.press(flow, "seal-flow-do")
    assert told.args == [(note.id,)]
    assert room.session.journal.incident(note.id).is_sealed
    assert flow.isHidden()


def test_many_are_sealed_in_batches_and_sealed_ones_stay(room: SealingRoom) -> None:
    notes = room.write(*(f"note {number}" for number in range(45)))
    (sealed,) = room.write_sealed("old")
    flow = _flow(room)
    flow.offer([each.id for each in (*notes, sealed, notes[0])])
    room.until_reads(flow, "seal-flow-title", "Seal 45 notes")
    assert "1 more is sealed already" in room.reads(flow, "seal-flow-state")
    with room.qtbot.waitSignal(flow.sealed) as told:
        room.press(flow, "seal-flow-do")
    assert told.args == [tuple(each.id for each in notes)]
    assert room.session.sealing.head().count == 46


def test_what_is_sealed_already_is_only_told(room: SealingRoom) -> None:
    (sealed,) = room.write_sealed("old")
    flow = _flow(room)
    flow.offer([sealed.id])
    room.until_reads(flow, "seal-flow-title", "Already sealed")
    assert not flow.do_button.isVisible()
    with room.qtbot.waitSignal(flow.closed):
        QTest.keyClick(flow.leave_button, Qt.Key.Key_Escape)
    assert flow.isHidden()


def test_a_note_that_was_sealed_or_deleted_meanwhile_is_told_in_words(room: SealingRoom) -> None:
    notes = room.write("one", "two")
    flow = _flow(room)
    flow.offer([notes[0].id])
    room.until_reads(flow, "seal-flow-title", "Seal this note")
    room.session.sealing.seal([notes[0].id])
    room.press(flow, "seal-flow-do")
    room.until_reads(flow, "seal-flow-caution", "sealed already")
    room.session.journal.trash([notes[1].id])
    room.session.journal.delete([notes[1].id])
    flow.offer([notes[1].id])
    room.until_reads(flow, "seal-flow-caution", "not in the vault")


def _amend(room: SealingRoom) -> AmendFlow:
    flow = AmendFlow(room.context)
    room.show(flow)
    return flow


def test_a_correction_is_shown_before_it_is_kept_and_needs_a_reason(room: SealingRoom) -> None:
    (note,) = room.write_sealed("He called three times.")
    flow = _amend(room)
    flow.offer(note, replace(note.content, text="He called four times."))
    room.until_reads(flow, "difference-after", "four")
    assert room.reads(flow, "difference-before") == "He called three times."
    assert not flow.do_button.isEnabled()
    QTest.keyClicks(flow.reason, "I found the list.")
    with room.qtbot.waitSignal(flow.amended) as told:
        room.press(flow, "amend-flow-do")
    assert told.args is not None
    assert told.args[0].content.text == "He called four times."
    first, second = room.session.sealing.revisions(note.id)
    assert first.content.text == "He called three times."
    assert (second.number, second.reason) == (2, "I found the list.")
    assert flow.isHidden()


def test_nothing_different_or_an_endless_reason_is_no_correction(room: SealingRoom) -> None:
    (note,) = room.write_sealed("He called.")
    flow = _amend(room)
    flow.offer(note, note.content)
    QTest.keyClicks(flow.reason, "why")
    assert "Nothing is different yet" in room.reads(flow, "amend-flow-state")
    assert not flow.do_button.isEnabled()
    flow.offer(note, replace(note.content, text="She called."))
    assert flow.reason.toPlainText() == "why"
    assert flow.do_button.isEnabled()
    flow.reason.setPlainText("x" * (MAX_REASON_CHARACTERS + 1))
    assert "too long" in room.reads(flow, "amend-flow-state")
    assert not flow.do_button.isEnabled()
    room.until_reads(flow, "difference-after", "She")


def test_files_can_be_a_correction_by_themselves(room: SealingRoom) -> None:
    (note,) = room.write_sealed("He called.")
    file = room.session.journal.seal(PastedSource("list.png", b"x"), Unwatched())
    flow = _amend(room)
    flow.offer(note, note.content, [file])
    assert "1 file" in room.reads(flow, "amend-files")
    QTest.keyClicks(flow.reason, "found it")
    with room.qtbot.waitSignal(flow.amended):
        room.press(flow, "amend-flow-do")
    assert len(room.session.journal.incident(note.id).exhibits) == 1
    assert room.session.sealing.check(Unwatched()).is_whole


def test_a_correction_that_cannot_be_kept_stays_typed(room: SealingRoom) -> None:
    (note,) = room.write_sealed("He called.")
    flow = _amend(room)
    flow.offer(note, replace(note.content, text=" "))
    QTest.keyClicks(flow.reason, "why")
    room.press(flow, "amend-flow-do")
    room.until_reads(flow, "amend-flow-caution", "still empty")
    assert flow.reason.toPlainText() == "why"
    assert flow.do_button.isEnabled()


def _marked(pane: DifferencePane) -> tuple[str, str]:
    """Return the underlined and the struck-out text of a pane."""
    underlined, struck = [], []
    block = pane.text.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            if fragment.charFormat().fontUnderline():
                underlined.append(fragment.text())
            if fragment.charFormat().fontStrikeOut():
                struck.append(fragment.text())
            parts += 1
        block = block.next()
    return "".join(underlined), "".join(struck)


def test_revisions_are_listed_and_compared_side_by_side(
    room: SealingRoom, look: ThemeKeeper
) -> None:
    person = room.session.blocklist.add(PersonContent("Kim")).value
    (note,) = room.write_sealed("He called on Monday.")
    details = Details(
        place="Bus 4",
        approximate_minutes=15,
        fear=3,
        flags=(Flag.WEAPON,),
        harms=(Harm.SLEEP,),
        witnesses=(Witness("Ines", saw="everything"),),
        reports=(Report("Police"),),
    )
    content = IncidentContent(
        "He called on Friday.", platform=Platform.CALL, people=(person.id,), details=details
    )
    room.session.sealing.amend(note.id, content, "Wrong day.\nSorry.")
    page = RevisionsPage(room.context)
    room.show(page)
    page.show_note(note.id)
    room.until_reads(page, "difference-after", "Friday")
    assert page.list.model().rowCount() == 2
    assert "Wrong day." in room.reads(page, "revisions-reason")
    assert _marked(page.difference.before) == ("", "Monday")
    assert _marked(page.difference.after) == ("Friday", "")
    changes = room.reads(page, "difference-fields")
    assert "How it reached you: \u2068(empty)\u2069 → \u2068Phone call\u2069" in changes
    for words in ("Kim", "Bus 4", "15 minutes", "Very afraid", "Ines; everything", "Police"):
        assert words in changes
    look.apply(Preferences(appearance=Appearance.DARK))
    assert _marked(page.difference.after) == ("Friday", "")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    room.until_reads(page, "difference-after", "Monday")
    assert _marked(page.difference.after) == ("", "")
    assert "same in both" in room.reads(page, "difference-legend")
    with room.qtbot.waitSignal(page.closed):
        room.press(page, "revisions-back")


def test_ten_megabytes_and_hostile_letters_are_compared(room: SealingRoom) -> None:
    long = "words of a long paste\n" * 480_000
    (note,) = room.write_sealed(long + "\u202eend")
    room.session.sealing.amend(note.id, IncidentContent(f"{long}the end"), "shorter")
    page = RevisionsPage(room.context)
    room.show(page)
    page.show_note(note.id)
    room.qtbot.waitUntil(lambda: "the end" in room.reads(page, "difference-after"), timeout=20_000)
    shown = room.reads(page, "difference-before")
    assert len(shown) < 50_000
    assert "characters are left out" in shown
    assert "⟨U+202E⟩end" in shown


def test_the_words_of_the_other_side_are_covered_in_a_comparison(room: SealingRoom) -> None:
    (note,) = room.write_sealed("He wrote.")
    quoted = IncidentContent("He wrote.", details=Details(quote="I see you", place="Bus 4"))
    room.session.sealing.amend(note.id, quoted, "His words.")
    page = RevisionsPage(room.context)
    room.show(page)
    page.show_note(note.id)
    room.until_reads(page, "difference-fields", "Bus 4")
    assert "word for word: changed, covered" in room.reads(page, "difference-fields")
    assert "I see you" not in room.reads(page, "difference-fields")
    room.press(page, "difference-uncover")
    assert "I see you" in room.reads(page, "difference-fields")
    assert not page.difference.uncover_button.isVisible()
    page.difference.set_covered(covered=True)
    assert "I see you" not in room.reads(page, "difference-fields")
    page.difference.set_covered(covered=False)
    assert "I see you" in room.reads(page, "difference-fields")


def test_a_note_that_is_gone_is_told_in_words(room: SealingRoom) -> None:
    (note,) = room.write_sealed("gone")
    page = RevisionsPage(room.context)
    room.show(page)
    page.show_note(note.id)
    room.until_reads(page, "revisions-introduction", "has no corrections")
    room.harm("UPDATE revision SET content = '{'")
    page.show_note(note.id)
    room.until_reads(page, "revisions-introduction", "damaged")


def test_panes_stand_below_each_other_where_it_is_narrow(room: SealingRoom) -> None:
    (note,) = room.write_sealed("He called.")
    page = RevisionsPage(room.context)
    room.show(page)
    page.show_note(note.id)
    room.until_reads(page, "difference-after", "called")
    view = page.difference
    room.until(lambda: view.before.y() == view.after.y())
    page.resize(360, 900)
    room.until(lambda: view.before.y() < view.after.y() and view.width() < 400)


def test_the_flows_take_the_place_of_the_page_and_give_it_back(room: SealingRoom) -> None:
    (note,) = room.write("He called.")
    page = QPlainTextEdit()
    pages = SealingPages(room.context, page)
    room.show(pages)
    pages.offer_seal([note.id])
    with room.qtbot.waitSignals([pages.sealed, pages.went_back, pages.said]):
        room.press(pages, "seal-flow-do")
    assert _current(pages) is page
    sealed = room.session.journal.incident(note.id)
    pages.offer_amendment(sealed, replace(sealed.content, text="She called."))
    assert pages.amend_flow.reason.hasFocus()
    QTest.keyClicks(pages.amend_flow.reason, "why")
    with room.qtbot.waitSignals([pages.amended, pages.went_back]):
        room.press(pages, "amend-flow-do")
    pages.show_revisions(note.id)
    room.until_reads(pages, "difference-after", "She")
    room.press(pages, "revisions-back")
    assert _current(pages) is page


def _current(pages: SealingPages) -> QWidget | None:
    return pages.currentWidget()
