"""Looking at files: covered until asked for, in the page, with the real decoding process."""

import gc
import threading
import weakref

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.incidents.preview import NoPreview, PreviewRequest, Source, Why
from core.incidents.previews import Previews
from core.preferences import Preferences
from core.progress import Progress
from tests.fakes.preview_maker import FirstBytesMaker
from tests.storage.decoding.samples import (
    BLUE,
    GREEN,
    RED,
    drawn,
    endless_drawing,
    mail,
    paged_pdf,
    picture,
)
from tests.ui.journal.hands import Hands
from tests.ui.journal.looking import (
    Looks,
    contrast,
    decoding_processes,
    drawn_picture,
    spoil,
    stripes,
)

HOSTILE = "photo\u202egpj.exe"
UNCOVERED = Preferences(cover_previews=False)


def wait_for_glance(looks: Looks, place: int) -> None:
    looks.hands.qtbot.waitUntil(lambda: looks.row(place).thumb.has_picture, timeout=20_000)


def test_small_pictures_are_covered_until_the_person_wants_otherwise(hands: Hands) -> None:
    looks = Looks(hands, ("screenshot.png", stripes()), ("mail.eml", mail()))
    wait_for_glance(looks, 0)
    assert contrast(looks.row(0).thumb.grab().toImage()) < 40
    looks.screen.show_preferences(UNCOVERED)
    hands.qtbot.waitUntil(lambda: contrast(looks.row(0).thumb.grab().toImage()) > 100)
    assert "Picture (PNG)" in looks.row(0).accessibleName()
    hands.qtbot.waitUntil(lambda: "E-mail" in looks.row(1).accessibleName())
    assert not looks.row(1).thumb.has_picture


def test_a_picture_is_blurred_until_it_is_asked_for(hands: Hands) -> None:
    looks = Looks(hands, ("screenshot.png", stripes()))
    looks.look(0)
    assert contrast(looks.seen()) < 40
    assert not looks.sees("evidence-pixels")
    looks.press("evidence-show")
    assert contrast(looks.seen()) > 200
    assert looks.page.picture.accessibleName() == "The picture"
    looks.press("evidence-cover")
    assert contrast(looks.seen()) < 40
    looks.press("evidence-back")
    assert looks.row(0).thumb.hasFocus()
    looks.screen.show_preferences(UNCOVERED)
    looks.look(0)
    assert contrast(looks.seen()) > 200


def test_a_picture_is_as_large_as_its_place_or_as_it_is(hands: Hands) -> None:
    wide = picture("PNG", Image.new("RGB", (2_600, 40), RED))
    looks = Looks(hands, ("wide.png", wide))
    looks.screen.show_preferences(UNCOVERED)
    looks.look(0)
    assert looks.page.is_shrunk
    view, canvas = looks.page.picture, looks.page.picture.widget()
    assert canvas is not None
    assert canvas.width() <= view.viewport().width()
    looks.press("evidence-pixels")
    hands.qtbot.waitUntil(lambda: canvas.width() == 2_600, timeout=20_000)
    looks.press("evidence-fit")
    assert canvas.width() <= view.viewport().width()


def test_pages_go_on_and_back(hands: Hands) -> None:
    looks = Looks(hands, ("letter.pdf", paged_pdf(drawn(RED), drawn(GREEN), drawn(BLUE))))
    looks.look(0)
    looks.press("evidence-show")
    for button, colour, where in (
        ("evidence-page-next", GREEN, "2 of 3"),
        ("evidence-page-next", BLUE, "3 of 3"),
        ("evidence-page-before", GREEN, "2 of 3"),
    ):
        looks.press(button)
        assert looks.reads("evidence-page-where") == where
        hands.qtbot.waitUntil(lambda c=colour: _middle(looks) == c, timeout=20_000)  # type: ignore[misc]
    assert looks.sees("evidence-cover")


