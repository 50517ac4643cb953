"""What the fields of a note are called and their values in words, to tell what changed."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale

from core.ids import PersonId
from core.incidents.details import Flag, Harm, Report, Witness
from core.incidents.differences import FieldChange
from core.incidents.platform import Platform
from core.moment import Moment
from ui.journal.words import moment_words, platform_words
from ui.plain_text import visible
from ui.translate import tr, tr_n


@dataclass(frozen=True, slots=True)
class Names:
    """What stands behind codes and identities."""

    types: Mapping[str, str]
    people: Mapping[PersonId, str]
    zone: str


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A changed field as it is shown; `before` and `after` are safe to look at."""

    field: str
    before: str
    after: str


def change_words(change: FieldChange, names: Names) -> ChangeWords:
    """Return the words for one changed field."""
    return ChangeWords(
        field_names()[change.field],
        _value(change.field, change.before, names),
        _value(change.field, change.after, names),
    )


def field_names() -> Mapping[str, str]:
    """Return what each field of IncidentContent and Details is called."""
    return {
        "occurred": tr("When"),
        "types": tr("What kind"),
        "platform": tr("Where it reached you"),
        "people": tr("Who"),
        "ended": tr("Until"),
        "approximate_minutes": tr("How exact the time is"),
        "discovered": tr("When you found out"),
        "quote": tr("Exact words"),
        "flags": tr("Marks"),
        "url": tr("Address of the page"),
        "message_id": tr("Number of the message"),
        "place": tr("Where"),
        "attribution": tr("Why you think it was them"),
        "third_parties": tr("Others who took part"),
        "witnesses": tr("Who saw it"),
        "device": tr("Device"),
        "account": tr("Account"),
        "app": tr("App"),
        "way_in": tr("How they got in"),
        "fear": tr("How afraid you were"),
        "harms": tr("What it did to you"),
        "cost": tr("What it cost"),
        "reports": tr("Reports"),
        "private_note": tr("Private note"),
    }


def _value(field: str, value: object, names: Names) -> str:
    if value is None or value in ("", ()):
        return tr("(empty)")
    if field == "fear":
        return _fear_words()[int(str(value))]
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
    parts = (_day(part) if isinstance(part, date) else part for part in astuple(value))
    return visible("; ".join(part for part in parts if part))


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


_WORDS: Mapping[type, Callable[..., str]] = {
    Moment: lambda value, names: moment_words(value, names.zone),
    Platform: lambda value, _names: platform_words()[value],
    Flag: lambda value, _names: _flag_words()[value],
    Harm: lambda value, _names: _harm_words()[value],
    Witness: lambda value, _names: _row(value),
    Report: lambda value, _names: _row(value),
}


def _fear_words() -> tuple[str, ...]:
    return tr("not at all"), tr("a little"), tr("afraid"), tr("very afraid")


def _flag_words() -> Mapping[Flag, str]:
    return {
        Flag.THREAT_TO_LIFE: tr("threat to life"),
        Flag.WEAPON: tr("weapon"),
        Flag.KNOWS_WHERE_YOU_ARE: tr("knows where you are"),
        Flag.CHILD_INVOLVED: tr("a child is involved"),
        Flag.ESCALATION: tr("getting worse"),
        Flag.ORDER_BREACHED: tr("court order breached"),
        Flag.STOP_SAID: tr("had been told to stop"),
        Flag.SEXUAL_CONTENT: tr("sexual content"),
        Flag.SENT_TO_WORKPLACE: tr("sent to work or school"),
    }


def _harm_words() -> Mapping[Harm, str]:
    return {
        Harm.SLEEP: tr("sleep"),
        Harm.WORK: tr("work"),
        Harm.MONEY: tr("money"),
        Harm.HEALTH: tr("health"),
        Harm.MOVED: tr("moved home"),
        Harm.ROUTINE: tr("daily routine"),
        Harm.FRIENDS: tr("friends and family"),
        Harm.OTHER: tr("something else"),
    }
