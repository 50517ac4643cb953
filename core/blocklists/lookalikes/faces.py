"""Faces: the part of an identifier or a person that can be made to look like another."""

from enum import StrEnum
from typing import NamedTuple

from core.blocklists.forms.domain import domain_forms
from core.blocklists.forms.folding import folded
from core.blocklists.forms.handle import account
from core.blocklists.forms.mail import mailbox
from core.blocklists.forms.website import page
from core.blocklists.lookalikes.skeleton import without_tricks
from core.blocklists.person import IdentifierContent, IdentifierKind

_LEAST_CHARACTERS = 3
"""Shorter names look like each other all the time."""
_MOST_CHARACTERS = 200


class FaceKind(StrEnum):
    """Only faces of one kind are compared; the values are stored."""

    NAME = "name"
    """Handles, what stands before the `@` of a mail address, names of people."""
    SITE = "site"
    """Domains of mail and web."""


class Face(NamedTuple):
    """What is compared."""

    kind: FaceKind
    name: str
    """Folded, as it is read."""
    plain: str
    """What is left when all tricks are taken out: faces with one `plain` look alike."""


def face_of_identifier(content: IdentifierContent) -> Face | None:
    """Return the face of an identifier; None when nothing in it can be made to look alike."""
    match content.kind:
        case IdentifierKind.EMAIL:
            return _face(FaceKind.NAME, mailbox(content.written).local)
        case IdentifierKind.HANDLE:
            handle = account(content.written, content.platform, content.account_id).handle
            return _face(FaceKind.NAME, handle.partition("@")[0])
        case IdentifierKind.POSTAL_NAME:
            return face_of_person(content.written)
        case IdentifierKind.EMAIL_DOMAIN:
            return _face(FaceKind.SITE, domain_forms(content.written).unicode)
        case IdentifierKind.WEBSITE:
            return _face(FaceKind.SITE, domain_forms(page(content.written).host).unicode)
        case _:
            return None


def face_of_person(name: str) -> Face | None:
    """Return the face of a person's name."""
    return _face(FaceKind.NAME, " ".join(folded(name).split()))


def _face(kind: FaceKind, name: str) -> Face | None:
    plain = without_tricks(name[:_MOST_CHARACTERS])
    return Face(kind, name, plain) if len(plain) >= _LEAST_CHARACTERS else None
