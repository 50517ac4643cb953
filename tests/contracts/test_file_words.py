"""What every FileWordsStore does, and that matching looks at what it keeps."""

import pytest

from core.blocklists.forms.key import Space
from core.blocklists.matching.match import Waiting
from core.blocklists.matching.matching import Matching
from core.blocklists.person import IdentifierContent, IdentifierKind
from core.errors import UnknownRecord
from core.ids import ExhibitId, IncidentId, new_id
from core.incidents.evidence import Exhibit
from core.progress import Unwatched
from tests.contracts.conftest import Stores
from tests.contracts.examples import incident, sealed
from tests.contracts.test_match_store import OWL, having, matching_of

HANDLE = IdentifierContent(IdentifierKind.HANDLE, "nightowl", "Forum")
UNWATCHED = Unwatched()


@pytest.fixture
def matching(stores: Stores) -> Matching:
    return matching_of(stores)


def record(stores: Stores, *media_types: str) -> tuple[Exhibit, ...]:
    files = [sealed(f"{number}", each) for number, each in enumerate(media_types)]
    return stores.incidents.add(incident(text="See what came."), files).exhibits


def matched(matching: Matching) -> set[tuple[IncidentId, str, Space]]:
    return {
        (each.incident_id, each.known.identifier.content.written, each.known.space)
        for each in matching.open()
    }


def test_mails_and_texts_are_read_once_each_in_their_order(stores: Stores) -> None:
    wanted = ("message/rfc822", "text/plain", "application/vnd.ms-outlook", "text/html")
    exhibits = record(stores, "image/png", *wanted, "application/pdf")
    unread, above = [], 0
    while (each := stores.file_words.next_unread(above)) is not None:
        unread.append(each)
        above = each.number
    assert unread == [each for each in exhibits if each.evidence.media_type in wanted]
    stores.file_words.keep(unread[0].id, "")
    stores.file_words.keep(unread[2].id, "third")
    stores.file_words.keep(unread[1].id, "second")
    assert stores.file_words.next_unread(0) == unread[3]
    assert stores.file_words.in_incident(exhibits[0].incident_id) == "\nsecond\nthird"
    with pytest.raises(UnknownRecord):
        stores.file_words.keep(ExhibitId(new_id()), "words")


def test_who_stands_in_a_mail_is_found_whichever_comes_first(
    stores: Stores, matching: Matching
) -> None:
    (mail,) = record(stores, "message/rfc822")
    stores.people.add(having(OWL))
    matching.bring_up_to_date(UNWATCHED)
    assert matched(matching) == set()
    stores.file_words.keep(mail.id, "From: Night.Owl@gmail.com\nyour nightowl")
    assert stores.matches.waiting() == Waiting(0, 1)
    matching.bring_up_to_date(UNWATCHED)
    by_mail = (mail.incident_id, OWL.written, Space.EMAIL)
    assert matched(matching) == {by_mail}
    stores.people.add(having(HANDLE, name="Max"))
    matching.bring_up_to_date(UNWATCHED)
    assert matched(matching) == {by_mail, (mail.incident_id, HANDLE.written, Space.WORDS)}


def test_a_file_without_words_makes_nothing_wait_and_goes_with_its_incident(
    stores: Stores, matching: Matching
) -> None:
    mail, other = record(stores, "message/rfc822", "text/plain")
    matching.bring_up_to_date(UNWATCHED)
    stores.file_words.keep(mail.id, "")
    assert stores.matches.waiting() == Waiting(0, 0)
    stores.file_words.keep(other.id, "nobody")
    stored = stores.incidents.get(mail.incident_id)
    stores.incidents.set_trashed((stored.id,), stored.recorded_at)
    stores.incidents.delete((stored.id,))
    assert stores.file_words.in_incident(stored.id) == ""
    assert stores.file_words.next_unread(0) is None
