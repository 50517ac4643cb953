"""What can be done with people and their identifiers, many at once. Most can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from core.blocklists.bulk import Undo
from core.blocklists.lookalikes.alike import Alike
from core.blocklists.matching.match import Accepted, Match, Pair
from core.blocklists.person import IdentifierContent
from core.blocklists.status import StatusContent, StatusEntry
from core.changes import Changed
from core.errors import HollyhockError
from core.ids import IdentifierId, PersonId
from core.vault.session import Session
from ui.blocklists.carried import Carried
from ui.blocklists.counts import identifiers_words, people_words
from ui.blocklists.status_words import step_word
from ui.journal.words import notes_words
from ui.plain_text import isolated
from ui.shared.deeds import Deed, Deeds
from ui.translate import tr

_Job = Callable[[Session], Changed[Undo]]
PersonOf = Callable[[], PersonId | None]


class PeopleDeeds(Deeds):
    """`deleted()`: people are gone for good. `not_deleted(HollyhockError)`: they are not."""

    deleted = Signal()
    not_deleted = Signal(object)

    def group(self, ids: Sequence[PersonId], group: str) -> None:
        """Put people into a group."""
        said = tr("{people} put into {group}.").format(
            people=people_words(len(ids)), group=isolated(group)
        )
        self._do(partial(_group, ids, group), said)

    def ungroup(self, ids: Sequence[PersonId], group: str) -> None:
        """Take people out of a group."""
        said = tr("{people} taken out of {group}.").format(
            people=people_words(len(ids)), group=isolated(group)
        )
        self._do(partial(_ungroup, ids, group), said)

    def trash(self, ids: Sequence[PersonId]) -> None:
        """Move people to the trash; notes still name them."""
        said = tr("{people} moved to the trash. Notes still name them.")
        self._do(partial(_trash, ids), said.format(people=people_words(len(ids))))

    def restore(self, ids: Sequence[PersonId]) -> None:
        """Put people back into the lists."""
        said = tr("{people} put back.").format(people=people_words(len(ids)))
        deed = Deed(said, partial(_trash, tuple(ids)))
        self.perform(partial(_restore, ids, deed))

    def delete(self, ids: Sequence[PersonId], typed: str) -> None:
        """Forget people of the trash for good, when `typed` is the vault's passphrase."""
        self._runner.command(partial(_delete, ids, typed), self._tell_deleted, self._tell_refused)

    def merge(self, ids: Sequence[PersonId], into: PersonId) -> None:
        """Make several people one."""
        said = tr("They are one person now. Notes that name the others count for this one.")
        self._do(partial(_merge, ids, into), said)

    def remove(self, ids: Sequence[IdentifierId]) -> None:
        """Take identifiers away, with what was done about them."""
        said = tr("{what} removed.").format(what=identifiers_words(len(ids)))
        self._do(partial(_remove, ids), said)

    def rewrite(
        self, person_id: PersonId, identifier_id: IdentifierId, content: IdentifierContent
    ) -> None:
        """Write an identifier otherwise; what was done about it stays."""
        self.perform(partial(_rewrite, person_id, identifier_id, content))

    def move(self, ids: Sequence[IdentifierId], to: PersonId) -> None:
        """Give identifiers to somebody else."""
        self.perform(partial(_move, ids, to))

    def carry(self, carried: Carried, to: PersonId) -> None:
        """Do what letting go of something over a person means."""
        if carried.identifiers:
            self.move(carried.identifiers, to)
        others = [each for each in carried.people if each != to]
        if others:
            self.perform(partial(_merge_named, others, to))

    def record(
        self, ids: Sequence[IdentifierId], content: StatusContent, service: str = ""
    ) -> None:
        """Note what was done about identifiers; without `service`, each at its own."""
        said = tr("{step}: written down for {what}.").format(
            step=step_word(content.step), what=identifiers_words(len(ids))
        )
        self.perform(partial(_record, tuple(ids), content, service or None, said))

    def record_for_people(
        self, ids: Sequence[PersonId], content: StatusContent, service: str = ""
    ) -> None:
        """Note what was done about all identifiers of people."""
        self.perform(partial(_record_for_people, tuple(ids), content, service or None))

    def join(self, person_of: PersonOf, into: PersonId) -> None:
        """Make whoever `person_of` tells (on the vault thread) and somebody else one person."""
        self.perform(partial(_join, person_of, into))

    def give(self, content: IdentifierContent, alike: Alike, from_id: PersonId | None) -> None:
        """Give an identifier to the person it looks like."""
        self.perform(partial(_give, content, alike, from_id))

    def reject_alike(self, content: IdentifierContent, alike: Alike) -> None:
        """Remember that two names are not of one person."""
        self.perform(partial(_reject_alike, content, alike))

    def link(self, matches: tuple[Match, ...]) -> None:
        """Let notes name the person whose identifiers they mention."""
        self.perform(partial(_link, matches))

    def refuse(self, matches: tuple[Match, ...]) -> None:
        """Remember that notes are not about the person."""
        self.perform(partial(_refuse, matches))

    def _do(self, job: _Job, said: str) -> None:
        self.perform(partial(_perform, job, said))

    def _tell_deleted(self, count: int) -> None:
        self.forget()
        self.deleted.emit()
        self.done.emit(tr("{people} deleted.").format(people=people_words(count)))

    def _tell_refused(self, error: HollyhockError) -> None:
        self.not_deleted.emit(error)


