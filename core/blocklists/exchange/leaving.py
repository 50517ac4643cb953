"""Gathering what goes into a file, and counting what does not, with its reason."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.blocklists.exchange.listed import Listed, has_hidden, one_line
from core.blocklists.exchange.why import Detail, Why
from core.blocklists.person import IdentifierKind


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the person chose for the file."""

    label: str
    """The folder or label that mails are put into."""
    with_names: bool = False
    with_notes: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A file, ready to be written, and what is not in it."""

    data: bytes
    carried: int
    """How many identifiers are in it."""
    left_out: Mapping[Why, int]
    without: Mapping[Detail, int]
    """Of how many that are in it something is known, and was wanted, that the file cannot say."""


Forms = Mapping[IdentifierKind, Callable[[Listed], str | Why]]
"""What a program can match, by kind, and how it has to be written there."""


@dataclass(slots=True)
class Gathered:
    """What goes into a file, in the order given, and what does not."""

    entries: list[tuple[str, Listed]] = field(default_factory=list)
    left_out: Counter[Why] = field(default_factory=Counter)

    def cut(self, count: int) -> None:
        """Leave out what comes after `count` entries: the program takes no more."""
        over = len(self.entries) - count
        if over > 0:
            self.left_out[Why.OVER_LIMIT] += over
            del self.entries[count:]

    def values(self) -> list[str]:
        """Return the entries as they are written in the file."""
        return [value for value, _ in self.entries]

    def export(self, text: str, options: ExportOptions, says: Collection[Detail]) -> Export:
        """Return the file; `says` is what the format tells of an identifier beside itself."""
        wanted = {Detail.PLATFORM, Detail.PERMANENT_ID}
        wanted |= {Detail.PERSON} if options.with_names else set()
        wanted |= {Detail.NOTE} if options.with_notes else set()
        without: Counter[Detail] = Counter()
        for _, listed in self.entries:
            without.update(_known(listed) & wanted - set(says))
        return Export(text.encode(), len(self.entries), dict(self.left_out), dict(without))


def gather(listed: Iterable[Listed], forms: Forms, *, by_person: bool = False) -> Gathered:
    """Sort identifiers into those that a program can match and those that it cannot.

    `by_person`: what two people share is written for each of them.
    """
    gathered = Gathered()
    seen: set[tuple[IdentifierKind, str, str, str]] = set()
    for each in listed:
        form = forms.get(each.kind)
        value: str | Why = Why.OTHER_KIND
        if form is not None:
            value = Why.HIDDEN if has_hidden(each.written) else form(each)
        if isinstance(value, str):
            whose = f"{each.person_id} {each.person}" if by_person else ""
            key = (each.kind, value.casefold(), each.platform.casefold(), whose)
            if key in seen:
                value = Why.DOUBLE
            else:
                seen.add(key)
                gathered.entries.append((value, each))
        if isinstance(value, Why):
            gathered.left_out[value] += 1
    return gathered


def name_beside(listed: Listed, options: ExportOptions) -> str:
    """Return the name and note that may stand beside an identifier, as one line."""
    parts = (
        listed.person if options.with_names else "",
        listed.note if options.with_notes else "",
    )
    return " – ".join(filter(None, map(one_line, parts)))


def as_written(listed: Listed) -> str | Why:
    """Take an identifier as it is: the file is read by people, or quotes whatever it is."""
    return listed.written.strip() or Why.FORM


def any_kind() -> Forms:
    """Return forms that take everything as it is written."""
    return dict.fromkeys(IdentifierKind, as_written)


def chunks(values: Sequence[str], most: int, separator: str) -> list[list[str]]:
    """Split values so that each part, joined, is at most `most` characters long."""
    parts: list[list[str]] = []
    length = 0
    for value in values:
        if parts and length + len(separator) + len(value) <= most:
            parts[-1].append(value)
            length += len(separator) + len(value)
        else:
            parts.append([value])
            length = len(value)
    return parts


def _known(listed: Listed) -> set[Detail]:
    told = {
        Detail.PERSON: listed.person,
        Detail.PLATFORM: listed.platform,
        Detail.PERMANENT_ID: listed.permanent_id,
        Detail.NOTE: listed.note,
    }
    return {detail for detail, text in told.items() if text.strip()}
