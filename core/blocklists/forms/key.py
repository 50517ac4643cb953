"""Keys: what is looked up when identifiers are matched."""

from enum import StrEnum
from typing import NamedTuple


class Space(StrEnum):
    """What a key is of. Keys of different spaces never match; the values are stored."""

    EMAIL = "email"
    EMAIL_DOMAIN = "email_domain"
    PHONE = "phone"
    DIGITS = "digits"
    """The digits of a number whose country is not known."""
    HANDLE = "handle"
    ACCOUNT = "account"
    """A permanent ID, with its platform."""
    WEBSITE = "website"
    IP = "ip"
    IP_RANGE = "ip_range"
    WORDS = "words"
    """Words in a row: names, and handles that are written without `@`."""


class Key(NamedTuple):
    """Two keys match when they are equal."""

    space: Space
    value: str
