"""What searching sees of an incident."""

from dataclasses import fields, replace

import pytest

from core.ids import ExhibitId, IncidentId, new_id
from core.incidents.details import Details
from core.incidents.evidence import Exhibit
from core.incidents.findable import has, words
from core.incidents.incident import IncidentContent
from core.incidents.search import Has
from tests.contracts.examples import at, details, incident, sealed


@pytest.mark.parametrize(
    ("media_type", "found"),
    [
        ("image/heic", {Has.FILE, Has.IMAGE}),
        ("video/mp4", {Has.FILE, Has.VIDEO}),
        ("audio/ogg", {Has.FILE, Has.AUDIO}),
        ("application/pdf", {Has.FILE, Has.PDF}),
        ("message/rfc822", {Has.FILE, Has.MAIL}),
        ("application/vnd.ms-outlook", {Has.FILE, Has.MAIL}),
        ("application/octet-stream", {Has.FILE}),
    ],
)
def test_files_are_known_by_their_type(media_type: str, found: set[Has]) -> None:
    exhibit = Exhibit(ExhibitId(new_id()), 1, sealed("x", media_type), IncidentId(new_id()))
    assert has(replace(incident(), exhibits=(exhibit,))) == found


def test_the_rest_is_known_by_being_there() -> None:
    assert has(incident()) == set()
    assert has(replace(incident(content=IncidentContent("x", at(0))), revision=1)) == {
        Has.TIME,
        Has.SEAL,
    }
    assert has(incident(content=IncidentContent("x", details=details()))) == {Has.REPORT}


def test_every_text_written_is_found() -> None:
    assert words(Details()) == ""
    found = words(details()).split("\n")
    for field in fields(Details):
        value = getattr(details(), field.name)
        if isinstance(value, str) and field.name != "quote":
            assert value in found
    for part in ("Jo", "07", "the car", "Kim", "police", "AZ 12", "Officer Lind", "77", "open"):
        assert part in found
    assert details().quote in words(details())
