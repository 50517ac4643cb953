"""What the vault adds to a look at the computer."""

from collections.abc import Collection
from pathlib import Path

from core.progress import Unwatched
from core.traces.finding import (
    Finding,
    Look,
    Manner,
    RecentPlace,
    Remembered,
    Sight,
    Subject,
    Trace,
)
from core.traces.traces import Traces
from tests.fakes.traces import StillTraces

FOLDER = Path("/home/me/vault")
VAULT = Trace("vault", Manner.NAMES_VAULT, RecentPlace.DESKTOP)


class FilesOf:
    """Implements `core.traces.ports.FileNames`."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def named(self, names: Collection[str]) -> frozenset[str]:
        return frozenset(self._names).intersection(names)


def _recent(look: Look, *files: str) -> Finding:
    (found,) = (
        each
        for each in Traces(StillTraces(), FOLDER, FilesOf(*files)).told(look)
        if each.subject is Subject.RECENT
    )
    return found


def test_the_look_is_about_the_open_vault() -> None:
    looker = StillTraces()
    look = Traces(looker, FOLDER, FilesOf()).look(Unwatched())
    assert looker.looked_for == [FOLDER]
    assert {each.subject for each in look.findings} == set(Subject)


def test_files_of_the_vault_that_lists_name_are_told() -> None:
    seen = [Finding(Subject.RECENT, Sight.SEEN, (VAULT,))]
    remembered = [
        Remembered("b.png", RecentPlace.THUMBNAILS),
        Remembered("a.png", RecentPlace.THUMBNAILS),
        Remembered("b.png", RecentPlace.DESKTOP),
        Remembered("of others.png", RecentPlace.DESKTOP),
    ]
    look = StillTraces(seen, remembered).look(FOLDER, Unwatched())
    assert _recent(look, "a.png", "b.png").traces == (
        VAULT,
        Trace("b.png", Manner.NAMES_FILE, RecentPlace.DESKTOP),
        Trace("a.png", Manner.NAMES_FILE, RecentPlace.THUMBNAILS),
        Trace("b.png", Manner.NAMES_FILE, RecentPlace.THUMBNAILS),
    )


def test_lists_that_name_only_other_files_say_nothing() -> None:
    remembered = [Remembered("of others.png", RecentPlace.DESKTOP)]
    look = StillTraces((), remembered).look(FOLDER, Unwatched())
    assert _recent(look, "a.png") == Finding(Subject.RECENT, Sight.NOT_SEEN)
