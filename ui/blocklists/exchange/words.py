"""What lists, their formats and what becomes of their rows are called in the window."""

from collections.abc import Mapping
from enum import Enum, auto

from core.blocklists.exchange.arrivals import Arrival, News
from core.blocklists.exchange.mapping import Role
from core.blocklists.exchange.reading import Flaw, ListFormat
from core.blocklists.exchange.why import Detail, Why
from ui.blocklists.words import doubt_words, kind_word
from ui.plain_text import isolated
from ui.translate import tr, tr_n

_NAMED_PEOPLE = 2


def format_word(kind: ListFormat) -> str:
    """Return what a list was taken for."""
    return {
        ListFormat.VCARD: tr("Contacts (vCard)"),
        ListFormat.TABLE: tr("A table (CSV)"),
        ListFormat.PEOPLE_TABLE: tr("A table of this app"),
        ListFormat.MASTODON: tr("A list of Mastodon"),
        ListFormat.GMAIL: tr("Filters of Gmail"),
        ListFormat.THUNDERBIRD: tr("Rules of Thunderbird"),
        ListFormat.SPAM_BLOCKER: tr("Rules of SpamBlocker"),
        ListFormat.CALL_BLOCKER: tr("A list of Yet Another Call Blocker"),
        ListFormat.NO_PHONE_SPAM: tr("A list of NoPhoneSpam"),
        ListFormat.PLAIN: tr("A list with one on each line"),
    }[kind]


def flaw_words(flaw: Flaw) -> str:
    """Return why a row cannot be taken in."""
    return {
        Flaw.NOTHING: tr("No address, number or account in it"),
        Flaw.UNREADABLE: tr("Not written as such lists are"),
        Flaw.TOO_LONG: tr("Longer than can be kept"),
        Flaw.PATTERN: tr("Stands for many, not for one"),
        Flaw.ALLOWS: tr("Says whom to let through, not whom to block"),
    }[flaw]


class ToCheck(Enum):
    """Rows to look at, beside the kinds of news."""

    DOUBTFUL = auto()
    """It can be brought in, and may be mistyped."""


RowFilter = News | ToCheck | None
FILTERS: tuple[RowFilter, ...] = (None, *News, *ToCheck)
"""None: all rows."""


def news_words(arrival: Arrival) -> str:
    """Return what a row would bring, and why it may be mistyped."""
    words = _news_words(arrival)
    listed, doubt = arrival.row.listed, arrival.doubt
    if listed is None or doubt is None:
        return words
    # The reason first: what stands last is cut first.
    return tr("{doubt} · {news}").format(doubt=doubt_words(doubt, listed.kind), news=words)


def _news_words(arrival: Arrival) -> str:
    if arrival.news is News.NEW:
        return tr("New")
    if arrival.news is News.DOUBLE:
        return tr("Already in line {n} of this list").format(n=arrival.double_of)
    if arrival.news is News.BAD:
        return flaw_words(arrival.row.flaw or Flaw.UNREADABLE)
    names = [isolated(row.name) for row in arrival.known_to[:_NAMED_PEOPLE]]
    more = len(arrival.known_to) - len(names)
    who = ", ".join(names)
    if more:
        return tr("Kept already: {who} and {n} more").format(who=who, n=more)
    return tr("Kept already: {who}").format(who=who)


def filters_of(arrival: Arrival) -> tuple[RowFilter, ...]:
    """Return every filter that lets a row through."""
    if arrival.doubt is None:
        return (None, arrival.news)
    return (None, arrival.news, ToCheck.DOUBTFUL)


def news_filter_word(only: RowFilter, count: int) -> str:
    """Return what the rows of one kind are called, with how many there are."""
    words: Mapping[RowFilter, str] = {
        None: tr("All ({n})"),
        News.NEW: tr("New ({n})"),
        News.KNOWN: tr("Kept already ({n})"),
        News.DOUBLE: tr("Twice ({n})"),
        News.BAD: tr("Cannot be taken ({n})"),
        ToCheck.DOUBTFUL: tr("Perhaps mistyped ({n})"),
    }
    return words[only].format(n=count)


def kind_of_row(arrival: Arrival) -> str:
    """Return the kind of what a row holds, and where an account is."""
    listed = arrival.row.listed
    if listed is None:
        return tr("Line {n}").format(n=arrival.row.line)
    if listed.platform.strip():
        return f"{kind_word(listed.kind)} · {isolated(listed.platform.strip())}"
    return kind_word(listed.kind)


def role_word(role: Role) -> str:
    """Return what a column holds."""
    return {
        Role.NOTHING: tr("Leave out"),
        Role.ANY: tr("Addresses, numbers, accounts"),
        Role.EMAIL: tr("E-mail address"),
        Role.EMAIL_DOMAIN: tr("E-mail domain"),
        Role.PHONE: tr("Phone number"),
        Role.HANDLE: tr("Account or handle"),
        Role.WEBSITE: tr("Web site"),
        Role.IP_ADDRESS: tr("IP address"),
        Role.POSTAL_NAME: tr("Name on letters or parcels"),
        Role.PERSON: tr("Name of the person"),
        Role.PLATFORM: tr("App or site of the account"),
        Role.PERMANENT_ID: tr("Permanent ID of the account"),
        Role.NOTE: tr("Note"),
    }[role]


def identifiers_words(n: int) -> str:
    """Return how many addresses, numbers and accounts."""
    return tr_n("{n} entry", "{n} entries", n).format(n=n)


def left_out_lines(left_out: Mapping[Why, int]) -> list[str]:
    """Return a sentence for each reason why something is not in the file, and how many."""
    sentences = {
        Why.OTHER_KIND: tr("{n} of a kind that this program cannot use"),
        Why.OTHER_PLATFORM: tr("{n} on another app or site"),
        Why.FORM: tr("{n} written in a way that this program cannot use"),
        Why.HIDDEN: tr("{n} with hidden or acting characters, which could do harm in a file"),
        Why.NO_COUNTRY: tr("{n} without a country code: they could match somebody else"),
        Why.PART_OF_SITE: tr("{n} for one page only: all of its site would be blocked"),
        Why.OVER_LIMIT: tr("{n} beyond the most that this program takes"),
        Why.DOUBLE: tr("{n} that are in the file already"),
    }
    return [sentences[why].format(n=left_out[why]) for why in Why if left_out.get(why)]


def without_lines(without: Mapping[Detail, int]) -> list[str]:
    """Return a sentence for each detail that the file cannot say, and of how many."""
    sentences = {
        Detail.PERSON: tr("the names of whose they are ({n})"),
        Detail.PLATFORM: tr("the app or site ({n})"),
        Detail.PERMANENT_ID: tr("permanent IDs of accounts ({n})"),
        Detail.NOTE: tr("notes ({n})"),
    }
    return [sentences[each].format(n=without[each]) for each in Detail if without.get(each)]
