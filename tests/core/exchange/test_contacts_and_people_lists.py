"""vCards, tables and lists for people."""

import csv
import io

import pytest
import vobject

from core.blocklists.exchange.formats.people_csv import FORMULA_STARTS, HEADER
from core.blocklists.exchange.leaving import Export, ExportOptions
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.exchange.why import Detail, Why
from core.blocklists.person import IdentifierKind
from tests.core.exchange.lists import (
    BARE,
    DOMAIN,
    POST,
    TOLD,
    account,
    hostile_list,
    mail,
    phone,
    web,
)

MAX = 'Çelik; Max, \\ "M"'
ONE = [
    phone("+49 170 1234567", person='Çelik; Max, \\ "M"', person_id="1", note="from the\nschool"),
    mail("max@example.org", person='Çelik; Max, \\ "M"', person_id="1"),
    account("@max.m", 'Insta"gram', person='Çelik; Max, \\ "M"', person_id="1", permanent_id="42"),
    mail("max@example.org", person="Somebody else", person_id="2"),
    web("https://example.org/a,b;c"),
    Listed(POST, "M. Çelik", person='Çelik; Max, \\ "M"', person_id="1"),
    Listed(DOMAIN, "example.net"),
]
CARDS = pytest.mark.parametrize("target", [Target.VCARD_3, Target.VCARD_4])


def cards(export: Export) -> list[vobject.base.Component]:
    return list(vobject.readComponents(export.data.decode(), validate=True))


@CARDS
def test_vobject_reads_one_card_for_each_person(target: Target) -> None:
    export = WAYS[target].write(ONE, TOLD)
    nameless, somebody, max_card = cards(export)
    assert max_card.fn.value == MAX
    assert max_card.tel.value == "+49 170 1234567"
    assert max_card.email.value == "max@example.org"
    assert max_card.note.value == "from the school"
    assert max_card.nickname.value == "M. Çelik"
    assert somebody.fn.value == "Somebody else"
    assert nameless.url.value == "https://example.org/a,b;c"
    assert export.left_out == {Why.OTHER_KIND: 1}
    assert export.without == {}


@CARDS
def test_cards_without_names_hold_one_identifier_each(target: Target) -> None:
    export = WAYS[target].write(ONE, BARE)
    assert len(cards(export)) == export.carried == 5
    assert "Çelik; Max".encode() not in export.data
    assert b"school" not in export.data
    assert export.left_out == {Why.OTHER_KIND: 1, Why.DOUBLE: 1}


@CARDS
def test_no_hostile_text_breaks_a_card(target: Target) -> None:
    export = WAYS[target].write(hostile_list(), TOLD)
    lines = export.data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines.count(b"BEGIN:VCARD") == lines.count(b"END:VCARD") == len(cards(export))
    assert "\u202e" not in export.data.decode()


def table(export: Export) -> list[list[str]]:
    assert export.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(export.data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_table_for_people_has_a_row_for_each() -> None:
    heading, first, *rest = table(WAYS[Target.PEOPLE_CSV].write(ONE, TOLD))
    assert tuple(heading) == HEADER
    assert first == [MAX, "phone", "'+49 170 1234567", "", "", "from the school"]
    assert [row[2] for row in rest] == [
        each.written.replace("@max.m", "'@max.m") for each in ONE[1:]
    ]


def test_no_cell_of_the_table_is_a_formula() -> None:
    rows = table(WAYS[Target.PEOPLE_CSV].write(hostile_list(), TOLD))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in FORMULA_STARTS and cell]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert all(len(row) == len(HEADER) for row in rows)
    assert all(cell.isprintable() for cell in cells)


def test_the_list_to_tick_off_is_ordered_by_service() -> None:
    options = ExportOptions("", with_names=True)
    rows = [
        phone("+49 170 1"),
        account("@b", "X"),
        account("@a", "Instagram", permanent_id="77", person="Max"),
    ]
    assert WAYS[Target.PLAIN_LIST].write(rows, options).data.decode() == (
        "# Service: Instagram\n[ ] @a\t(ID 77)\t# Max\n"
        "\n# Service: X\n[ ] @b\n"
        "\n# Kind: phone\n[ ] +49 170 1\n"
    )


def test_hostile_names_stay_on_their_line_of_the_list() -> None:
    export = WAYS[Target.PLAIN_LIST].write(hostile_list(), TOLD)
    lines = export.data.decode().splitlines()
    boxes = [line for line in lines if line.startswith("[ ] ")]
    assert len(boxes) == export.carried
    assert all(line.replace("\t", " ").isprintable() for line in lines)
    with_breaks_or_marks = 4
    assert export.left_out[Why.HIDDEN] == with_breaks_or_marks * len(IdentifierKind)


@pytest.mark.parametrize("target", [Target.PLAIN_LIST, Target.PEOPLE_CSV, Target.VCARD_3])
def test_names_and_notes_are_in_no_list_unless_chosen(target: Target) -> None:
    export = WAYS[target].write(ONE, BARE)
    assert b"Max," not in export.data
    assert b"school" not in export.data
    chosen = WAYS[target].write(ONE, ExportOptions("", with_notes=True))
    assert b"Max," not in chosen.data
    assert b"school" in chosen.data


def test_what_was_wanted_and_cannot_be_said_is_counted() -> None:
    export = WAYS[Target.SIEVE].write(ONE, TOLD)
    assert export.without == {Detail.PERSON: 1}
    assert export.left_out == {Why.OTHER_KIND: 4, Why.DOUBLE: 1}
