"""Why two names may belong to the same person, in words; and where they differ."""

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from core.blocklists.lookalikes.alike import Alike, Likeness
from core.blocklists.person import Circle, IdentifierContent
from ui.plain_text import isolated
from ui.translate import tr, tr_n

_MOST_COMPARED = 400
_MOST_NAMED = 3


def title_words(alike: Alike) -> str:
    """Return what may be so."""
    known = alike.known
    if known.circle is Circle.ME:
        return tr("This looks like you. Somebody may pretend to be you.")
    if known.circle is Circle.CLOSE:
        return tr("This looks like {name}. Somebody may pretend to be them.").format(
            name=isolated(known.person_name)
        )
    return tr("This may be the same person as {name}.").format(name=isolated(known.person_name))


def reason_words(alike: Alike) -> str:
    """Return why."""
    if alike.likeness is Likeness.CLOSE:
        return tr_n(
            "Because only {n} letter is different.",
            "Because only {n} letters are different.",
            alike.distance,
        ).format(n=alike.distance)
    return {
        Likeness.SAME: tr("Because it is the same, written differently."),
        Likeness.SAME_ACCOUNT: tr(
            "Because the permanent ID is the same: the account has another name now."
        ),
        Likeness.SAME_DIGITS: tr(
            "Because the digits are the same; the country of one of them is not known."
        ),
        Likeness.SAME_NAME: tr("Because the same name is used in another place."),
        Likeness.LOOKS_ALIKE: tr("Because letters were chosen that look alike on a screen."),
        Likeness.SEPARATORS: tr("Because only dots, dashes or spaces are different."),
        Likeness.TRICKS: tr("Because digits or pairs of letters stand for letters they resemble."),
        Likeness.IN_DOMAIN: tr("Because the address belongs to a domain on your list."),
    }[alike.likeness]


def known_words(alike: Alike) -> str:
    """Return whose the known name is, and where it is used."""
    identifier = alike.known.identifier
    if identifier is None or not identifier.content.platform:
        return isolated(alike.known.person_name)
    return tr("{name}, {platform}").format(
        name=isolated(alike.known.person_name), platform=isolated(identifier.content.platform)
    )


def here_words(content: IdentifierContent) -> str:
    """Return where the name on this page is used."""
    here = tr("on this page")
    if not content.platform:
        return here
    return tr("{here}, {platform}").format(here=here, platform=isolated(content.platform))


def differing(one: str, other: str) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """Return for each character of two texts whether it is different from the other text's."""
    one, other = one[:_MOST_COMPARED], other[:_MOST_COMPARED]
    marks = [True] * len(one), [True] * len(other)
    for start, begin, size in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_matching_blocks():
        marks[0][start : start + size] = [False] * size
        marks[1][begin : begin + size] = [False] * size
    return tuple(marks[0]), tuple(marks[1])


def strange_letters(text: str, marks: tuple[bool, ...]) -> str:
    """Return what the differing letters are called that are not what they seem; empty for none."""
    named = list(dict.fromkeys(_named(text, marks)))[:_MOST_NAMED]
    return " · ".join(named)


def _named(text: str, marks: tuple[bool, ...]) -> Iterator[str]:
    for character, is_different in zip(text, marks, strict=False):
        if is_different and ord(character) > 0x7F and character.isalpha():
            name = unicodedata.name(character, "").capitalize()
            if name:
                yield tr("“{letter}” is {name}").format(letter=isolated(character), name=name)
