"""What is known of an identifier, in words."""

from datetime import date

from PySide6.QtCore import QLocale

from core.blocklists.doubt import Doubt
from core.blocklists.person import IdentifierContent
from core.blocklists.queries import IdentifierRow
from core.blocklists.status import StatusEntry, Step
from ui.blocklists.facts import IdentifierFacts
from ui.blocklists.status_words import service_word, step_word
from ui.blocklists.words import also_used_by, doubt_words
from ui.plain_text import isolated, visible
from ui.shared.days import brief_day
from ui.translate import tr


def region_word(region: str) -> str:
    """Return what a country or region is called (its code is ISO 3166-1)."""
    territory = QLocale.codeToTerritory(region)
    return QLocale.territoryToString(territory) if region else ""


def details_words(
    identifier: IdentifierContent,
    facts: IdentifierFacts,
    row: IdentifierRow | None,
    *,
    is_listed: bool,
) -> str:
    """Return where an identifier is used, other ways to write it, and what was done about it.

    Nothing is to be done about those of one's own circle (not `is_listed`).
    """
    parts = [visible(identifier.platform)] if identifier.platform else []
    parts += map(isolated, facts.forms)
    if row is not None and row.done_on is not None and row.step is not Step.NOT_YET:
        parts.append(done_words(row.step, row.done_on))
    elif row is not None and is_listed:
        parts.append(step_word(Step.NOT_YET))
    return " · ".join(parts)


def done_words(step: Step, day: date) -> str:
    """Return what was done, and when."""
    return tr("{step} {day}").format(step=step_word(step), day=brief_day(day))


def step_words(entry: StatusEntry, home: str) -> str:
    """Return what was done and when; where, when it is not where one would expect it."""
    said = done_words(entry.content.step, entry.content.done_on)
    if entry.service == home:
        return said
    return tr("{step} ({service})").format(step=said, service=service_word(entry.service))


def caution_words(identifier: IdentifierContent, facts: IdentifierFacts) -> str:
    """Return what to be careful about, or nothing."""
    # Where numbers are from is asked beneath the list, once for all.
    said = [also_used_by(facts.others)]
    if facts.doubt is not None and facts.doubt is not Doubt.NO_COUNTRY:
        doubt = doubt_words(facts.doubt, identifier.kind)
        said.insert(0, tr("{doubt}. Kept as written.").format(doubt=doubt))
    return " ".join(filter(None, said))
