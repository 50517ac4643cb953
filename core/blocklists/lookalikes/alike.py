"""What looks like what, and why: reasons, never scores."""

from dataclasses import dataclass
from enum import StrEnum

from core.blocklists.forms.folding import folded
from core.blocklists.forms.handle import account
from core.blocklists.lookalikes.faces import Face
from core.blocklists.lookalikes.skeleton import look, without_separators
from core.blocklists.normalise import normal_form
from core.blocklists.person import Circle, Identifier, IdentifierContent, IdentifierKind
from core.ids import PersonId


class Likeness(StrEnum):
    """Why two may be the same person, the strongest first. `ui` has the sentences."""

    SAME = "same"
    """The same identifier, written differently."""
    SAME_ACCOUNT = "same_account"
    """The same permanent ID: the account has another name now."""
    SAME_DIGITS = "same_digits"
    """The same number, but the country of one of them is not known."""
    SAME_NAME = "same_name"
    """The same name on another platform, before the `@` of another address, or of a person."""
    LOOKS_ALIKE = "looks_alike"
    """Letters that a font shows alike (Unicode TR39)."""
    SEPARATORS = "separators"
    """Only what joins the words is different: `.`, `-`, `_`, spaces."""
    TRICKS = "tricks"
    """Digits for letters, `rn` for `m` and the like."""
    IN_DOMAIN = "in_domain"
    """A mail address of a listed domain."""
    CLOSE = "close"
    """A letter or two are different."""


STRENGTH = {likeness: place for place, likeness in enumerate(Likeness)}


@dataclass(frozen=True, slots=True)
class KnownFace:
    """Somebody, or an identifier of theirs, that something can look like."""

    person_id: PersonId
    person_name: str
    circle: Circle
    identifier: Identifier | None
    """None: it is the person's name."""
    face: Face | None = None

    @property
    def name(self) -> str:
        """What is alike, as it is written."""
        return self.identifier.content.written if self.identifier else self.person_name

    @property
    def token(self) -> str:
        """What it is, whatever its identity: decisions are kept by it."""
        if self.identifier is None:
            return f"person:{folded(self.person_name)}"
        return _token(self.identifier.content, self.identifier.normal)


@dataclass(frozen=True, slots=True)
class Alike:
    """Something known that looks like what was asked about."""

    known: KnownFace
    likeness: Likeness
    distance: int = 0
    """How many letters are different, for CLOSE."""

    @property
    def is_impersonation(self) -> bool:
        """Whether somebody pretends to be the person themselves or somebody close to them."""
        return self.known.circle is not Circle.BLOCKLIST


def likeness_of(one: Face, other: Face) -> Likeness:
    """Return why two faces with the same `plain` look alike."""
    if one.name == other.name:
        return Likeness.SAME_NAME
    if without_separators(one.name) == without_separators(other.name):
        return Likeness.SEPARATORS
    if look(one.name) == look(other.name):
        return Likeness.LOOKS_ALIKE
    return Likeness.TRICKS


def token_of(content: IdentifierContent, region: str) -> str:
    """Return what an identifier is, whatever its identity."""
    return _token(content, normal_form(content, region))


def _token(content: IdentifierContent, normal: str) -> str:
    if content.kind is not IdentifierKind.HANDLE:
        return f"{content.kind}:{normal}"
    return f"{content.kind}:{account(content.written, content.platform).service}:{normal}"
