"""The folded part of a note: every field is kept, shown without unfolding, and easy to reach."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.incidents.details import Details, Flag, Harm, Report, Witness
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.moment import Moment, moment_from_local
from core.preferences import Preferences
from tests.ui.journal.hands import ZONE, Hands
from ui.journal.editor import Mode
from ui.shared.fields import AreaField, DayField, LineField

THEN = datetime(2026, 2, 24, 20, 0, tzinfo=UTC)
WHOLE = Details(
    ended=Moment(THEN, ZONE),
    approximate_minutes=90,
    discovered=Moment(THEN, "America/New_York", written="the week after"),
    quote="You will see.\r\nSoon.",
    flags=(Flag.STOP_SAID, Flag.WEAPON),
    url="https://example.org/p/1",
    message_id="id 77",
    place="at the\nbus stop",
    attribution="His voice.",
    third_parties="His brother",
    witnesses=(Witness("Sam", "0171", "heard it"), Witness("", saw="a car")),
    device="phone",
    account="mail",
    app="chat",
    way_in="shared password",
    fear=0,
    harms=(Harm.WORK, Harm.SLEEP),
    cost="12 €",
    reports=(
        Report("Police", date(2026, 3, 4), "AZ 1", "Lee", "12", "open", date(2026, 5, 3)),
        Report("Platform"),
    ),
    private_note="Ask Kim.",
)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    """Dates that read the same everywhere."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def _summary(hands: Hands, topic: str) -> str:
    return hands.screen.editor.details.folds[topic].header.summary


def _unfold(hands: Hands, topic: str) -> None:
    hands.press(f"fold-{topic}-header")


def test_every_field_is_shown_and_nothing_seems_edited(hands: Hands) -> None:
    content = IncidentContent("A call.", Moment(THEN, ZONE), details=WHOLE)
    assert all(getattr(WHOLE, field.name) != field.default for field in fields(Details))
    hands.session.journal.record(content)
    screen = hands.sit_down()
    hands.choose(0)
    assert screen.editor.content() == content
    assert not screen.editor.differs()
    hands.type("At night: ")
    hands.keep()
    assert hands.only().content == replace(content, text="At night: A call.")


def test_headers_say_what_is_filled(hands: Hands) -> None:
    hands.session.journal.record(IncidentContent("A call.", details=WHOLE))
    hands.sit_down()
    hands.choose(0)
    assert _summary(hands, "reports") == "2 reports · next date 3 May 2026"
    assert _summary(hands, "who") == "2 witnesses: Sam · His voice. · His brother"
    assert _summary(hands, "impact") == "Not afraid · Sleep · Work or school · 12 €"
    assert _summary(hands, "quote") == "Covered until you open this"
    hands.screen.show_preferences(Preferences(cover_previews=False))
    assert _summary(hands, "quote") == "“You will see. Soon.”"
    assert not any(fold.is_open for fold in hands.screen.editor.details.folds.values())
    header = hands.screen.editor.details.folds["reports"].header
    assert header.accessibleName() == "Reports: 2 reports · next date 3 May 2026"


