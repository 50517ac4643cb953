"""Lists going into a vault and out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from core.blocklists.doubt import Doubt
from core.blocklists.exchange.arrivals import Arrival, Comparison, News
from core.blocklists.exchange.gathering import (
    ExportChoice,
    Gathering,
    Narrowing,
    ServiceSeen,
    services_of,
)
from core.blocklists.exchange.list_file import open_list, read_list
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.plan import (
    ByName,
    Plan,
    Planning,
    ToKnown,
    ToNew,
    Whose,
    plan_of,
)
from core.blocklists.exchange.taking_in import TakenIn, TakingIn, TakingOut
from core.blocklists.exchange.targets import Target
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
)
from core.blocklists.queries import PeopleQuery, UnfinishedImport
from core.blocklists.status import StatusContent, Step
from core.errors import UnknownRecord
from core.ids import PersonId
from core.incidents.incident import IncidentContent
from core.vault.session import Session
from tests.core.exchange.lists import BARE, account, mail, phone

MAX = PersonContent(
    "Max M.",
    notes="private",
    identifiers=(
        IdentifierContent(IdentifierKind.EMAIL, "max@example.org", note="from the club"),
        IdentifierContent(IdentifierKind.PHONE, "0170 1234567"),
        IdentifierContent(IdentifierKind.HANDLE, "@max", "Instagram", "77"),
    ),
)


@pytest.fixture
def known(session: Session) -> Person:
    session.blocklist.set_region("DE")
    return session.blocklist.add(MAX).value


def compared(session: Session, text: str) -> list[Arrival]:
    comparison = Comparison(read_list(open_list(text.encode())).rows)
    arrivals: list[Arrival] = []
    while comparison.done < comparison.total:
        arrivals += session.lists.compare(comparison, 2)
    return arrivals


def take(session: Session, chosen: Iterable[tuple[Listed, Whose]], most: int = 2) -> TakenIn:
    taking = TakingIn(plan_of(chosen, session.lists.people_by_name()))
    sizes = []
    while not taking.is_done:
        before = taking.done
        session.lists.take_in(taking, most)
        sizes.append(taking.done - before)
    assert taking.done == taking.total
    assert all(0 < size <= most for size in sizes)
    return taking.taken


def planned(
    chosen: Sequence[tuple[Listed, Whose | None]], otherwise: Whose | None
) -> tuple[Plan, int]:
    """Plan two at once; return the plan and in how many steps."""
    planning = Planning(Plan({}), iter(chosen), otherwise)
    steps = 0
    while not planning.is_done:
        planning.step(2)
        steps += 1
    return planning.plan, steps


def stopped_midway(session: Session, addresses: Sequence[str]) -> TakenIn:
    """Bring in two of these and no more."""
    listed = [Listed(IdentifierKind.EMAIL, each) for each in addresses]
    taking = TakingIn(plan_of([(each, ToNew("Bo")) for each in listed], {}))
    session.lists.take_in(taking, 2)
    return taking.taken


def take_out(session: Session, taken: TakenIn) -> None:
    taking = TakingOut(taken)
    while not taking.is_done:
        session.lists.take_out(taking, 2)


def everything(session: Session) -> dict[str, list[str]]:
    return {
        row.name: [each.content.written for each in session.blocklist.person(row.id).identifiers]
        for row in session.blocklist.page()
    }


def gathered(session: Session, choice: ExportChoice) -> list[Listed]:
    found: list[Listed] = []
    gathering = Gathering(choice)
    while not gathering.is_done:
        found += session.lists.gather(gathering)
    return found


def test_a_plan_is_made_in_steps_and_leaves_out_what_is_nobodys() -> None:
    rows = [Listed(IdentifierKind.EMAIL, f"p{n}@example.org") for n in range(5)]
    chosen = [(each, ToNew("Bo") if n % 2 else None) for n, each in enumerate(rows)]
    plan, steps = planned(chosen, None)
    assert {name: len(given) for name, given in plan.new.items()} == {"Bo": 2}
    assert steps == 3
    plan, _ = planned(chosen, ToKnown(PersonId("max")))
    assert {name: len(given) for name, given in plan.new.items()} == {"Bo": 2}
    assert [each.written for each in plan.more[PersonId("max")]] == [
        "p0@example.org",
        "p2@example.org",
        "p4@example.org",
    ]


def test_a_list_that_came_in_half_is_known_until_it_is_out_again(session: Session) -> None:
    taken = stopped_midway(session, ("a@x.example", "b@x.example", "c@x.example"))
    assert session.lists.unfinished() == UnfinishedImport(2, 3)
    other = session.blocklist.add(PersonContent("Cy", identifiers=MAX.identifiers[:1])).value
    more = replace(taken, more=(other.identifiers[0].id,))
    taking = TakingOut(more)
    session.lists.take_out(taking, 1)
    assert session.lists.unfinished() == UnfinishedImport(0, 2)
    session.lists.take_out(taking, 1)
    assert session.lists.unfinished() is None


def test_the_same_list_again_or_being_told_ends_it(session: Session) -> None:
    addresses = ("a@x.example", "b@x.example", "c@x.example")
    stopped_midway(session, addresses)
    take(session, [(Listed(IdentifierKind.EMAIL, addresses[2]), ToNew("Bo"))])
    assert session.lists.unfinished() is None
    stopped_midway(session, addresses)
    session.lists.forget_unfinished()
    assert session.lists.unfinished() is None


def test_a_list_that_fails_at_once_is_not_said_to_be_half_in(session: Session) -> None:
    rows = [(Listed(IdentifierKind.EMAIL, "a@x.example"), ToKnown(PersonId("gone")))]
    with pytest.raises(UnknownRecord):
        take(session, rows)
    assert session.lists.unfinished() is None


@pytest.mark.usefixtures("known")
def test_each_row_is_said_to_be_new_known_double_or_bad(session: Session) -> None:
    rows = "new@example.org\nMAX@example.org\n+49 170 123 45 67\n\nNEW@EXAMPLE.ORG\ntwo words\n"
    arrivals = compared(session, rows)
    assert [each.news for each in arrivals] == [
        News.NEW,
        News.KNOWN,
        News.KNOWN,
        News.DOUBLE,
        News.BAD,
    ]
    assert [row.name for row in arrivals[1].known_to] == ["Max M."]
    assert arrivals[3].double_of == 1


def test_the_same_handle_on_two_services_is_no_double(session: Session) -> None:
    text = "# Service: Instagram\n[ ] @max\n\n# Service: X\n[ ] @max\n"
    assert [each.news for each in compared(session, text)] == [News.NEW, News.NEW]


def test_what_the_list_names_goes_to_the_people_of_these_names(
    session: Session, known: Person
) -> None:
    rows = [
        mail("a@example.org", person="max m."),
        mail("b@example.org", person="Bo"),
        phone("+491", person="BO"),
        mail("c@example.org"),
    ]
    taken = take(session, [(each, ByName("Imported")) for each in rows])
    assert everything(session) == {
        "Bo": ["b@example.org", "+491"],
        "Imported": ["c@example.org"],
        "Max M.": ["max@example.org", "0170 1234567", "@max", "a@example.org"],
    }
    assert taken.identifier_count == 4
    assert session.blocklist.person(known.id).notes == "private"


def test_a_list_taken_in_is_taken_out_again_exactly(session: Session, known: Person) -> None:
    before = everything(session)
    rows: list[tuple[Listed, Whose]] = [
        (mail("a@example.org"), ToKnown(known.id)),
        (mail("b@example.org"), ToNew("Bo")),
    ]
    taken = take(session, rows)
    assert everything(session) != before
    take_out(session, taken)
    assert everything(session) == before
    with pytest.raises(UnknownRecord):
        session.blocklist.person(taken.new[0])


def test_taking_in_twice_makes_no_doubles(session: Session, known: Person) -> None:
    rows = [(mail("a@example.org", note="x"), ToKnown(known.id))] * 2
    take(session, rows)
    after = everything(session)
    again = take(session, rows)
    assert everything(session) == after
    assert again.identifier_count == 0
    take_out(session, again)
    assert everything(session) == after


def test_somebody_with_many_is_kept_in_slices_and_taken_out_whole(session: Session) -> None:
    many = [mail(f"{number}@example.org") for number in range(7)]
    rows = [(each, ToNew("Bo")) for each in (*many, many[0])]
    taken = take(session, [*rows, (mail("c@example.org"), ToNew("Cy"))], most=3)
    assert everything(session) == {
        "Bo": [each.written for each in many],
        "Cy": ["c@example.org"],
    }
    assert (len(taken.new), taken.more, taken.identifier_count) == (2, (), 8)
    take_out(session, taken)
    assert everything(session) == {}


def test_only_who_is_named_stays_of_those_taken_out_together(session: Session) -> None:
    taken = take(session, [(mail("a@x.org"), ToNew("Bo")), (mail("b@x.org"), ToNew("Cy"))])
    session.journal.record(IncidentContent("text", people=taken.new[:1]), ())
    take_out(session, taken)
    trashed = session.blocklist.people(PeopleQuery(in_trash=True))
    assert [row.name for row in trashed] == ["Bo"]
    with pytest.raises(UnknownRecord):
        session.blocklist.person(taken.new[1])


def test_what_may_be_mistyped_is_said_and_can_be_taken_in(session: Session) -> None:
    arrivals = compared(session, "a b@example.org\na@example.org\n+1 555 555 5555\n0170 1234567\n")
    assert [(each.news, each.doubt) for each in arrivals] == [
        (News.BAD, None),
        (News.NEW, None),
        (News.NEW, Doubt.NOT_IN_USE),
        (News.NEW, Doubt.NO_COUNTRY),
    ]


def test_somebody_whom_a_note_names_is_not_forgotten_with_the_list(session: Session) -> None:
    taken = take(session, [(mail("a@example.org"), ToNew("Bo"))])
    session.journal.record(IncidentContent("text", people=taken.new), ())
    take_out(session, taken)
    assert everything(session) == {}
    assert session.blocklist.person(taken.new[0]).trashed_at is not None


def test_somebody_without_any_name_is_called_after_what_is_known(session: Session) -> None:
    take(session, [(mail("a@example.org"), ByName(" ")), (account("@x"), ToNew(""))])
    assert everything(session) == {"@x": ["@x"], "a@example.org": ["a@example.org"]}


@pytest.mark.usefixtures("known")
def test_what_goes_out_says_what_is_known(session: Session) -> None:
    rows = {each.kind: each for each in gathered(session, ExportChoice())}
    assert rows[IdentifierKind.PHONE].international == "+491701234567"
    assert rows[IdentifierKind.HANDLE].permanent_id == "77"
    assert rows[IdentifierKind.EMAIL].note == "from the club"
    assert {each.person for each in rows.values()} == {"Max M."}
    export = session.lists.export(Target.CALL_BLOCKER, list(rows.values()), BARE)
    assert export.carried == 1
    assert b"+491701234567" in export.data


def test_only_what_was_chosen_goes_out(session: Session, known: Person) -> None:
    bo = session.blocklist.add(
        PersonContent(
            "Bo",
            identifiers=(
                IdentifierContent(IdentifierKind.EMAIL, "bo@example.org"),
                IdentifierContent(IdentifierKind.HANDLE, "@bo", "X"),
            ),
            about=About(groups=("School",)),
        )
    ).value
    session.blocklist.add(
        PersonContent(
            "Me",
            identifiers=(IdentifierContent(IdentifierKind.EMAIL, "me@example.org"),),
            about=About(circle=Circle.ME),
        )
    )
    email = frozenset({IdentifierKind.EMAIL})
    no_mail = frozenset(IdentifierKind) - email
    everybody = gathered(session, ExportChoice())
    assert len(everybody) == 5
    for choice, written in (
        (ExportChoice(kinds=email), {"max@example.org", "bo@example.org"}),
        (ExportChoice(people=(bo.id,)), {"bo@example.org", "@bo"}),
        (
            ExportChoice(people=(bo.id, known.id), kinds=email),
            {"bo@example.org", "max@example.org"},
        ),
        (ExportChoice(group="School", kinds=no_mail), {"@bo"}),
    ):
        assert {each.written for each in gathered(session, choice)} == written


def test_what_was_gathered_is_narrowed(session: Session, known: Person) -> None:
    blocked = StatusContent(Step.BLOCKED, date(2026, 3, 3))
    session.statuses.record((known.identifiers[0].id,), blocked)
    rows = gathered(session, ExportChoice())
    for narrowing, written in (
        (Narrowing(), {"max@example.org", "0170 1234567", "@max"}),
        (Narrowing(service="instagram"), {"@max"}),
        (Narrowing(service="x"), set()),
        (Narrowing(only_to_do=True), {"0170 1234567", "@max"}),
    ):
        assert {each.written for each in rows if narrowing.takes(each)} == written
    assert services_of(rows) == (ServiceSeen("instagram", "Instagram", 1),)


def test_more_than_one_page_goes_out(session: Session) -> None:
    contents = tuple(
        IdentifierContent(IdentifierKind.EMAIL, f"p{number}@example.org") for number in range(1201)
    )
    session.blocklist.add(PersonContent("Many", identifiers=contents))
    assert len({each.written for each in gathered(session, ExportChoice())}) == 1201
