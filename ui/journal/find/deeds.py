"""What can be done with kept notes: tags, links, the trash, saved searches. Most can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from core.changes import Changed
from core.errors import HollyhockError
from core.ids import IncidentId
from core.incidents.incident import Link, LinkKind
from core.incidents.journal import Journal
from core.incidents.search import SavedSearch
from core.vault.session import Session
from ui.journal.words import notes_words
from ui.plain_text import isolated
from ui.shared.deeds import Deed, Deeds
from ui.translate import tr

_Job = Callable[[Journal], Changed[Any]]


class NoteDeeds(Deeds):
    """`deleted(tuple)`: the notes of these IncidentIds are gone for good;
    `not_deleted(HollyhockError)`: they are not.
    """

    deleted = Signal(object)
    not_deleted = Signal(object)

    def trash(self, ids: Sequence[IncidentId]) -> None:
        """Move notes to the trash."""
        said = tr("{notes} moved to the trash.").format(notes=notes_words(len(ids)))
        self._do(partial(_trash, ids), said, partial(_restore, ids))

    def restore(self, ids: Sequence[IncidentId]) -> None:
        """Put notes back into the journal."""
        said = tr("{notes} put back.").format(notes=notes_words(len(ids)))
        self._do(partial(_restore, ids), said, partial(_trash, ids))

    def delete(self, ids: tuple[IncidentId, ...], typed: str) -> None:
        """Forget notes of the trash for good, when `typed` is the vault's passphrase."""
        self._runner.command(partial(_delete, ids, typed), self._tell_deleted, self._tell_refused)

    def tag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Give notes a tag that they do not have yet."""
        name = " ".join(tag.split())
        said = tr("{notes} tagged {tag}.").format(notes=notes_words(len(ids)), tag=isolated(name))
        self._do(partial(_tag, ids, name), said, partial(_untag, ids, name))

    def untag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Take a tag away from notes that have it."""
        said = tr("Tag {tag} taken away.").format(tag=isolated(tag))
        self._do(partial(_untag, ids, tag), said, partial(_tag, ids, tag))

    def link(self, holder: IncidentId, other: IncidentId, kind: LinkKind) -> None:
        """Link a note to another."""
        link = Link(other, kind)
        self._do(partial(_link, holder, link), tr("Linked."), partial(_unlink, holder, link))

    def unlink(self, shown: IncidentId, link: Link) -> None:
        """Remove a link that is seen on the note `shown`."""
        undo = partial(_link, shown, link)
        self._do(partial(_unlink, shown, link), tr("Link removed."), undo)

    def save_search(self, name: str, typed: str) -> None:
        """Keep a search under a name."""
        said = tr("Search kept as {name}.").format(name=isolated(" ".join(name.split())))
        self._do(partial(_save, SavedSearch(name, typed)), said)

    def forget_search(self, search: SavedSearch) -> None:
        """Forget a saved search."""
        said = tr("Saved search {name} removed.").format(name=isolated(search.name))
        self._do(partial(_forget, search), said, partial(_save, search))

    def _do(self, job: _Job, said: str, undo: _Job | None = None) -> None:
        deed = Deed(said, partial(_in_journal, undo) if undo is not None else None)
        self.perform(partial(_perform, job, deed))

    def _tell_deleted(self, ids: tuple[IncidentId, ...]) -> None:
        self.forget()
        self.deleted.emit(ids)
        self.done.emit(tr("{notes} deleted.").format(notes=notes_words(len(ids))))

    def _tell_refused(self, error: HollyhockError) -> None:
        self.not_deleted.emit(error)


def _in_journal(job: _Job, session: Session) -> Changed[Any]:
    return job(session.journal)


def _perform(job: _Job, deed: Deed, session: Session) -> Changed[Deed]:
    return Changed(deed, job(session.journal).kinds)


def _trash(ids: Sequence[IncidentId], journal: Journal) -> Changed[Any]:
    return journal.trash(ids)


def _restore(ids: Sequence[IncidentId], journal: Journal) -> Changed[Any]:
    return journal.take_from_trash(ids)


def _delete(
    ids: tuple[IncidentId, ...], typed: str, session: Session
) -> Changed[tuple[IncidentId, ...]]:
    session.confirmation.confirm(typed)
    return Changed(ids, session.journal.delete(ids).kinds)


def _tag(ids: Sequence[IncidentId], tag: str, journal: Journal) -> Changed[Any]:
    return journal.tag(ids, tag)


def _untag(ids: Sequence[IncidentId], tag: str, journal: Journal) -> Changed[Any]:
    return journal.untag(ids, tag)


def _link(shown: IncidentId, link: Link, journal: Journal) -> Changed[Any]:
    if link.is_from_other:
        return journal.link(link.other, shown, link.kind)
    return journal.link(shown, link.other, link.kind)


def _unlink(shown: IncidentId, link: Link, journal: Journal) -> Changed[Any]:
    return journal.unlink(shown, link.other)


def _save(search: SavedSearch, journal: Journal) -> Changed[Any]:
    return journal.save_search(search.name, search.typed)


def _forget(search: SavedSearch, journal: Journal) -> Changed[Any]:
    return journal.forget_search(search.name)