def test_every_kind_of_field_can_be_written(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("He came to the shop.")
    _unfold(hands, "quote")
    quote = screen.findChild(QPlainTextEdit, "details-quote")
    assert quote is not None
    QTest.keyClicks(quote, "I see you")
    _unfold(hands, "place")
    url = screen.findChild(QLineEdit, "details-url")
    assert url is not None
    QTest.keyClicks(url, "https://example.org")
    _unfold(hands, "flags")
    flag = screen.findChild(QCheckBox, "flag-weapon")
    assert flag is not None
    QTest.mouseClick(flag, Qt.MouseButton.LeftButton, pos=flag.rect().center())
    flag.setChecked(True)
    _unfold(hands, "impact")
    fear = screen.findChild(QComboBox, "details-fear")
    assert fear is not None
    fear.setFocus()
    QTest.keyClicks(fear, "Very")
    hands.keep()
    assert hands.only().content.details == Details(
        quote="I see you", url="https://example.org", flags=(Flag.WEAPON,), fear=3
    )
    assert screen.editor.details.folds["quote"].is_open
    assert _summary(hands, "impact") == "Very afraid"


def test_witnesses_are_added_taken_away_and_brought_back(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("In the shop.")
    _unfold(hands, "who")
    for name in ("Sam", "Kim"):
        hands.press("witnesses-add")
        QTest.keyClicks(screen.findChildren(LineField, "witness-name")[-1], name)
    assert screen.editor.content().details.witnesses == (Witness("Sam"), Witness("Kim"))
    QTest.mouseClick(
        screen.findChildren(QAbstractButton, "witnesses-remove")[0], Qt.MouseButton.LeftButton
    )
    assert screen.editor.content().details.witnesses == (Witness("Kim"),)
    hands.press("witnesses-bring-back")
    hands.press("witnesses-add")
    hands.keep()
    assert hands.only().content.details.witnesses == (Witness("Sam"), Witness("Kim"))


def test_a_report_gets_its_days_and_loses_them_again(hands: Hands) -> None:
    screen = hands.sit_down()
    hands.type("Reported.")
    _unfold(hands, "reports")
    hands.press("reports-add")
    body = screen.findChild(QLineEdit, "report-body")
    assert body is not None
    assert body.hasFocus()
    QTest.keyClicks(body, "Police")
    for name in ("report-made", "report-next"):
        hands.press(f"{name}-add")
    next_on = screen.findChild(DayField, "")
    assert next_on is not None
    hands.press("report-next-remove")
    (report,) = screen.editor.content().details.reports
    assert report.made_on is not None
    assert report.next_on is None
    assert _summary(hands, "reports") == "1 report"


def test_every_field_says_why_it_matters(hands: Hands) -> None:
    screen = hands.sit_down()
    _unfold(hands, "who")
    hands.press("witnesses-add")
    _unfold(hands, "reports")
    hands.press("reports-add")
    kinds = (LineField, AreaField, QCheckBox, QComboBox)
    found = [each for kind in kinds for each in screen.editor.findChildren(kind)]
    others = ("which", "links-kind")  # the first asks by its name, the second is of the links
    named = [each for each in found if not each.objectName().endswith(others)]
    assert len(named) > 30
    for each in named:
        assert each.accessibleName(), each.objectName()
        assert each.accessibleDescription(), each.objectName()
        assert each.toolTip(), each.objectName()


def test_the_private_note_says_where_it_goes(hands: Hands) -> None:
    screen = hands.sit_down()
    private = screen.findChild(QPlainTextEdit, "details-private_note")
    assert private is not None
    assert "in no export" in private.toolTip()


def test_what_could_be_added_leads_into_the_folds(hands: Hands) -> None:
    screen = hands.sit_down()
    editor = screen.editor
    editor.platform.setCurrentIndex(editor.platform.findData(Platform.SOCIAL))
    editor.types.show_chosen(())
    hands.session.journal.record(
        IncidentContent("A post.", Moment(THEN, "UTC"), ("threat",), Platform.SOCIAL)
    )
    hands.rest()
    screen.model.reload()
    hands.rest()
    hands.choose(0)
    hands.press("could-add-address")
    assert editor.details.texts["url"].hasFocus()
    hands.press("could-add-account_id")
    assert editor.details.texts["message_id"].hasFocus()
    hands.press("could-add-zone")
    assert editor.when.zone.button.hasFocus()
    QTest.keyClicks(editor.details.texts["url"], "x")
    button = screen.findChild(QWidget, "could-add-address")
    assert button is not None
    assert not button.isVisible()
    editor.platform.setCurrentIndex(editor.platform.findData(Platform.IN_PERSON))
    hands.press("could-add-witness")
    assert editor.details.witnesses.add_button.hasFocus()


def test_a_sealed_note_is_only_read(hands: Hands) -> None:
    night = moment_from_local(datetime(2026, 2, 24, 21, 0), ZONE, written="last Tuesday")  # noqa: DTZ001  a wall-clock time
    content = IncidentContent("A call.", night, ("threat",), Platform.CALL, details=WHOLE)
    kept = hands.session.journal.record(content).value
    hands.session.sealing.seal((kept.id,))
    screen = hands.sit_down()
    _click_first(hands)
    editor = screen.editor
    assert editor.mode is Mode.READ
    assert hands.label("journal-state") == "Sealed Tuesday, 3 March 2026, revision 1"
    assert "give or take 90 minutes" in hands.label("when-told")
    hands.type("more")
    QTest.keyClicks(editor.details.texts["url"], "more")
    assert editor.content() == content
    assert not editor.is_touched
    for name in ("journal-keep", "types-add", "evidence-add", "journal-platform", "journal-seal"):
        widget = screen.findChild(QWidget, name)
        assert widget is not None
        assert not widget.isVisible(), name


def test_a_correction_is_written_offered_and_never_left_behind(hands: Hands) -> None:
    journal = hands.session.journal
    kept = journal.record(IncidentContent("A call.")).value
    hands.session.sealing.seal((kept.id,))
    screen = hands.sit_down()
    offered: list[object] = []
    screen.desk.amendment_wanted.connect(lambda *values: offered.append(values))
    _click_first(hands)
    hands.press("journal-amend")
    hands.type("Two. ")
    screen.desk.start_new()
    assert "correction" in screen.editor.foot.caution.accessibleName()
    assert screen.editor.text.toPlainText() == "Two. A call."
    screen.desk.keep()
    assert [values[1].text for values in offered] == ["Two. A call."]  # type: ignore[index]  # as the signal says
    hands.lock()
    hands.unlock()
    screen = hands.sit_down()
    assert screen.editor.mode is Mode.AMEND
    assert screen.editor.text.toPlainText() == "Two. A call."
    hands.press("journal-throw-away")
    hands.rest()
    assert not screen.editor.is_touched
    assert screen.editor.text.toPlainText() == "A call."
    assert screen.editor.text.isReadOnly()


def test_sealing_and_earlier_versions_are_offered_for_what_is_kept(hands: Hands) -> None:
    screen = hands.sit_down()
    wanted: list[object] = []
    screen.desk.seal_wanted.connect(wanted.append)
    screen.desk.revisions_wanted.connect(wanted.append)
    button = screen.findChild(QAbstractButton, "journal-seal")
    assert button is not None
    hands.type("A call.")
    assert not button.isVisible()
    hands.keep()
    hands.press("journal-seal")
    kept = hands.only()
    hands.session.sealing.seal((kept.id,))
    screen.sealing.go_back()
    screen.desk.show_kept(kept)
    hands.rest()
    hands.rest()
    hands.press("journal-revisions")
    assert wanted == [(kept.id,), kept.id]


def _click_first(hands: Hands) -> None:
    screen = hands.screen
    place = screen.list.view.visualRect(screen.model.index(0, 0)).center()
    QTest.mouseClick(screen.list.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.qtbot.waitUntil(lambda: screen.editor.note.incident is not None)
