"""How the journal says dates, sizes, counts and kinds of places, in the person's own language."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from core.incidents.details import Flag
from core.incidents.incident import IncidentRow, Link, LinkKind
from core.incidents.incident_type import IncidentType
from core.incidents.platform import Platform
from core.moment import Moment
from ui.plain_text import visible
from ui.translate import tr, tr_n


def platform_words() -> Mapping[Platform, str]:
    """Return what each kind of place is called, in the order to offer them."""
    return {
        Platform.MESSENGER: tr("Messenger"),
        Platform.SMS: tr("Text message"),
        Platform.CALL: tr("Phone call"),
        Platform.EMAIL: tr("E-mail"),
        Platform.SOCIAL: tr("Social network"),
        Platform.IN_PERSON: tr("In person"),
        Platform.WEBSITE: tr("Web page"),
        Platform.FORUM: tr("Forum or comments"),
        Platform.DATING: tr("Dating app"),
        Platform.GAMING: tr("Game"),
        Platform.MARKETPLACE: tr("Marketplace"),
        Platform.PAYMENT: tr("Payment"),
        Platform.DELIVERY: tr("Delivery or order"),
        Platform.DEVICE: tr("My device or my home"),
        Platform.POST: tr("Letter or parcel"),
    }


def flag_words() -> Mapping[Flag, str]:
    """Return what each flag is called, in the order to offer them."""
    return {
        Flag.THREAT_TO_LIFE: tr("Threat to life"),
        Flag.WEAPON: tr("A weapon was shown or named"),
        Flag.KNOWS_WHERE_YOU_ARE: tr("They know where you are"),
        Flag.CHILD_INVOLVED: tr("A child is involved"),
        Flag.ESCALATION: tr("It is getting worse"),
        Flag.ORDER_BREACHED: tr("Breaks a protective order"),
        Flag.STOP_SAID: tr("After you said stop"),
        Flag.SEXUAL_CONTENT: tr("Sexual content"),
        Flag.SENT_TO_WORKPLACE: tr("Sent to your workplace"),
    }


def link_kind_words() -> Mapping[LinkKind, str]:
    """Return what each kind of link is called on the note that holds it, in the order to offer."""
    return {
        LinkKind.SAME_EVENT: tr("Same event"),
        LinkKind.AFTER_YOU_REACTED: tr("After you reacted"),
        LinkKind.RELATED: tr("Belongs together"),
    }


def link_words(link: Link) -> str:
    """Return how a note relates to the one that is shown."""
    if link.kind is LinkKind.AFTER_YOU_REACTED and link.is_from_other:
        return tr("You reacted here, then came")
    return link_kind_words()[link.kind]


def type_titles(types: Sequence[IncidentType]) -> Mapping[str, str]:
    """Return the title of each type by its code."""
    return {each.code: tr(each.title) for each in types}


def date_words(local: datetime) -> str:
    """Return a date as the person's region writes it in full."""
    date = QDate(local.year, local.month, local.day)
    return QLocale().toString(date, QLocale.FormatType.LongFormat)


def time_words(local: datetime) -> str:
    """Return hours and minutes as the person's region writes them."""
    time = QTime(local.hour, local.minute)
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def clock_words(instant: datetime, zone: str) -> str:
    """Return the time of day of an aware instant in `zone`."""
    return time_words(instant.astimezone(ZoneInfo(zone)))


def zone_words(zone: str) -> str:
    """Return a zone's IANA name as people read it."""
    return zone.replace("_", " ")


def moment_words(moment: Moment, zone: str) -> str:
    """Return date and time as they were on the clocks there; the zone when it is not `zone`."""
    local = moment.local()
    said = tr("{date}, {time}").format(date=date_words(local), time=time_words(local))
    if moment.zone == zone:
        return said
    return tr("{when} ({zone})").format(when=said, zone=zone_words(moment.zone))


def when_words(row: IncidentRow, zone: str) -> str:
    """Return when it happened, or when it was written down."""
    if row.occurred is not None:
        return moment_words(row.occurred, zone)
    return written_words(row.recorded_at, zone)


def written_words(recorded_at: datetime, zone: str) -> str:
    """Return when something was written down; `recorded_at` is aware."""
    return tr("Written {date}").format(date=date_words(recorded_at.astimezone(ZoneInfo(zone))))


def size_words(size_bytes: int) -> str:
    """Return a file's size, rounded, with the units that file managers use."""
    return QLocale().formattedDataSize(
        size_bytes,
        1 if size_bytes >= 1_000 else 0,
        QLocale.DataSizeFormat.DataSizeTraditionalFormat,
    )


def notes_words(count: int) -> str:
    """Return how many notes there are."""
    number = QLocale().toString(count)
    return tr_n("{n} note", "{n} notes", count).format(n=number)


def files_words(count: int) -> str:
    """Return how many files there are."""
    number = QLocale().toString(count)
    return tr_n("{n} file", "{n} files", count).format(n=number)


def excerpt_words(excerpt: str) -> str:
    """Return the beginning of a note as one paragraph, with everything in it visible."""
    return visible(" ".join(excerpt.split()))
