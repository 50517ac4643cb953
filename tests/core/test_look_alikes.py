"""Who may be the same person, and why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.blocklists.lookalikes.alike import Alike, Likeness
from core.blocklists.lookalikes.skeleton import (
    give_prototypes,
    look,
    parse_prototypes,
    skeleton,
    without_tricks,
)
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
)
from core.vault.session import Session

HANDLE, MAIL, PHONE = IdentifierKind.HANDLE, IdentifierKind.EMAIL, IdentifierKind.PHONE
SITE, DOMAIN, NAME = (
    IdentifierKind.WEBSITE,
    IdentifierKind.EMAIL_DOMAIN,
    IdentifierKind.POSTAL_NAME,
)
KNOWN = (
    IdentifierContent(HANDLE, "@night_owl", "X", account_id="77"),
    IdentifierContent(PHONE, "+49 170 1234567"),
    IdentifierContent(SITE, "example.org"),
    IdentifierContent(DOMAIN, "evil.example"),
)


@pytest.fixture
def owl(session: Session) -> Person:
    session.blocklist.add(PersonContent("Jane Marner", about=About(circle=Circle.ME)))
    return session.blocklist.add(PersonContent("R. Nobody", identifiers=KNOWN)).value


def reasons(session: Session, content: IdentifierContent) -> list[tuple[str, Likeness]]:
    return [(each.known.name, each.likeness) for each in session.look_alikes.of(content)]


@pytest.mark.parametrize(
    ("content", "name", "likeness"),
    [
        (IdentifierContent(HANDLE, "Night_Owl"), "@night_owl", Likeness.SAME),
        (IdentifierContent(HANDLE, "renamed", "X", "77"), "@night_owl", Likeness.SAME_ACCOUNT),
        (IdentifierContent(PHONE, "0170 1234567"), "+49 170 1234567", Likeness.SAME_DIGITS),
        (IdentifierContent(HANDLE, "night_owl", "Reddit"), "@night_owl", Likeness.SAME_NAME),
        (IdentifierContent(MAIL, "night_owl@example.com"), "@night_owl", Likeness.SAME_NAME),
        (IdentifierContent(HANDLE, "nіght_оwl", "X"), "@night_owl", Likeness.LOOKS_ALIKE),
        (IdentifierContent(HANDLE, "nightowl", "X"), "@night_owl", Likeness.SEPARATORS),
        (IdentifierContent(HANDLE, "n1ght.0wl"), "@night_owl", Likeness.TRICKS),
        (IdentifierContent(HANDLE, "night_0vvl"), "@night_owl", Likeness.TRICKS),
        (IdentifierContent(MAIL, "a@mx.evil.example"), "evil.example", Likeness.IN_DOMAIN),
        (IdentifierContent(DOMAIN, "evil.example"), "evil.example", Likeness.SAME),
        (IdentifierContent(HANDLE, "nightowls"), "@night_owl", Likeness.CLOSE),
        (IdentifierContent(SITE, "https://ехаmple.org/login"), "example.org", Likeness.LOOKS_ALIKE),
        (IdentifierContent(SITE, "exarnple.org"), "example.org", Likeness.LOOKS_ALIKE),
        (IdentifierContent(MAIL, "jane.marner@example.com"), "Jane Marner", Likeness.SEPARATORS),
        (IdentifierContent(HANDLE, "jane_mamer"), "Jane Marner", Likeness.TRICKS),
        (IdentifierContent(NAME, "JANE  MARNER"), "Jane Marner", Likeness.SAME_NAME),
    ],
)
def test_the_reason_is_named(
    session: Session, owl: Person, content: IdentifierContent, name: str, likeness: Likeness
) -> None:
    assert owl.name
    assert reasons(session, content)[0] == (name, likeness)


@pytest.mark.parametrize(
    "content",
    [
        IdentifierContent(HANDLE, "someone_else"),
        IdentifierContent(HANDLE, "ow"),
        IdentifierContent(PHONE, "+49 170 7654321"),
        IdentifierContent(IdentifierKind.IP_ADDRESS, "192.0.2.1"),
        IdentifierContent(SITE, "example.com"),
    ],
)
def test_others_are_no_look_alikes(
    session: Session, owl: Person, content: IdentifierContent
) -> None:
    assert owl.name
    assert reasons(session, content) == []


def test_the_own_circle_is_said_to_be_imitated(session: Session, owl: Person) -> None:
    content = IdentifierContent(HANDLE, "jane.mamer", "X")
    session.blocklist.add_identifiers(owl.id, (content,))
    (found,) = session.look_alikes.of_person(owl.id)
    assert found[0] == content
    assert found[1].is_impersonation
    assert session.look_alikes.of(KNOWN[0], owl.id) == ()


def first(session: Session, content: IdentifierContent) -> Alike:
    return session.look_alikes.of(content)[0]


def test_what_was_rejected_is_never_offered_again(session: Session, owl: Person) -> None:
    content = IdentifierContent(HANDLE, "night.owl", "Reddit")
    session.look_alikes.reject(content, first(session, content))
    assert reasons(session, content) == []
    session.bulk.trash((owl.id,))
    session.bulk.delete((owl.id,))
    session.blocklist.add(PersonContent("Imported again", identifiers=KNOWN))
    assert reasons(session, content) == []
    back = IdentifierContent(HANDLE, "night_owl", "X")
    other = session.blocklist.add(PersonContent("New", identifiers=(content,))).value
    assert [each.known.person_id for each in session.look_alikes.of(back)] != [other.id]


def test_a_rejection_can_be_taken_back(session: Session, owl: Person) -> None:
    assert owl.name
    content = IdentifierContent(HANDLE, "night.owl", "Reddit")
    alike = first(session, content)
    session.look_alikes.reject(content, alike)
    session.look_alikes.take_back(content, alike)
    assert first(session, content) == alike


def test_what_was_accepted_belongs_to_the_person(session: Session, owl: Person) -> None:
    content = IdentifierContent(HANDLE, "night.owl", "Reddit")
    session.look_alikes.accept(content, first(session, content))
    assert content in session.blocklist.person(owl.id).content.identifiers
    same = IdentifierContent(HANDLE, "night_owl", "X")
    session.look_alikes.accept(same, first(session, same))


def test_what_changed_is_compared_at_once(session: Session, owl: Person) -> None:
    close = IdentifierContent(HANDLE, "nightowls")
    assert reasons(session, close) == [("@night_owl", Likeness.CLOSE)]
    session.bulk.trash((owl.id,))
    assert reasons(session, close) == []
    session.blocklist.add(PersonContent("Night Owly"))
    assert reasons(session, close) == [("Night Owly", Likeness.CLOSE)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("раураl", "paypal"), ("rnax", "max"), ("Ιvan", "lvan"), ("a\u200bb", "ab"), ("е́", "é")],
)
def test_skeletons_of_tr39(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert look(one.upper()) == look(one)


@given(st.text(max_size=20))
def test_what_has_no_tricks_left_stays_as_it_is(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert without_tricks(text) == without_tricks(text.casefold())


def test_names_are_read_in_steps_and_those_that_are_gone_are_let_go(session: Session) -> None:
    people = [PersonContent(f"Somebody {number:02}") for number in range(5)]
    one, *_ = session.blocklist.add_all(people).value
    looks = session.look_alikes
    assert [looks.get_ready(2), looks.get_ready(2), looks.get_ready(2)] == [False, False, True]
    for number in range(600):
        session.blocklist.revise(one.id, PersonContent(f"Nobody at all {number:03}"))
        looks.get_ready()
    assert looks._near.count < 600
    seen = looks.of(IdentifierContent(NAME, "Nobody at all 598"))
    assert [each.known.person_name for each in seen] == ["Nobody at all 599"]


def test_without_its_table_nothing_is_compared_wrongly() -> None:
    table = Path(__file__).parents[2] / "resources" / "unicode" / "confusables.txt"
    give_prototypes({})
    try:
        with pytest.raises(RuntimeError):
            skeleton("max")
    finally:
        give_prototypes(parse_prototypes(table.read_text(encoding="utf-8")))