def _perform(job: _Job, said: str, session: Session) -> Changed[Deed]:
    changed = job(session)
    return Changed(Deed(said, partial(_undo, changed.value)), changed.kinds)


def _undo(undo: Undo, session: Session) -> Changed[Any]:
    return session.bulk.undo(undo)


def _group(ids: Sequence[PersonId], group: str, session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.put_into_group(ids, group))


def _ungroup(ids: Sequence[PersonId], group: str, session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.take_out_of_group(ids, group))


def _trash(ids: Sequence[PersonId], session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.trash(ids))


def _restore(ids: Sequence[PersonId], deed: Deed, session: Session) -> Changed[Deed]:
    return Changed(deed, session.bulk.take_from_trash(ids).kinds)


def _delete(ids: Sequence[PersonId], typed: str, session: Session) -> Changed[int]:
    session.confirmation.confirm(typed)
    return Changed(len(ids), session.bulk.delete(ids).kinds)


def _merge(ids: Sequence[PersonId], into: PersonId, session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.merge(ids, into))


def _merge_named(ids: Sequence[PersonId], into: PersonId, session: Session) -> Changed[Deed]:
    """Merge, and say who they are: who lets go of somebody wants to see whether it was the one."""
    said = tr("{name} and {people} are one person now.").format(
        name=isolated(session.blocklist.person(into).name), people=people_words(len(ids))
    )
    if len(ids) == 1:
        said = tr("{name} and {other} are one person now.").format(
            name=isolated(session.blocklist.person(into).name),
            other=isolated(session.blocklist.person(ids[0]).name),
        )
    return _perform(partial(_merge, ids, into), said, session)


def _remove(ids: Sequence[IdentifierId], session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.remove_identifiers(ids))


def _rewrite(
    person_id: PersonId,
    identifier_id: IdentifierId,
    content: IdentifierContent,
    session: Session,
) -> Changed[Deed]:
    changed = session.blocklist.rewrite(person_id, identifier_id, content)
    said = tr("{before} is {after} now.").format(
        before=isolated(changed.value.written), after=isolated(content.written)
    )
    undo = partial(_write_again, person_id, identifier_id, changed.value)
    return Changed(Deed(said, undo), changed.kinds)


