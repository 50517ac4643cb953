"""How it is said where a file came from."""

from collections.abc import Iterator, Mapping

from core.incidents.provenance import Copy, Online, Provenance, Way
from ui.journal.words import moment_words
from ui.translate import tr

_BRIEF = 120


def way_words() -> Mapping[Way, str]:
    """Return what each way is called, in the order to offer them."""
    return {
        Way.SCREENSHOT: tr("Screenshot"),
        Way.PHOTO: tr("Photo"),
        Way.SAVED: tr("The page or message itself, saved"),
        Way.EXPORTED: tr("Export from an app or platform"),
        Way.COPIED: tr("Copied and pasted"),
        Way.RECORDED: tr("Recording"),
        Way.SENT: tr("Sent to you by somebody"),
        Way.OTHER: tr("Another way"),
    }


def copy_words() -> Mapping[Copy, str]:
    """Return what a file is to the thing itself."""
    return {Copy.ORIGINAL: tr("The original"), Copy.COPY: tr("A copy")}


def online_words() -> Mapping[Online, str]:
    """Return whether it can still be found where it was."""
    return {
        Online.ONLINE: tr("Still online"),
        Online.MAY_VANISH: tr("Online, but may vanish"),
        Online.GONE: tr("No longer online"),
    }


def origin_lines(said: Provenance, zone: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of everything that is said of a file. Values are not made safe."""
    if said.captured is not None:
        yield tr("Taken on"), moment_words(said.captured, zone)
    if said.way is not None:
        yield tr("How it was taken"), way_words()[said.way]
    if said.by:
        yield tr("Taken by"), said.by
    if said.copy is not None:
        yield tr("It is"), copy_words()[said.copy]
    if said.online is not None:
        yield tr("On the internet"), online_words()[said.online]
    if said.address:
        yield tr("Address it came from"), said.address
    if said.note:
        yield tr("What to know about it"), said.note


def origin_summary(said: Provenance, zone: str) -> str:
    """Return everything that is said of a file in one line, not made safe; perhaps nothing."""
    by = tr("by {who}").format(who=said.by) if said.by else ""
    parts = (
        way_words()[said.way] if said.way else "",
        moment_words(said.captured, zone) if said.captured else "",
        by,
        copy_words()[said.copy] if said.copy else "",
        online_words()[said.online] if said.online else "",
        said.address,
        said.note,
    )
    return " · ".join(" ".join(part[:_BRIEF].split()) for part in parts if part.strip())
