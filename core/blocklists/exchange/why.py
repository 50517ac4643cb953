"""Why an identifier, or something that is known of it, does not get into a file."""

from enum import Enum, auto


class Why(Enum):
    """Why an identifier is left out."""

    OTHER_KIND = auto()
    """The program matches other things: a mail filter knows no phone numbers."""
    OTHER_PLATFORM = auto()
    """The account is on another service."""
    FORM = auto()
    """It is written in a way that the program cannot match."""
    HIDDEN = auto()
    """It has characters that hide or act: in a file they could do harm or mislead."""
    NO_COUNTRY = auto()
    """A phone number whose country is not known would match nobody, or somebody else."""
    PART_OF_SITE = auto()
    """It is a page on a site, and the program can only block the whole site."""
    OVER_LIMIT = auto()
    """The program takes no more than were written."""
    DOUBLE = auto()
    """It is in the file already, written in another way or for another person."""


class Detail(Enum):
    """What can be known of an identifier beside itself."""

    PERSON = auto()
    PLATFORM = auto()
    PERMANENT_ID = auto()
    NOTE = auto()
