"""What would make an incident stronger."""

from datetime import UTC, datetime

import pytest

from core.ids import PersonId
from core.incidents.could_add import Gap, could_add
from core.incidents.details import Details, Witness
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.provenance import Copy, Online, Provenance, Way
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


@pytest.mark.parametrize(
    ("names", "said", "missing"),
    [
        (("a.png",), (), {Gap.ORIGINAL}),
        (("a.png",), (Provenance("a", copy=Copy.ORIGINAL),), set()),
        (("a.png", "b.png"), (Provenance("a", way=Way.SAVED),), set()),
        (("a.html",), (Provenance("a", copy=Copy.COPY),), {Gap.ORIGINAL}),
        (("a.html", "b.png"), (Provenance("b", copy=Copy.COPY),), set()),
        (("a.html",), (Provenance("a", online=Online.ONLINE),), {Gap.VANISHING}),
        (
            ("a.png",),
            (Provenance("a", online=Online.MAY_VANISH, way=Way.SCREENSHOT),),
            {Gap.ORIGINAL, Gap.VANISHING},
        ),
        (("a.html",), (Provenance("a", online=Online.ONLINE, way=Way.SAVED),), set()),
        (("a.html",), (Provenance("a", online=Online.GONE),), set()),
    ],
)
def test_originals_are_wanted_of_what_is_only_copied_and_may_vanish(
    names: tuple[str, ...], said: tuple[Provenance, ...], missing: set[Gap]
) -> None:
    content = IncidentContent("x", platform=Platform.EMAIL, provenance=said)
    assert {Gap.ORIGINAL, Gap.VANISHING} & set(could_add(content, names)) == missing
