"""What would make an incident stronger."""

from datetime import UTC, datetime

from core.ids import PersonId
from core.incidents.could_add import Gap, could_add
from core.incidents.details import Details, Witness
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.moment import Moment

_THEN = datetime(2026, 3, 3, 20, 5, tzinfo=UTC)


def test_of_a_line_of_text_the_first_things_are_missing() -> None:
    assert could_add(IncidentContent("He rang."), ()) == (
        Gap.WHEN,
        Gap.TYPE,
        Gap.WHERE,
        Gap.PERSON,
        Gap.FILE,
    )


def test_a_post_wants_its_address_its_account_and_the_original() -> None:
    content = IncidentContent(
        "A post about me.",
        occurred=Moment(_THEN, "UTC"),
        types=("threat",),
        platform=Platform.SOCIAL,
        people=(PersonId("1"),),
    )
    assert could_add(content, ("a.PNG", "b.jpg")) == (
        Gap.ORIGINAL,
        Gap.ADDRESS,
        Gap.ACCOUNT_ID,
        Gap.ZONE,
    )


def test_nothing_is_offered_when_all_is_there() -> None:
    content = IncidentContent(
        "At my door.",
        occurred=Moment(_THEN, "Europe/Berlin"),
        types=("threat",),
        platform=Platform.IN_PERSON,
        people=(PersonId("1"),),
        details=Details(witnesses=(Witness("Sam"),)),
    )
    assert could_add(content, ("door.jpg",)) == ()


def test_who_saw_it_is_asked_where_people_meet() -> None:
    assert Gap.WITNESS in could_add(IncidentContent("x", platform=Platform.IN_PERSON), ())
    assert Gap.WITNESS not in could_add(IncidentContent("x", platform=Platform.EMAIL), ())
    assert Gap.ORIGINAL not in could_add(
        IncidentContent("x", platform=Platform.EMAIL), ("shot.png", "mail.eml")
    )
