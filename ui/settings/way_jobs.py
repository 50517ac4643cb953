"""What is done about the ways into the vault, as jobs for the vault thread."""

from collections.abc import Callable
from functools import partial

from core.changes import Changed
from core.vault.credentials import RecoveryWords
from core.vault.session import Session
from core.vault.ways_in import WayIn, WayKind
from ui.settings.way_words import Deed

Job = Callable[[Session], Changed[None]]


def ways_in(session: Session) -> tuple[WayIn, ...]:
    """Return what opens the vault."""
    return session.access.ways_in()


def first_of(kind: WayKind, ways: tuple[WayIn, ...]) -> WayIn:
    """Return the first way of a kind; there is one."""
    return next(each for each in ways if each.kind is kind)


def job_of(deed: Deed, typed: str, ways: tuple[WayIn, ...]) -> Job:
    """Return what does a deed, all but making new words: those are to be read first."""
    if deed in _CHANGES:
        return partial(_CHANGES[deed], typed)
    return partial(_remove, typed, first_of(_REMOVED[deed], ways).way_id)


def fresh_words(typed: str, session: Session) -> RecoveryWords:
    """Return words that open nothing yet."""
    return session.access.fresh_words(typed)


def put_words(words: RecoveryWords, session: Session) -> Changed[None]:
    """Let them open the vault, and the old ones no more."""
    session.access.change_words(words)
    return Changed(None, frozenset())


def _tie(typed: str, session: Session) -> Changed[None]:
    session.access.tie(typed)
    return Changed(None, frozenset())


def _untie(typed: str, session: Session) -> Changed[None]:
    session.access.untie(typed)
    return Changed(None, frozenset())


def _remember(typed: str, session: Session) -> Changed[None]:
    session.access.remember(typed)
    return Changed(None, frozenset())


def _remove(typed: str, way_id: str, session: Session) -> Changed[None]:
    session.access.remove(typed, way_id)
    return Changed(None, frozenset())


_CHANGES = {Deed.TIE: _tie, Deed.UNTIE: _untie, Deed.REMEMBER: _remember}
_REMOVED = {
    Deed.REMOVE_WORDS: WayKind.RECOVERY_WORDS,
    Deed.FORGET: WayKind.REMEMBERED,
    Deed.REMOVE_OTHER: WayKind.UNKNOWN,
}