def _middle(looks: Looks) -> tuple[int, int, int]:
    image = looks.seen()
    colour = image.pixelColor(image.width() // 2, 20)
    return colour.red(), colour.green(), colour.blue()


def test_a_mail_is_folded_and_then_plain_text_with_its_fields(hands: Hands) -> None:
    looks = Looks(hands, ("mail.eml", mail()))
    looks.look(0)
    field = looks.page.text.field
    looks.page.details.unfold()
    assert field.toPlainText() == ""
    assert "I know where you are" not in looks.reads("evidence-facts")
    looks.press("evidence-show")
    shown = field.toPlainText()
    assert "Subject: I know where you are ☂" in shown
    assert "Attached: you⟨U+202E⟩gpj.exe" in shown
    assert shown.endswith("They wrote: schön.\n")
    assert "I know where you are" in looks.reads("evidence-facts")
    looks.press("evidence-back")
    assert field.toPlainText() == ""


def test_long_texts_say_that_they_go_on(hands: Hands) -> None:
    looks = Looks(hands, ("all.txt", b"x" * (3 << 20)))
    looks.look(0)
    assert not looks.sees("evidence-text-cut")
    looks.press("evidence-show")
    assert looks.sees("evidence-text-cut")
    assert max(map(len, looks.page.text.field.toPlainText().split("\n"))) <= 2_000


def test_a_disguised_file_is_named_in_the_list_and_on_its_page(hands: Hands) -> None:
    looks = Looks(hands, (HOSTILE, stripes("JPEG")))
    wait_for_glance(looks, 0)
    assert "not what its name says" in looks.row(0).accessibleName()
    looks.look(0)
    said = looks.reads("evidence-page-caution")
    assert "Program" in said
    assert "Picture (JPEG)" in said


def test_details_give_what_is_known_and_how_it_was_looked_at(hands: Hands) -> None:
    looks = Looks(hands, ("screenshot.png", stripes()))
    looks.look(0)
    QTest.mouseClick(looks.page.details.header, Qt.MouseButton.LeftButton)
    said = looks.reads("evidence-facts")
    assert "160 × 160 pixels" in said
    assert "separate process without key" in said
    evidence = hands.only().exhibits[0].evidence
    assert evidence.sha256 in "".join(said.split())
    looks.press("evidence-copy-digest")
    assert QGuiApplication.clipboard().text() == evidence.sha256
    assert hands.said[-1] == "Copied."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "The file is empty"),
        ("chat.zip", b"PK\x03\x04" + bytes(200), "not shown here"),
        ("broken.png", stripes()[:45], "It cannot be drawn"),
    ],
)
def test_when_there_is_nothing_to_see_the_reason_is_said(
    hands: Hands, name: str, data: bytes, said: str
) -> None:
    looks = Looks(hands, (name, data))
    looks.look(0)
    assert said in looks.reads("evidence-page-reason")
    assert not looks.sees("evidence-show")


def test_of_a_picture_cut_short_the_part_that_is_there_is_shown(hands: Hands) -> None:
    looks = Looks(hands, ("cut.png", stripes()[:200]))
    looks.look(0)
    assert looks.sees("evidence-page-part")
    assert looks.sees("evidence-show")


def test_a_file_that_is_no_longer_whole_is_said_so(hands: Hands) -> None:
    looks = Looks(hands, ("one.png", stripes()), ("two.png", stripes()))
    spoil(hands.folder, hands.session, 2)
    looks.screen.start_new()
    hands.choose(0)
    hands.lock()
    hands.unlock()
    looks.screen = hands.sit_down()
    hands.choose(0)
    hands.wait_for_files(2)
    wait_for_glance(looks, 0)
    hands.qtbot.waitUntil(lambda: "cannot be read any more" in looks.row(1).accessibleName())
    looks.look(1)
    assert "no longer as it was stored" in looks.reads("evidence-page-reason")


def test_enter_opens_and_another_note_closes(hands: Hands) -> None:
    looks = Looks(hands, ("one.png", stripes()), ("mail.eml", mail()))
    looks.row(0).thumb.setFocus()
    QTest.keyClick(looks.row(0).thumb, Qt.Key.Key_Return)
    assert looks.page.isVisible()
    looks.press("evidence-back")
    looks.row(1)
    QTest.mouseClick(looks.row(1).name, Qt.MouseButton.LeftButton)
    looks.wait()
    assert looks.sees("evidence-text-folded")
    looks.screen.start_new()
    hands.qtbot.waitUntil(lambda: not looks.page.isVisible())
    assert looks.screen.editor.isVisible()


