"""Filters on disk hit what plain Python says, in either order, in and out of the trash."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocklists.normalise import normal_form
from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind
from core.ids import IdentifierId, PersonId, new_id
from core.incidents.chain import content_digest
from core.incidents.details import Details, Flag, Report
from core.incidents.incident import Incident, IncidentContent
from core.incidents.platform import Platform
from core.incidents.search import Field, Filter, Has, IncidentQuery, Order, SearchTerm, parse_query
from core.moment import Moment
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, incident, person, sealed
from tests.contracts.rooms import both_stores
from tests.contracts.test_sealed_incidents import seal


def identified(kind: IdentifierKind, written: str) -> Identifier:
    content = IdentifierContent(kind, written)
    return Identifier(IdentifierId(new_id()), content, normal_form(content), NOON)


RITA = PersonId("7c83c9cf14a14638850150b93e8151e7")
"""Fixed: it stands in the name of a test, and every worker has to give it the same."""

PEOPLE = (
    replace(
        person("Rita Example"),
        id=RITA,
        identifiers=(identified(IdentifierKind.PHONE, "+49 170 123-4567"),),
    ),
    replace(person("ÉMILE O'Neil"), identifiers=(identified(IdentifierKind.HANDLE, "@Emile_77"),)),
    person('quote" AND *'),
)
MEDIA = ("image/png", "video/mp4", "audio/ogg", "application/pdf", "message/rfc822", "text/plain")
TAGS = ("court", "Büro", 'a"b', "x y")
days = st.integers(-3 * 86400, 2 * 86400).map(
    lambda seconds: Moment(
        datetime(2024, 3, 1, tzinfo=UTC) + timedelta(seconds=seconds), "Europe/Berlin"
    )
)
words = st.sampled_from(("a", "beta", "gamma", "\ue000"))
contents = st.builds(
    IncidentContent,
    st.sampled_from(("alpha beta", "beta", "threat court image")),
    st.none() | days,
    st.lists(st.sampled_from(("threat", "threat_to_life", "doxxing")), max_size=2).map(tuple),
    st.none() | st.sampled_from((Platform.SMS, Platform.SOCIAL)),
    st.lists(st.sampled_from([each.id for each in PEOPLE]), unique=True, max_size=2).map(tuple),
    st.builds(
        Details,
        flags=st.lists(st.sampled_from(list(Flag)), unique=True, max_size=2).map(tuple),
        reports=st.sampled_from(((), (Report("police"),))),
        quote=st.sampled_from(("", "alpha gamma")),
    ),
)
written = st.tuples(
    st.builds(lambda content: incident(content=content), contents),
    st.lists(st.sampled_from(MEDIA), max_size=2),
    st.lists(st.sampled_from(TAGS), max_size=2),
    st.booleans(),
    st.booleans(),
)
filters = st.one_of(
    st.builds(Filter, st.just(Field.TYPE), st.sampled_from(("threat", "threat_to", "dox", "*"))),
    st.builds(Filter, st.just(Field.PLATFORM), st.sampled_from(("sms", "so", 'x" OR "'))),
    st.builds(Filter, st.just(Field.FLAG), st.sampled_from((*Flag, "sent_to"))),
    st.builds(Filter, st.just(Field.HAS), st.sampled_from([str(each) for each in Has])),
    st.builds(Filter, st.just(Field.TAG), st.sampled_from(("COURT", "büro", 'A"B', "x y", "x"))),
    st.builds(
        Filter,
        st.just(Field.FROM),
        st.sampled_from(
            (
                PEOPLE[0].id,
                "rita",
                "exam",
                "xample",
                "00491701234567",
                "emile_77",
                "émile",
                "o'n",
                'quote"',
                "%",
            )
        ),
    ),
    st.builds(
        Filter,
        st.sampled_from((Field.AFTER, Field.BEFORE)),
        st.sampled_from(("2024", "2024-03", "2024-2-29", "2024-03-01", "0001", "9999-12-31")),
    ),
)
queries = st.builds(
    IncidentQuery,
    st.lists(
        st.builds(SearchTerm, words, st.booleans()),
        max_size=1,
    ).map(tuple),
    st.lists(filters, max_size=3).map(tuple),
    st.sampled_from(Order),
    st.booleans(),
    st.sampled_from(("UTC", "Europe/Berlin", "Pacific/Kiritimati")),
)


def keep(stores: Stores, row: tuple[Incident, list[str], list[str], bool, bool]) -> None:
    one, media, tags, is_sealed, is_trashed = row
    stores.incidents.add(one, [sealed(f"{each}.bin", each) for each in media])
    for tag in tags:
        stores.incidents.tag((one.id,), tag)
    if is_sealed:
        seal(stores, stores.incidents.get(one.id))
    if is_trashed:
        stores.incidents.set_trashed((one.id,), NOON)


def pages(stores: Stores, query: IncidentQuery) -> list[tuple[object, ...]]:
    seen: list[tuple[object, ...]] = []
    below: int | None = None
    while rows := stores.incidents.page(query, below=below, limit=2):
        below = rows[-1].position
        seen += [(row.id, row.position, row.tags, row.is_sealed, row.types) for row in rows]
    return seen


@settings(max_examples=120, deadline=None)
@given(st.lists(written, min_size=1, max_size=6), st.lists(queries, min_size=1, max_size=12))
def test_the_same_is_hit(
    kept: list[tuple[Incident, list[str], list[str], bool, bool]], asked: list[IncidentQuery]
) -> None:
    with both_stores() as rooms:
        for stores in rooms:
            for each in PEOPLE:
                stores.people.add(each)
            for row in kept:
                keep(stores, row)
        memory, disk = rooms
        for query in asked:
            assert pages(disk, query) == pages(memory, query)
            assert disk.incidents.count(query) == memory.incidents.count(query)


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("type:threat", ["a", "b"]),
        ("type:threat_", ["b"]),
        ("type:doxxing", []),
        ("type:threat platform:sms", ["a"]),
        ("platform:sms platform:post", ["a", "b"]),
        ("flag:weapon", ["b"]),
        ("has:image", ["a"]),
        ("has:pdf has:image", ["a", "b"]),
        ("has:file -- has:report", ["a", "b"]),
        ("has:person from:+491701234567", ["a"]),
        ("from:exa", ["a"]),
        ('from:"rita example"', ["a"]),
        ("from:nobody", []),
        (f"from:{RITA}", ["a"]),
        ("after:2024-03 before:2024-03-02", ["a"]),
        ("before:2024-03", ["b"]),
        ("after:2025", []),
        ("promised", ["b"]),
        ('"example.org"', ["a"]),
        ("\ue000", ["a", "b"]),
        ("tag:court", ["b"]),
        ("nothing has:moon", []),
    ],
)
def test_filters_mean_what_they_say(stores: Stores, typed: str, hit: list[str]) -> None:
    stores.people.add(PEOPLE[0])
    first = IncidentContent(
        "a",
        Moment(datetime(2024, 3, 1, tzinfo=UTC), "UTC"),
        ("threat",),
        Platform.SMS,
        (PEOPLE[0].id,),
        Details(url="https://example.org/7"),
    )
    second = IncidentContent(
        "b",
        Moment(datetime(2024, 2, 1, tzinfo=UTC), "UTC"),
        ("threat_to_life",),
        Platform.POST,
        details=Details(flags=(Flag.WEAPON,), reports=(Report("police"),), quote="as promised"),
    )
    stores.incidents.add(incident(content=first), [sealed()])
    two = stores.incidents.add(incident(content=second), [sealed("x", "application/pdf")])
    stores.incidents.tag((two.id,), "Court")
    rows = stores.incidents.page(parse_query(typed), below=None, limit=9)
    assert [row.excerpt for row in rows] == hit


def test_days_begin_where_the_person_is(stores: Stores) -> None:
    begins = datetime(2024, 2, 29, 23, tzinfo=UTC)
    for seconds in (-1, 0):
        moment = Moment(begins + timedelta(seconds=seconds), "UTC")
        stores.incidents.add(incident(content=IncidentContent(str(seconds), moment)), ())
    query = replace(parse_query("after:2024-03"), zone="Europe/Berlin")
    assert [row.excerpt for row in stores.incidents.page(query, below=None, limit=9)] == ["0"]
    assert stores.incidents.count(parse_query("after:2024-03")) == 0


def test_the_oldest_come_first_when_asked(stores: Stores) -> None:
    for seconds in (2, 1, 3):
        moment = Moment(NOON.replace(microsecond=0) + timedelta(seconds=seconds), "UTC")
        stores.incidents.add(incident(content=IncidentContent(f"note {seconds}", moment)), ())
    for terms in ("", "note"):
        query = replace(parse_query(terms), order=Order.OLDEST_FIRST)
        first = stores.incidents.page(query, below=None, limit=2)
        rest = stores.incidents.page(query, below=first[-1].position, limit=2)
        assert [row.excerpt[-1] for row in (*first, *rest)] == ["1", "2", "3"]


def test_a_change_moves_an_incident_between_filters(stores: Stores) -> None:
    one = stores.incidents.add(incident(content=IncidentContent("x", types=("threat",))), ())
    changed = IncidentContent("x", types=("doxxing",), platform=Platform.SMS)
    stores.incidents.replace(replace(one, content=changed), [sealed("p.pdf", "application/pdf")])
    assert stores.incidents.count(parse_query("type:threat")) == 0
    assert stores.incidents.count(parse_query("type:doxxing platform:sms has:pdf")) == 1
    assert content_digest(stores.incidents.get(one.id).content) == content_digest(changed)
