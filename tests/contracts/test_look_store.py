"""What every LookStore does, seen through the service that asks it."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocklists.blocklist import Blocklist
from core.blocklists.lookalikes.alike import Alike
from core.blocklists.lookalikes.lookalikes import LookAlikes
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    PersonContent,
)
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON
from tests.contracts.rooms import both_stores
from tests.fakes.clock import FixedClock

OWL = IdentifierContent(IdentifierKind.HANDLE, "@night_owl", "X", "77")
CLOSE = IdentifierContent(IdentifierKind.HANDLE, "nightowls")


def services(stores: Stores) -> tuple[Blocklist, LookAlikes]:
    clock = FixedClock(datetime(2026, 3, 3, 20, 5, tzinfo=UTC), "Europe/Berlin")
    blocklist = Blocklist(stores.people, clock)
    return blocklist, LookAlikes(stores.looks, blocklist, clock)


def test_what_is_known_is_seen_as_it_is_now(stores: Stores) -> None:
    blocklist, look_alikes = services(stores)
    about = About(circle=Circle.CLOSE)
    owl = blocklist.add(PersonContent("R. Example", identifiers=(OWL,), about=about)).value
    (alike,) = look_alikes.of(CLOSE)
    assert (alike.known.person_name, alike.known.identifier) == ("R. Example", owl.identifiers[0])
    assert alike.is_impersonation
    content = replace(owl.content, name="Nightowlz", identifiers=())
    blocklist.revise(owl.id, content)
    (alike,) = look_alikes.of(CLOSE)
    assert (alike.known.name, alike.known.identifier) == ("Nightowlz", None)
    stores.people.set_trashed((owl.id,), NOON)
    assert look_alikes.of(CLOSE) == ()


def test_decisions_are_kept_both_ways(stores: Stores) -> None:
    looks = stores.looks
    looks.decide("b", "a", NOON, is_accepted=False)
    looks.decide("\U0001f989", "\uffee", NOON, is_accepted=True)
    looks.decide("a", "a", NOON, is_accepted=True)
    assert looks.decided("a") == {"b"}
    assert looks.decided("b") == {"a"}
    assert looks.decided("\uffee") == {"\U0001f989"}
    looks.decide("a", "b", NOON, is_accepted=True)
    looks.forget("a", "b")
    assert looks.decided("b") == frozenset()


CONTENTS = st.sampled_from(
    [
        OWL,
        CLOSE,
        IdentifierContent(IdentifierKind.HANDLE, "night.0wl", "Reddit"),
        IdentifierContent(IdentifierKind.HANDLE, "nіght_оwl"),
        IdentifierContent(IdentifierKind.EMAIL, "night.owl@gmail.com"),
        IdentifierContent(IdentifierKind.EMAIL, "nightowl@evil.example"),
        IdentifierContent(IdentifierKind.EMAIL_DOMAIN, "evil.example"),
        IdentifierContent(IdentifierKind.WEBSITE, "https://evi1.example/x"),
        IdentifierContent(IdentifierKind.PHONE, "0170 1234567"),
        IdentifierContent(IdentifierKind.PHONE, "+49 170 1234567"),
        IdentifierContent(IdentifierKind.POSTAL_NAME, "Night Owl"),
        IdentifierContent(IdentifierKind.IP_ADDRESS, "192.0.2.1"),
    ]
)
PEOPLE = st.lists(
    st.builds(
        PersonContent,
        st.sampled_from(["Night Owl", "Somebody", "N!ght"]),
        identifiers=st.lists(CONTENTS, max_size=3).map(tuple),
    ),
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(PEOPLE, CONTENTS)
def test_disk_and_memory_see_the_same(people: list[PersonContent], content: object) -> None:
    assert isinstance(content, IdentifierContent)
    with both_stores() as rooms:
        seen = []
        for stores in rooms:
            blocklist, look_alikes = services(stores)
            added = blocklist.add_all(people).value
            places = {each.id: place for place, each in enumerate(added)}

            def told(alike: Alike, places: dict[str, int] = places) -> tuple[object, ...]:  # type: ignore[assignment]  # ids are text
                known = alike.known
                return places[known.person_id], known.token, alike.likeness, alike.distance

            seen.append(sorted(map(told, look_alikes.of(content))))
        assert seen[0] == seen[1]
