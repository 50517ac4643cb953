"""What searching sees of an incident: the same for whoever keeps it."""

from dataclasses import astuple

from core.incidents.details import Details
from core.incidents.incident import Incident
from core.incidents.search import Has

_BEGINNINGS = {Has.IMAGE: "image/", Has.VIDEO: "video/", Has.AUDIO: "audio/", Has.MAIL: "message/"}
_WHOLE = {Has.PDF: "application/pdf", Has.MAIL: "application/vnd.ms-outlook"}


def has(incident: Incident) -> frozenset[Has]:
    """Return what `has:` finds an incident by."""
    content = incident.content
    facts = {
        Has.FILE: incident.exhibits,
        Has.PERSON: content.people,
        Has.TIME: content.occurred,
        Has.REPORT: content.details.reports,
        Has.SEAL: incident.is_sealed,
    }
    found = {each for each, is_there in facts.items() if is_there}
    for exhibit in incident.exhibits:
        media_type = exhibit.evidence.media_type
        found |= {each for each, start in _BEGINNINGS.items() if media_type.startswith(start)}
        found |= {each for each, whole in _WHOLE.items() if media_type == whole}
    return frozenset(found)


def file_words(incident: Incident) -> str:
    """Return the names of the files, and what is written about where they came from."""
    names = [each.evidence.name for each in incident.exhibits]
    said = incident.content.provenance
    return "\n".join(
        [*names, *(part for each in said for part in (each.by, each.address, each.note) if part)]
    )


def words(details: Details) -> str:
    """Return everything written into the folded fields, the quote and the address among it."""
    witnesses = [part for each in details.witnesses for part in astuple(each)]
    reports = [part for each in details.reports for part in astuple(each)]
    fields = (
        details.quote,
        details.url,
        details.message_id,
        details.place,
        details.attribution,
        details.third_parties,
        details.device,
        details.account,
        details.app,
        details.way_in,
        details.cost,
        details.private_note,
    )
    return "\n".join(
        each for each in (*fields, *witnesses, *reports) if isinstance(each, str) and each
    )
