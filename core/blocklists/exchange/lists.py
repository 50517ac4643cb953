"""Lists from and for other programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.blocklists.blocklist import Blocklist
from core.blocklists.doubt import needs_region
from core.blocklists.exchange.arrivals import Arrival, Comparison
from core.blocklists.exchange.gathering import Gathering
from core.blocklists.exchange.leaving import Export, ExportOptions
from core.blocklists.exchange.list_file import (
    Columns,
    ListFile,
    guess_columns,
    open_list,
    read_list,
)
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.reading import MAX_LIST_BYTES, ListFormat, Reading
from core.blocklists.exchange.tables import Record
from core.blocklists.exchange.taking_in import TakingIn, TakingOut
from core.blocklists.exchange.targets import WAYS, Target
from core.blocklists.ports import PersonStore
from core.blocklists.queries import UnfinishedImport
from core.changes import Changed, Kind
from core.clock import Clock
from core.errors import HollyhockError
from core.ids import PersonId
from core.list_files import ListFiles

_SAMPLE_RECORDS = 60
_PEOPLE = frozenset({Kind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that was read from a file, and what is in it as far as could be guessed."""

    file: ListFile
    columns: Columns
    reading: Reading
    sample: tuple[Record, ...]
    """The first records, when it is a table."""
    has_names: bool
    """Whether it says of anything whose it is."""
    needs_region: bool
    """Whether numbers without a country code are in it."""


class Lists:
    """Opening, comparing and taking in; gathering, turning into a file, and writing it.

    What says so needs no database and may be done on any thread; the rest is for the vault thread.
    """

    def __init__(
        self, blocklist: Blocklist, people: PersonStore, files: ListFiles, clock: Clock
    ) -> None:
        self._blocklist = blocklist
        self._people = people
        self._files = files
        self._clock = clock

    def open(self, path: Path) -> Opened:
        """Read a file, once, and find out what it is. Any thread.

        Raises NotReadable, ReadingRefused, ListTooLarge, SourceChanged.
        """
        file = open_list(self._files.read(path, MAX_LIST_BYTES))
        return self.read(file, guess_columns(file))

    def read(self, file: ListFile, columns: Columns) -> Opened:
        """Read the same file again with other columns. Any thread."""
        reading = read_list(file, columns)
        is_table = file.format is ListFormat.TABLE
        sample = file.sample(_SAMPLE_RECORDS) if is_table else ()
        has_names = any(row.listed and row.listed.person for row in reading.rows)
        is_national = any(
            row.listed and needs_region(row.listed.kind, row.listed.written) for row in reading.rows
        )
        return Opened(file, columns, reading, sample, has_names, is_national)

    def read_as(self, file: ListFile, kind: ListFormat) -> Opened:
        """Read the same file again as something else. Any thread."""
        other = file.taken_for(kind)
        return self.read(other, guess_columns(other))

    def compare(self, comparison: Comparison, count: int) -> tuple[Arrival, ...]:
        """Compare the next rows with the vault."""
        return comparison.step(self._blocklist, count)

    def people_by_name(self) -> Mapping[str, PersonId]:
        """Return everybody by case-folded name; of several with one name the first."""
        found: dict[str, PersonId] = {}
        for name, person_id in self._people.names():
            found.setdefault(name.casefold(), person_id)
        return found

    def take_in(self, taking: TakingIn, most: int) -> Changed[None]:
        """Keep the next of a plan, at most `most`. Raises InvalidField, UnknownRecord.

        How far it is is noted before and after: see `unfinished`.
        """
        if not taking.done:
            self._people.note_import(UnfinishedImport(0, taking.total))
        try:
            taking.step(self._blocklist, most)
        except HollyhockError:
            if not taking.done:
                self._people.note_import(None)
            raise
        now = None if taking.is_done else UnfinishedImport(taking.done, taking.total)
        self._people.note_import(now)
        return Changed(None, _PEOPLE)

    def take_out(self, taking: TakingOut, most: int) -> Changed[None]:
        """Take out the next of what came in. Raises UnknownRecord; see `TakingOut.step`."""
        if not taking.done:
            self._people.note_import(UnfinishedImport(0, taking.taken.identifier_count))
        taking.step(self._people, self._clock.now(), most)
        if taking.is_done:
            self._people.note_import(None)
        return Changed(None, _PEOPLE)

    def unfinished(self) -> UnfinishedImport | None:
        """Return how far a list came that neither came in wholly nor was taken out; None: none."""
        return self._people.unfinished_import()

    def forget_unfinished(self) -> Changed[None]:
        """Forget about it: the person knows."""
        self._people.note_import(None)
        return Changed(None, frozenset())

    def gather(self, gathering: Gathering) -> tuple[Listed, ...]:
        """Return the next identifiers of a choice."""
        return gathering.step(self._blocklist)

    def export(self, target: Target, listed: Sequence[Listed], options: ExportOptions) -> Export:
        """Return the file for a program. Any thread."""
        return WAYS[target].write(listed, options)

    def write(self, export: Export, path: Path) -> None:
        """Write it where the person chose. Any thread.

        Raises AlreadyExists, NotWritable, DiskFull.
        """
        self._files.write(path, export.data)
