"""The one form of a content: for the vault, for drafts, for digests."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidField, Problem
from core.ids import IncidentId, PersonId
from core.incidents.chain import ChainEntry, SealedExhibit, content_digest
from core.incidents.content_json import (
    content_from_json,
    content_to_json,
    details_from_json,
    details_to_json,
)
from core.incidents.details import (
    MAX_FIELD_CHARACTERS,
    MAX_ROWS,
    Details,
    Flag,
    Harm,
    Report,
    Witness,
)
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.provenance import Copy, Online, Provenance, Way
from core.moment import Moment
from tests.contracts.examples import NOON, at, details, said

texts = st.text(max_size=9)
moments = st.builds(
    lambda time, zone, fold, written: Moment(
        time.replace(microsecond=0, tzinfo=UTC), zone, fold, written
    ),
    st.datetimes(),
    st.sampled_from(("UTC", "Europe/Berlin")),
    st.integers(0, 1),
    texts,
)
maybe = st.none() | moments
some_details = st.builds(
    Details,
    maybe,
    st.none() | st.integers(1, 10**9),
    maybe,
    texts,
    st.lists(st.sampled_from(Flag)).map(tuple),
    witnesses=st.lists(st.builds(Witness, texts, texts, texts), max_size=2).map(tuple),
    fear=st.none() | st.integers(0, 3),
    harms=st.lists(st.sampled_from(Harm)).map(tuple),
    reports=st.lists(
        st.builds(Report, texts, st.none() | st.dates(), texts, next_on=st.none() | st.dates()),
        max_size=2,
    ).map(tuple),
    private_note=texts,
)
contents = st.builds(
    IncidentContent,
    texts,
    maybe,
    st.lists(texts, max_size=2).map(tuple),
    st.none() | st.sampled_from(Platform),
    st.lists(texts.map(PersonId), max_size=2).map(tuple),
    some_details,
    st.lists(
        st.builds(
            Provenance,
            st.text(min_size=1, max_size=9),
            maybe,
            st.none() | st.sampled_from(Way),
            texts,
            st.none() | st.sampled_from(Copy),
            st.none() | st.sampled_from(Online),
            texts,
            texts,
        ),
        max_size=2,
    ).map(tuple),
)


@given(contents)
def test_whatever_is_written_comes_back_and_always_as_the_same_text(
    content: IncidentContent,
) -> None:
    text = content_to_json(content)
    again = content_from_json(text)
    assert again == content
    assert content_to_json(again) == text
    assert details_from_json(details_to_json(content.details)) == content.details


def test_every_field_of_the_details_is_kept() -> None:
    assert details_from_json(details_to_json(details())) == details()
    assert len(json.loads(details_to_json(details()))) == len(Details.__slots__)


def test_the_form_is_pinned() -> None:
    """Digests in vaults and on paper are over these bytes."""
    content = IncidentContent(
        'Tür "\n',
        Moment(datetime(826, 3, 3, 20, 5, tzinfo=UTC), "Europe/Berlin", 1, "9pm"),
        ("threat",),
        Platform.SMS,
        (PersonId("ab"),),
        Details(
            quote="ja",
            fear=0,
            flags=(Flag.WEAPON,),
            reports=(Report("police", date(2026, 3, 4)),),
        ),
    )
    assert content_to_json(content) == (
        '{"details":{"fear":0,"flags":["weapon"],"quote":"ja","reports":[{"badge":"","body":"police"'
        ',"made_on":"2026-03-04","next_on":null,"officer":"","outcome":"","reference":""}]},'
        '"occurred":{"fold":1,"instant":"0826-03-03T20:05:00Z","written":"9pm","zone":"Europe/Berlin"'
        '},"people":["ab"],"platform":"sms","text":"Tür \\"\\n","types":["threat"]}'
    )


def test_what_is_said_of_files_is_part_of_the_form_where_there_is_any() -> None:
    content = IncidentContent("x", provenance=(Provenance("ab", way=Way.SAVED, note="ja"), said()))
    assert content_to_json(content) == (
        '{"details":{},"occurred":null,"people":[],"platform":null,"provenance":[{"note":"ja",'
        '"sha256":"ab","way":"saved"},{"address":"https://example.org/@someone/7","by":"my sister'
        ' 𝒮","captured":{"fold":0,"instant":"2026-03-03T12:00:30Z","written":"","zone":'
        f'"Europe/Berlin"}},"copy":"copy","note":"two lines\\nand a NUL \\u0000","online":'
        f'"may_vanish","sha256":"{"a" * 64}","way":"screenshot"}}],"text":"x","types":[]}}'
    )
    assert len(json.loads(content_to_json(content))["provenance"][1]) == len(Provenance.__slots__)
    assert "provenance" not in content_to_json(IncidentContent("x"))


def test_digests_are_pinned() -> None:
    """Both were made with printf and sha256sum from what docs/vault-format.md says."""
    assert content_digest(IncidentContent("x")) == (
        "ea6fdf72fc5de8880caac6368f5990109061dd836ca52162a29fa8c40dd91790"
    )
    entry = ChainEntry(
        number=2,
        previous="d" * 64,
        incident_id=IncidentId("c" * 32),
        revision=2,
        sealed_at=NOON.astimezone(timezone(timedelta(hours=1))),
        reason="ein Tippfehler: Tür",
        content_sha256="a" * 64,
        exhibits=(SealedExhibit(7, "b" * 64, 12),),
    )
    assert entry.digest() == "17d7c1bd9b9e84069d93385badce08a085df747f7fa6dcd92152124e25e69c4f"


def test_an_instant_is_the_same_in_any_zone_and_loses_fractions() -> None:
    early = json.loads(content_to_json(IncidentContent("x", at(0))))
    for instant in ("2026-03-03T12:00:00.000000Z", "2026-03-03T13:00:00.9+01:00"):
        early["occurred"]["instant"] = instant
        assert content_from_json(json.dumps(early)).occurred == at(0)


def broken(**changes: object) -> str:
    return json.dumps(json.loads(content_to_json(IncidentContent("x", at(0)))) | changes)


MOMENT = {"instant": "2026-03-03T12:00:00Z", "zone": "UTC", "fold": 0, "written": ""}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        broken(text=None),
        broken(types=[1]),
        broken(platform="moon"),
        broken(people=3),
        broken(occurred=MOMENT | {"instant": "2026-03-03T12:00:00"}),
        broken(occurred=MOMENT | {"instant": "0001-01-01T00:00:00+14:00"}),
        broken(occurred=MOMENT | {"fold": 2}),
        broken(occurred=MOMENT | {"zone": 1}),
        broken(details=[]),
        broken(details={"moon": ""}),
        broken(details={"quote": 1}),
        broken(details={"fear": True}),
        broken(details={"fear": "1"}),
        broken(details={"flags": ["moon"]}),
        broken(details={"witnesses": [{"name": "Jo", "age": "7"}]}),
        broken(details={"reports": [{"body": "police", "made_on": "soon"}]}),
        broken(details={"reports": [{"body": "police", "made_on": 7}]}),
        broken(provenance=[{}]),
        broken(provenance=[{"sha256": "a", "way": "magic"}]),
        broken(provenance=[{"sha256": "a", "moon": ""}]),
        broken(provenance=[{"sha256": 1}]),
        broken(provenance=3),
    ],
)
def test_what_nobody_wrote_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words are nobody's business
        content_from_json(text)


@pytest.mark.parametrize(
    ("wrong", "field", "problem"),
    [
        (Details(private_note="x" * (MAX_FIELD_CHARACTERS + 1)), "private_note", Problem.TOO_LONG),
        (Details(witnesses=(Witness(""),) * (MAX_ROWS + 1)), "witnesses", Problem.TOO_LONG),
        (Details(reports=(Report(""),) * (MAX_ROWS + 1)), "reports", Problem.TOO_LONG),
        (Details(fear=4), "fear", Problem.UNKNOWN),
        (Details(fear=-1), "fear", Problem.UNKNOWN),
        (Details(approximate_minutes=0), "approximate", Problem.UNKNOWN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_details_that_cannot_be_stored_are_refused(
    wrong: Details, field: str, problem: Problem
) -> None:
    with pytest.raises(InvalidField) as caught:
        IncidentContent("x", details=wrong).check()
    assert (caught.value.field, caught.value.problem) == (field, problem)
    details().check()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (Provenance("a" * 63), Problem.UNKNOWN),
        (Provenance("A" * 64), Problem.UNKNOWN),
        (Provenance("a" * 64, note="x" * (MAX_FIELD_CHARACTERS + 1)), Problem.TOO_LONG),
    ],
    ids=("short", "upper case", "long"),
)
def test_what_cannot_be_said_of_a_file_is_refused(wrong: Provenance, problem: Problem) -> None:
    with pytest.raises(InvalidField) as caught:
        IncidentContent("x", provenance=(said(), wrong)).check()
    assert (caught.value.field, caught.value.problem) == ("provenance", problem)
    IncidentContent("x", provenance=(said(),)).check()


def test_times_of_another_zone_are_written_in_utc() -> None:
    moved = replace(at(0), instant=at(0).instant.astimezone(timezone(timedelta(hours=5))))
    content = IncidentContent("x", moved)
    assert content_to_json(content) == content_to_json(IncidentContent("x", at(0)))