def _write_again(
    person_id: PersonId,
    identifier_id: IdentifierId,
    content: IdentifierContent,
    session: Session,
) -> Changed[Any]:
    return session.blocklist.rewrite(person_id, identifier_id, content)


def _move(ids: Sequence[IdentifierId], to: PersonId, session: Session) -> Changed[Deed]:
    said = tr("{what} given to {name}.").format(
        what=identifiers_words(len(ids)), name=isolated(session.blocklist.person(to).name)
    )
    return _perform(partial(_moved, ids, to), said, session)


def _moved(ids: Sequence[IdentifierId], to: PersonId, session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.move_identifiers(ids, to))


def _record(
    ids: tuple[IdentifierId, ...],
    content: StatusContent,
    service: str | None,
    said: str,
    session: Session,
) -> Changed[Deed]:
    changed = session.statuses.record(ids, content, service)
    return Changed(Deed(said, partial(_take_back, changed.value)), changed.kinds)


def _record_for_people(
    people: tuple[PersonId, ...], content: StatusContent, service: str | None, session: Session
) -> Changed[Deed]:
    ids = tuple(
        each.id for person in people for each in session.blocklist.person(person).identifiers
    )
    said = tr("{step}: written down for {what}.").format(
        step=step_word(content.step), what=identifiers_words(len(ids))
    )
    return _record(ids, content, service, said, session)


def _take_back(entries: tuple[StatusEntry, ...], session: Session) -> Changed[Any]:
    return session.statuses.take_back(entries)


def _as_undo(changed: Changed[Any]) -> Changed[Undo]:
    return Changed(changed.value, changed.kinds)


def _join(person_of: PersonOf, into: PersonId, session: Session) -> Changed[Deed]:
    """Make who is on the page and somebody else one; what is on the page was kept just before."""
    person_id = person_of()
    if person_id is None:
        return Changed(Deed(tr("Nothing was changed.")), frozenset())
    return _merge_named((person_id,), into, session)


def _give(
    content: IdentifierContent, alike: Alike, from_id: PersonId | None, session: Session
) -> Changed[Deed]:
    to = alike.known.person_id
    mine = session.blocklist.person(from_id).identifiers if from_id else ()
    ids = [each.id for each in mine if each.content.as_written == content.as_written]
    if ids:
        return _move(ids, to, session)
    changed = session.look_alikes.accept(content, alike)
    said = tr("{what} given to {name}.").format(
        what=isolated(content.written), name=isolated(alike.known.person_name)
    )
    return Changed(Deed(said), changed.kinds)


def _reject_alike(content: IdentifierContent, alike: Alike, session: Session) -> Changed[Deed]:
    changed = session.look_alikes.reject(content, alike)
    said = tr("Remembered: {one} and {other} are not the same.").format(
        one=isolated(content.written), other=isolated(alike.known.name)
    )
    return Changed(Deed(said, partial(_take_back_alike, content, alike)), changed.kinds)


def _take_back_alike(content: IdentifierContent, alike: Alike, session: Session) -> Changed[Any]:
    return session.look_alikes.take_back(content, alike)


def _link(matches: tuple[Match, ...], session: Session) -> Changed[Deed]:
    changed = session.matching.accept(matches)
    said = tr("{notes} linked.").format(notes=notes_words(_note_count(matches)))
    return Changed(Deed(said, partial(_unlink, changed.value)), changed.kinds)


def _refuse(matches: tuple[Match, ...], session: Session) -> Changed[Deed]:
    changed = session.matching.reject(matches)
    said = tr("Remembered: {notes} are not about them.")
    words = said.format(notes=notes_words(_note_count(matches)))
    return Changed(Deed(words, partial(_unlink, changed.value)), changed.kinds)


def _unlink(done: Accepted | tuple[Pair, ...], session: Session) -> Changed[Any]:
    return session.matching.undo(done)


def _note_count(matches: tuple[Match, ...]) -> int:
    return len({each.incident_id for each in matches})
