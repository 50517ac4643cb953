"""What the command line prints. Nothing that somebody else wrote can act on the terminal."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from core.incidents.incident import Incident, IncidentRow
from core.progress import Progress, Unwatched
from core.vault.credentials import RecoveryWords
from ui.command_line.event_progress import EventProgress
from ui.command_line.streams import Passing, Streams
from ui.plain_text import isolated, visible, without_isolation
from ui.translate import tr, tr_n

_WORDS_A_ROW = 4


class Output:
    """Prints results to stdout; errors, notes and progress to stderr."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._in_events = False
        self._percent: _Percent | None = None

    @property
    def time(self) -> Passing:
        """How time passes for whoever looks at work that is shown here."""
        return self._streams.time

    def speak_in_events(self) -> None:
        """From now on print one JSON object a line, for programs, and nothing else on stdout."""
        self._in_events = True

    def event(self, kind: str, /, **facts: object) -> None:
        """Print one event, if that is what is printed."""
        if self._in_events:
            print(json.dumps({"event": kind, **facts}), file=self._streams.stdout, flush=True)

    def say(self, text: str = "") -> None:
        """Print part of the result."""
        if not self._in_events:
            print(_harmless(text), file=self._streams.stdout)

    def note(self, text: str) -> None:
        """Tell the person something beside the result."""
        if self._percent is not None:
            self._percent.give_way()
        print(_harmless(text), file=self._streams.stderr)

    def json(self, document: Mapping[str, object]) -> None:
        """Print one JSON document, in ASCII: escaped, no character can act on a terminal."""
        print(json.dumps(document, indent=2), file=self._streams.stdout)

    def json_rows(self, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Print the document `{name: [row, …]}` without holding all rows at once."""
        write = self._streams.stdout.write
        write(f"{{{json.dumps(name)}: [")
        for index, row in enumerate(rows):
            write(f"{',' if index else ''}\n  {json.dumps(row)}")
        write("\n]}\n")

    def progress(self, title: str) -> Progress:
        """Return a progress that shows on a terminal or as events, and nowhere else."""
        if self._in_events:
            return EventProgress(self.event)
        if not self._streams.stderr.isatty():
            return Unwatched()
        self._percent = _Percent(title, self._streams)
        return self._percent

    def new_vault(self, folder: Path, words: RecoveryWords) -> None:
        """Tell where a new vault is, and print its recovery words with what to do with them."""
        self.event("restored", folder=str(folder), recovery_words=list(words.words))
        self.say(tr("The vault is made, in “{folder}”.").format(folder=isolated(str(folder))))
        self.say(tr("Its recovery words, in this order:"))
        self.words(words)
        self.say(
            tr(
                "Write them on paper now and keep it where nobody else looks. They open this vault"
                " when the passphrase is lost, and they are not shown again. Then clear this"
                " terminal."
            )
        )

    def words(self, words: RecoveryWords) -> None:
        """Print recovery words with their numbers."""
        self.say()
        for start in range(0, len(words.words), _WORDS_A_ROW):
            row = enumerate(words.words[start : start + _WORDS_A_ROW], start + 1)
            self.say("".join(f"{number:>4}. {word:<10}" for number, word in row).rstrip())
        self.say()

    def flush(self) -> None:
        """Hand everything over. Raises BrokenPipeError when nobody reads any more."""
        self._streams.stdout.flush()
        self._streams.stderr.flush()


class _Percent:
    """One line on the terminal that is written anew with every whole percent."""

    def __init__(self, title: str, streams: Streams) -> None:
        self._title, self._stream = visible(title), streams.stderr
        self._shown = -1

    def report(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 0
        if percent != self._shown:
            self._shown = percent
            self._stream.write(f"\r{self._title} {percent} %" + ("\n" if percent == 100 else ""))
            self._stream.flush()

    def give_way(self) -> None:
        """End the line, if it is not ended: something else is to be said."""
        if 0 <= self._shown < 100:
            self._stream.write("\n")
            self._shown = -1


def incident_as_json(incident: Incident) -> dict[str, object]:
    """Return what `list --json` tells of an incident. Times are ISO 8601, sizes in bytes."""
    content = incident.content
    return {
        "id": incident.id,
        "occurred": content.occurred and content.occurred.local().isoformat(),
        "zone": content.occurred and content.occurred.zone,
        "recorded_at": incident.recorded_at.isoformat(),
        "text": content.text,
        "types": list(content.types),
        "platform": content.platform,
        "exhibits": [
            {
                "number": exhibit.number,
                "id": exhibit.id,
                "name": exhibit.evidence.name,
                "size": exhibit.evidence.size_bytes,
                "sha256": exhibit.evidence.sha256,
            }
            for exhibit in incident.exhibits
        ],
    }


def incident_as_lines(
    row: IncidentRow, incident: Incident, titles: Mapping[str, str]
) -> Iterable[str]:
    """Yield what `list` prints of an incident: when and what, the beginning of the text, files."""
    types = ", ".join(titles.get(code, code) for code in row.types)
    yield "  ".join(filter(None, (_when(row), types, row.platform)))
    yield f"    {incident.id}"
    for line in visible(row.excerpt, keep_lines=True).splitlines():
        yield f"    {line}"
    for exhibit in incident.exhibits:
        yield "    " + tr("exhibit {number}: {name} ({size})").format(
            number=exhibit.number,
            name=visible(exhibit.evidence.name),
            size=tr_n("{n} byte", "{n} bytes", exhibit.evidence.size_bytes).format(
                n=f"{exhibit.evidence.size_bytes:,}"
            ),
        )


def incidents_text(count: int) -> str:
    """Return how many incidents, in words."""
    return tr_n("{n} incident", "{n} incidents", count).format(n=count)


def exhibits_text(count: int) -> str:
    """Return how many exhibits, in words."""
    return tr_n("{n} exhibit", "{n} exhibits", count).format(n=count)


def _when(row: IncidentRow) -> str:
    if row.occurred is None:
        return tr("no time given")
    return f"{row.occurred.local():%Y-%m-%d %H:%M} {row.occurred.zone}"


def _harmless(text: str) -> str:
    return visible(without_isolation(text), keep_lines=True)
