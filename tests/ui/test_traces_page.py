"""Looking at this computer from the window: found, read, taken along, and forgotten."""

import pytest
import textstat  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.traces.finding import (
    Finding,
    Manner,
    RecentPlace,
    Sight,
    Subject,
    Trace,
)
from tests.core.voice import NEVER_SAID
from tests.fakes.traces import StillTraces
from tests.ui.visitor import Visitor
from ui.plain_text import without_isolation
from ui.shared.fold import FoldHeader
from ui.traces.page import TracesPage
from ui.traces.subject_words import subject_words
from ui.traces.telling import as_paragraphs, as_text
from ui.traces.words import details, summary

SEEN = (
    Finding(
        Subject.RECENT,
        Sight.SEEN,
        (
            Trace("notes", Manner.NAMES_VAULT, RecentPlace.SHELL),
            Trace("gpj\u202e.exe", Manner.NAMES_FILE, RecentPlace.DESKTOP),
        ),
    ),
    Finding(Subject.REMOTE_ACCESS, Sight.SEEN, (Trace("AnyDesk", Manner.RUNNING),)),
    Finding(Subject.HIBERNATION, Sight.SEEN),
    Finding(Subject.CAPTURE, Sight.PARTLY),
    Finding(Subject.SWAP, Sight.CANNOT_LOOK),
)


@pytest.fixture
def at_page(resident: Visitor) -> Visitor:
    resident.window.runner.session.traces._looker = StillTraces(SEEN)
    resident.click("rail-4")
    resident.click("traces-open")
    return resident


def _rows(visitor: Visitor) -> dict[str, str]:
    page = visitor.find(QWidget, "traces-page")
    return {each._title: each.summary for each in page.findChildren(FoldHeader)}


def test_nothing_is_looked_at_before_it_is_asked_for(at_page: Visitor) -> None:
    assert _rows(at_page) == {}
    assert not at_page.sees("traces-copy")


def test_what_is_there_comes_first_and_opens(at_page: Visitor) -> None:
    at_page.click("traces-look")
    at_page.qtbot.waitUntil(lambda: at_page.sees("traces-copy"))
    rows = _rows(at_page)
    assert len(rows) == len(Subject)
    assert list(rows)[:3] == [
        "Lists of recent files",
        "Using this computer from elsewhere",
        "Deep sleep",
    ]
    assert rows["Using this computer from elsewhere"] == "AnyDesk"
    assert rows["Lists of recent files"] == "notes, gpj⟨U+202E⟩.exe"
    assert rows["Deep sleep"] == "It is turned on"
    assert rows["Recording the screen"] == "Nothing seen, but the system hides part of it"
    assert rows["Memory written to the disk"] == "This app cannot look at that here"
    assert rows["Other accounts"] == "Nothing seen"
    at_page.click("fold-traces-remote_access-header")
    read = without_isolation(at_page.reads("fold-traces-remote_access"))
    assert "AnyDesk: it is running now" in read
    assert "Leave it as it is for now." in read
    at_page.click("traces-look")
    at_page.qtbot.waitUntil(lambda: not at_page.find(FoldHeader, FIRST).isChecked())
    assert len(_rows(at_page)) == len(Subject)


FIRST = "fold-traces-remote_access-header"


def test_it_is_copied_as_it_reads_and_nothing_is_kept(at_page: Visitor) -> None:
    at_page.click("traces-look")
    at_page.click("traces-copy")
    copied = QGuiApplication.clipboard().text()
    assert "AnyDesk: it is running now" in copied
    assert "\u2068" not in copied
    assert "\u202e" not in copied
    at_page.click("lock")
    assert at_page.window.findChildren(TracesPage) == []


def test_without_a_printer_it_says_so(at_page: Visitor) -> None:
    at_page.click("traces-look")
    at_page.click("traces-print")
    at_page.qtbot.waitUntil(lambda: "no printer" in at_page.reads("message-bar"))


@pytest.mark.parametrize("way", ["traces-back", Qt.Key.Key_Escape])
def test_one_goes_back(at_page: Visitor, way: str | Qt.Key) -> None:
    if isinstance(way, str):
        at_page.click(way)
    else:
        QTest.keyClick(at_page.find(QWidget, "traces-look"), way)
    assert at_page.sees("traces-open")
    at_page.click("traces-open")
    at_page.click("rail-0")
    at_page.click("rail-4")
    assert at_page.sees("traces-page")


def test_a_checklist_leads_there(resident: Visitor) -> None:
    resident.click("rail-2")
    side = resident.window.unlocked_side
    assert side is not None
    side.current.open_record("this-computer")
    resident.click("item-look")
    assert resident.sees("traces-look")


@pytest.mark.parametrize("subject", Subject)
def test_every_subject_has_words_in_the_apps_voice(subject: Subject) -> None:
    words = subject_words(subject)
    every = (words.title, words.normal, words.before)
    assert all(every)
    assert not any(NEVER_SAID.search(each) for each in every)
    # As the checklists: twelve years old, by Flesch and Kincaid.
    assert all(textstat.flesch_kincaid_grade(each) <= 7 for each in every[1:])


@pytest.mark.parametrize("manner", [each for each in Manner if "NAMES" not in each.name])
def test_each_manner_says_the_name(manner: Manner) -> None:
    finding = Finding(Subject.ADMINISTRATORS, Sight.SEEN, (Trace("a\nname", manner),))
    assert "a␊name" in details(finding)[0]
    assert summary(finding) == "a\nname"


@pytest.mark.parametrize("place", RecentPlace)
@pytest.mark.parametrize("manner", [Manner.NAMES_VAULT, Manner.NAMES_FILE])
def test_each_list_is_named(place: RecentPlace, manner: Manner) -> None:
    (line,) = details(Finding(Subject.RECENT, Sight.SEEN, (Trace("x.png", manner, place),)))
    assert "x.png" in line
    assert ("folder of the vault" in line) is (manner is Manner.NAMES_VAULT)


def test_a_long_list_is_cut() -> None:
    many = tuple(Trace(f"n{each}", Manner.RUNNING) for each in range(60))
    lines = details(Finding(Subject.CAPTURE, Sight.SEEN, many))
    assert len(lines) == 51
    assert lines[-1] == "And 10 more."


def test_a_copied_vault_and_paper_are_told_in_words() -> None:
    seen = (Finding(Subject.SYNCHRONISED, Sight.SEEN, (Trace("Dropbox", Manner.UNKNOWN),)),)
    assert "Dropbox seems to copy the folder of the vault." in as_text(seen)
    first, title, point, *rest = as_paragraphs(seen)
    assert first.text == "About this computer"
    assert title.keeps
    assert point.marker
    assert len(rest) == 2
