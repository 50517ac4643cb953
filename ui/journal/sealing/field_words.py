"""What the fields of a note are called and their values in words, to tell what changed."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from datetime import date

from core.ids import PersonId
from core.incidents.details import Flag, Harm, Report, Witness
from core.incidents.differences import FieldChange
from core.incidents.platform import Platform
from core.incidents.provenance import Provenance
from core.moment import Moment
from ui.journal.details.topics import topics
from ui.journal.details.words import fear_words, harm_words
from ui.journal.evidence.origin_words import origin_lines
from ui.journal.words import flag_words, moment_words, platform_words
from ui.plain_text import isolated, visible
from ui.shared.days import brief_day
from ui.translate import tr, tr_n


@dataclass(frozen=True, slots=True)
class Names:
    """What stands behind codes and identities."""

    types: Mapping[str, str]
    people: Mapping[PersonId, str]
    zone: str
    files: Mapping[str, str]
    """Names of files by their digests."""


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A changed field as it is shown; `before` and `after` are safe to look at."""

    field: str
    before: str
    after: str
    is_theirs: bool = False
    """Whether these are the words of the other side."""


def change_words(change: FieldChange, names: Names) -> ChangeWords:
    """Return the words for one changed field."""
    field = field_names()[change.field]
    if isinstance(change.before, Provenance):
        name = names.files.get(change.before.sha256, tr("a file no longer there"))
        field = tr("{field} ({name})").format(field=field, name=isolated(name))
    return ChangeWords(
        field,
        _value(change.field, change.before, names),
        _value(change.field, change.after, names),
        is_theirs=change.field == "quote",
    )


def field_names() -> Mapping[str, str]:
    """Return what each field of IncidentContent and Details is called."""
    texts = {text.name: text.words for topic in topics() for text in topic.texts}
    return texts | {
        "occurred": tr("When"),
        "types": tr("What kind"),
        "platform": tr("How it reached you"),
        "people": tr("Who"),
        "ended": tr("Until"),
        "approximate_minutes": tr("How exact the time is"),
        "discovered": tr("When you found out"),
        "flags": tr("How serious"),
        "witnesses": tr("Witnesses"),
        "fear": tr("Fear"),
        "harms": tr("What it did to you"),
        "reports": tr("Reports"),
        "provenance": tr("Where it comes from"),
    }


def _value(field: str, value: object, names: Names) -> str:
    if value is None or value in ("", ()):
        return tr("(empty)")
    if field == "fear":
        return fear_words()[int(str(value))]
    if field == "approximate_minutes":
        n = int(str(value))
        return tr_n("give or take {n} minute", "give or take {n} minutes", n).format(n=n)
    if isinstance(value, tuple):
        return ", ".join(_one(field, each, names) for each in value)
    return _one(field, value, names)


def _one(field: str, value: object, names: Names) -> str:
    if field == "people":
        return visible(names.people.get(PersonId(str(value)), tr("somebody no longer listed")))
    if field == "types":
        return visible(names.types.get(str(value), str(value)))
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value, names)
    return visible(str(value), keep_lines=True)


def _row(value: Witness | Report) -> str:
    parts = (brief_day(part) if isinstance(part, date) else part for part in astuple(value))
    return visible("; ".join(part for part in parts if part))


def _provenance(value: Provenance, names: Names) -> str:
    if value.is_empty:
        return tr("(empty)")
    return visible("; ".join(text for _name, text in origin_lines(value, names.zone)))


_WORDS: Mapping[type, Callable[..., str]] = {
    Moment: lambda value, names: moment_words(value, names.zone),
    Platform: lambda value, _names: platform_words()[value],
    Flag: lambda value, _names: flag_words()[value],
    Harm: lambda value, _names: harm_words()[value][0],
    Witness: lambda value, _names: _row(value),
    Report: lambda value, _names: _row(value),
    Provenance: _provenance,
}