def test_what_is_not_kept_yet_can_be_looked_at(hands: Hands) -> None:
    hands.sit_down()
    file = hands.folder.parent / "new.png"
    file.write_bytes(stripes())
    hands.dialogs.files = [file]
    hands.press("evidence-add")
    hands.wait_for_files(1)
    hands.qtbot.waitUntil(lambda: any(row.thumb.isEnabled() for row in hands.files()))
    hands.rest()
    QTest.mouseClick(hands.files()[0].thumb, Qt.MouseButton.LeftButton)
    page = hands.screen.files.file_page
    hands.qtbot.waitUntil(page.tools.show_button.isVisible, timeout=20_000)
    assert not page.tools.copy_button.isVisible()
    page.tools.show_button.click()
    assert contrast(drawn_picture(page)) > 200


def test_only_what_is_in_sight_is_looked_at(hands: Hands) -> None:
    looks = Looks(hands, *((f"{n}.png", stripes()) for n in range(30)))
    wait_for_glance(looks, 0)
    first, last = hands.files()[0], hands.files()[-1]
    assert not last.thumb.has_picture
    panel = looks.screen.editor.evidence
    for row, is_in_sight in ((first, True), (last, False)):
        assert row.thumb.evidence is not None
        assert panel.still_wants(row.thumb.evidence) is is_in_sight
    wait_for_glance(looks, 29)


def test_only_the_last_file_asked_for_is_shown(hands: Hands) -> None:
    looks = Looks(hands, ("one.png", stripes()), ("mail.eml", mail()))
    first, second = hands.only().exhibits
    wait_for_glance(looks, 0)
    hands.qtbot.waitUntil(lambda: looks.screen.files.looker._now is None)
    files, told = looks.screen.files, list[object]()
    files.looker.seen.connect(told.append)
    files.looker.failed.connect(told.append)
    files.open(first)
    files.open(second)
    looks.wait()
    assert looks.sees("evidence-text-folded")
    assert len(told) == 1
    assert looks.reads("evidence-page-name") == "\u2068mail.eml\u2069"


def test_a_hostile_file_does_not_hold_up_the_others(hands: Hands) -> None:
    """It would be drawn for ten seconds of the processor's time."""
    told: list[str] = []
    looks = Looks(hands, ("endless.pdf", endless_drawing()), ("one.png", stripes()))
    looks.screen.files.looker.glanced.connect(lambda evidence, _seen: told.append(evidence.name))
    looks.row(0)
    wait_for_glance(looks, 1)
    assert told[-1:] == ["one.png"]
    assert "endless.pdf" not in told


def test_a_file_that_is_out_of_sight_is_no_longer_looked_at(hands: Hands) -> None:
    looks = Looks(hands, ("endless.pdf", endless_drawing()))
    looker = looks.screen.files.looker
    hands.qtbot.waitUntil(lambda: looker._now is not None)
    looks.screen.editor._scroll.verticalScrollBar().setValue(0)
    looks.screen.start_new()
    hands.qtbot.waitUntil(lambda: looker._now is None)
    hands.qtbot.waitUntil(lambda: len(decoding_processes()) <= 1)  # the next one, kept ready


class _Endless(FirstBytesMaker):
    """Looks at a file until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.ended = threading.Event(), threading.Event()
        self.was_stopped = False

    def preview(
        self, source: Source, size_bytes: int, request: PreviewRequest, progress: Progress
    ) -> NoPreview:
        del source, size_bytes, request, progress
        self.begun.set()
        self.was_stopped = self.ended.wait(30)
        return NoPreview(Why.STOPPED)

    def stop(self) -> None:
        self.ended.set()


def test_locking_does_not_wait_for_a_file_that_takes_for_ever(hands: Hands) -> None:
    session, maker = hands.runner.session, _Endless()
    session.previews = Previews(session.journal._evidence, maker)
    Looks(hands, ("one.png", stripes()))
    hands.qtbot.waitUntil(maker.begun.is_set)
    hands.lock()
    assert maker.was_stopped


def test_nothing_stays_after_lock(hands: Hands) -> None:
    looks = Looks(hands, ("one.png", stripes()), ("two.png", stripes()))
    wait_for_glance(looks, 0)
    assert decoding_processes()
    looks.row(1).thumb.click()  # and lock while it is being looked at
    gone = [weakref.ref(each) for each in (looks.screen, looks.page, looks.screen.files.looker)]
    del looks
    hands.lock()
    gc.collect()
    assert [each() for each in gone] == [None] * 3
    assert decoding_processes() == []
