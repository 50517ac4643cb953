"""What was seen, in words. Names were written by others and are shown as such."""

from core.traces.finding import Finding, Manner, RecentPlace, Sight, Subject, Trace
from ui.plain_text import isolated
from ui.translate import tr

_MOST_NAMED = 50
"""A list of recent files can be long, and so is what it names."""


def summary(finding: Finding) -> str:
    """Return one line: what is there, in names not yet made visible, or how the look went."""
    if finding.sight is Sight.SEEN and not finding.traces:
        return tr("It is turned on")
    if finding.sight is Sight.SEEN:
        names = dict.fromkeys(each.name for each in finding.traces)
        return ", ".join(list(names)[:_MOST_NAMED])
    return {
        Sight.NOT_SEEN: tr("Nothing seen"),
        Sight.PARTLY: tr("Nothing seen, but the system hides part of it"),
        Sight.CANNOT_LOOK: tr("This app cannot look at that here"),
    }[finding.sight]


def details(finding: Finding) -> tuple[str, ...]:
    """Return a line for each thing that was seen, or one for how the look went."""
    if not finding.traces:
        return (_without_traces(finding),)
    lines = [_line(finding.subject, each) for each in finding.traces[:_MOST_NAMED]]
    if len(finding.traces) > _MOST_NAMED:
        lines.append(tr("And {n} more.").format(n=len(finding.traces) - _MOST_NAMED))
    return tuple(lines)


def _without_traces(finding: Finding) -> str:
    if finding.sight is Sight.SEEN:
        return tr("The system may write all of its memory to the disk when it sleeps.")
    return {
        Sight.NOT_SEEN: tr("Nothing was seen. There may be something all the same."),
        Sight.PARTLY: tr(
            "Nothing was seen among the programs of your account. The system does not show those"
            " of other accounts."
        ),
        Sight.CANNOT_LOOK: tr("This app cannot look at that on this system."),
    }[finding.sight]


def _line(subject: Subject, trace: Trace) -> str:
    name = isolated(trace.name)
    if trace.place is not None:
        return _remembered(trace.manner, name, trace.place)
    if subject is Subject.SYNCHRONISED:
        return tr("{name} seems to copy the folder of the vault.").format(name=name)
    return {
        Manner.RUNNING: tr("{name}: it is running now"),
        Manner.STARTS_BY_ITSELF: tr("{name}: it starts by itself"),
        Manner.INSTALLED: tr("{name}: it is installed, and not running now"),
        Manner.MAY_ADMINISTER: tr("{name}: may see and change everything"),
        Manner.IS_YOU: tr("{name}: the account that you are using"),
        Manner.IN_MEMORY: tr("{name}: in memory only, not on the disk"),
        Manner.ENCRYPTED: tr("{name}: on the disk, encrypted"),
        Manner.UNENCRYPTED: tr("{name}: on the disk, and it does not look encrypted"),
    }.get(trace.manner, "{name}").format(name=name)


def _remembered(manner: Manner, name: str, place: RecentPlace) -> str:
    where = {
        RecentPlace.DESKTOP: tr("The list of recently used files"),
        RecentPlace.KDE: tr("The list of recent documents of KDE"),
        RecentPlace.OFFICE: tr("The list of recent documents of LibreOffice"),
        RecentPlace.THUMBNAILS: tr("The store of small pictures of the file manager"),
        RecentPlace.SHELL: tr("The list of commands typed in a terminal"),
    }[place]
    if manner is Manner.NAMES_VAULT:
        return tr("{place} names the folder of the vault, {name}.").format(place=where, name=name)
    return tr("{place} names {name}; a file of that name is in your vault.").format(
        place=where, name=name
    )
