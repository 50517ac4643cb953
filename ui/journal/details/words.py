"""How flags, harms and fear are said, and why each matters; and what a topic's header says."""

from collections.abc import Mapping

from core.incidents.details import Details, Flag, Harm
from ui.journal.words import flag_words as flag_titles
from ui.shared.days import brief_day
from ui.translate import tr, tr_n


def flag_words() -> Mapping[Flag, tuple[str, str]]:
    """Return what each flag says, and why it matters."""
    reasons = {
        Flag.THREAT_TO_LIFE: tr(
            "The police treat this differently. Tell them first, and somebody near you."
        ),
        Flag.WEAPON: tr("Those who protect you plan with it."),
        Flag.KNOWS_WHERE_YOU_ARE: tr("It changes what is safe to do next."),
        Flag.CHILD_INVOLVED: tr("Other offices have a duty to act then."),
        Flag.ESCALATION: tr("A change is a sign of its own."),
        Flag.ORDER_BREACHED: tr("Breaching a court order is often an offence by itself."),
        Flag.STOP_SAID: tr("It shows that they knew it was not wanted."),
        Flag.SEXUAL_CONTENT: tr("There are laws of their own for it."),
        Flag.SENT_TO_WORKPLACE: tr("They may have a duty to protect you, too."),
    }
    return {flag: (words, reasons[flag]) for flag, words in flag_titles().items()}


def harm_words() -> Mapping[Harm, tuple[str, str]]:
    """Return what each harm says, and why it matters."""
    why = tr("What it did to your life is part of what happened.")
    return {
        Harm.SLEEP: (tr("Sleep"), why),
        Harm.WORK: (tr("Work or school"), why),
        Harm.MONEY: (tr("Money"), why),
        Harm.HEALTH: (tr("Health"), why),
        Harm.MOVED: (tr("Moved house"), why),
        Harm.ROUTINE: (tr("Changed what I do every day"), why),
        Harm.FRIENDS: (tr("Friends or family"), why),
        Harm.OTHER: (tr("Something else"), why),
    }


def fear_words() -> Mapping[int | None, str]:
    """Return the words for each degree of fear; None: not said."""
    return {
        None: tr("Not said"),
        0: tr("Not afraid"),
        1: tr("Uneasy"),
        2: tr("Afraid"),
        3: tr("Very afraid"),
    }


def summaries(details: Details, *, covered: bool) -> Mapping[str, str]:
    """Return what the header of each topic says; empty where nothing is filled.

    While covered, the words of the other side stay folded away.
    """
    quote = tr("Covered until you open this") if covered else f"“{_brief(details.quote)}”"
    flags = flag_titles()
    harms = harm_words()
    impact = [fear_words()[details.fear]] if details.fear is not None else []
    impact += [harms[each][0] for each in details.harms]
    return {
        "quote": _line(quote if details.quote.strip() else ""),
        "place": _line(details.url, details.message_id, details.place),
        "who": _line(_witnesses(details), details.attribution, details.third_parties),
        "flags": _line(*(flags[each] for each in details.flags)),
        "technology": _line(details.device, details.account, details.app, details.way_in),
        "impact": _line(*impact, details.cost),
        "reports": _line(_reports(details), _next_date(details)),
        "private": _line(details.private_note),
    }


def _line(*parts: str) -> str:
    return " · ".join(_brief(part) for part in parts if part.strip())


def _brief(text: str) -> str:
    return " ".join(text[:200].split())


def _witnesses(details: Details) -> str:
    count = len(details.witnesses)
    if not count:
        return ""
    said = tr_n("{n} witness", "{n} witnesses", count).format(n=count)
    names = tr(", ").join(each.name for each in details.witnesses if each.name)
    return tr("{count}: {names}").format(count=said, names=names) if names else said


def _reports(details: Details) -> str:
    count = len(details.reports)
    return tr_n("{n} report", "{n} reports", count).format(n=count) if count else ""


def _next_date(details: Details) -> str:
    days = [each.next_on for each in details.reports if each.next_on is not None]
    return tr("next date {day}").format(day=brief_day(min(days))) if days else ""
