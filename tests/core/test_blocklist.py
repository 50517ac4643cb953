"""The blocklist: who is kept, and who already has an identifier."""

from datetime import date, timedelta

import pytest

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent, Standing
from core.blocklists.status import StatusContent, Step
from core.changes import Kind
from core.errors import InvalidField, Problem, UnknownRecord
from core.ids import IdentifierId, PersonId, new_id
from core.vault.session import Session
from tests.fakes.clock import FixedClock

OWL = IdentifierContent(IdentifierKind.HANDLE, "@Night_Owl", "example.org")
MAIL = IdentifierContent(IdentifierKind.EMAIL, "Owl@Example.org")


def test_a_person_is_kept_with_normal_forms(session: Session, clock: FixedClock) -> None:
    content = PersonContent("R. Example", Standing.SUSPECTED, "met once", (OWL, MAIL, OWL))
    changed = session.blocklist.add(content)
    assert changed.kinds == {Kind.PEOPLE}
    person = session.blocklist.person(changed.value.id)
    assert (person.name, person.standing, person.notes) == ("R. Example", "suspected", "met once")
    assert [each.content for each in person.identifiers] == [OWL, MAIL]
    assert [each.normal for each in person.identifiers] == ["night_owl", "owl@example.org"]
    assert person.created_at == person.changed_at == clock.now()


def test_identifiers_that_stay_keep_their_date(session: Session, clock: FixedClock) -> None:
    before = session.blocklist.add(PersonContent("R. Example", identifiers=(OWL,))).value
    added_at = clock.now()
    clock.move(timedelta(days=1))
    changed = session.blocklist.revise(
        before.id, PersonContent("R. Example-Smith", identifiers=(MAIL, OWL))
    )
    assert changed.kinds == {Kind.PEOPLE}
    person = session.blocklist.person(before.id)
    assert person == changed.value
    assert person.identifiers[1] == before.identifiers[0]
    assert [each.added_at for each in person.identifiers] == [clock.now(), added_at]
    assert (person.created_at, person.changed_at) == (added_at, clock.now())


def test_what_cannot_be_stored_changes_nothing(session: Session) -> None:
    before = session.blocklist.add(PersonContent("R. Example")).value
    with pytest.raises(InvalidField):
        session.blocklist.add(PersonContent(" "))
    with pytest.raises(InvalidField):
        session.blocklist.revise(before.id, PersonContent("x" * 401))
    with pytest.raises(UnknownRecord):
        session.blocklist.revise(PersonId(new_id()), PersonContent("Nobody"))
    assert [row.name for row in session.blocklist.page()] == ["R. Example"]


def test_others_with_the_same_identifier_are_found(session: Session) -> None:
    one = session.blocklist.add(PersonContent("One", identifiers=(OWL,))).value
    two = session.blocklist.add(PersonContent("Two", identifiers=(OWL, MAIL))).value
    written = IdentifierContent(IdentifierKind.HANDLE, "night_owl")
    assert [row.id for row in session.blocklist.also_used_by(written, one.id)] == [two.id]
    assert [row.id for row in session.blocklist.also_used_by(written, None)] == [one.id, two.id]
    assert session.blocklist.also_used_by(MAIL, two.id) == ()


def test_people_are_paged(session: Session) -> None:
    for name in ("Cato", "Ada", "Bea"):
        session.blocklist.add(PersonContent(name))
    assert [row.name for row in session.blocklist.page(offset=1, limit=1)] == ["Bea"]
    assert [row.name for row in session.blocklist.page("at")] == ["Cato"]


def test_an_identifier_written_otherwise_stays_the_same_one(session: Session) -> None:
    person = session.blocklist.add(PersonContent("R. Example", identifiers=(OWL, MAIL))).value
    owl = person.identifiers[0]
    session.statuses.record((owl.id,), StatusContent(Step.BLOCKED, date(2026, 3, 3)))
    other = IdentifierContent(IdentifierKind.HANDLE, "@NightOwl2", "example.org")
    before = session.blocklist.rewrite(person.id, owl.id, other).value
    after = session.blocklist.person(person.id).identifiers[0]
    assert before == OWL
    assert (after.id, after.content, after.normal) == (owl.id, other, "nightowl2")
    assert [each.content.step for each in session.statuses.history(owl.id)] == [Step.BLOCKED]
    with pytest.raises(InvalidField) as refused:
        session.blocklist.rewrite(person.id, owl.id, MAIL)
    assert refused.value.problem is Problem.TAKEN
    with pytest.raises(UnknownRecord):
        session.blocklist.rewrite(person.id, IdentifierId(new_id()), OWL)
