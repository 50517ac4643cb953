"""What the deeds with people and identifiers do on the vault thread, and how each is taken back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from core.blocklists.bulk import Undo
from core.blocklists.lookalikes.alike import Alike
from core.blocklists.matching.match import Accepted, Match, Pair
from core.blocklists.person import IdentifierContent
from core.blocklists.status import StatusContent, StatusEntry
from core.changes import Changed
from core.ids import IdentifierId, PersonId
from core.vault.session import Session
from ui.blocklists.counts import identifiers_words, people_words
from ui.blocklists.status_words import step_word
from ui.journal.words import notes_words
from ui.plain_text import isolated
from ui.shared.deeds import Deed
from ui.translate import tr

Job = Callable[[Session], Changed[Undo]]
PersonOf = Callable[[], PersonId | None]


def perform(job: Job, said: str, session: Session) -> Changed[Deed]:
    """Do a job, and return what takes it back."""
    changed = job(session)
    return Changed(Deed(said, partial(_undo, changed.value)), changed.kinds)


def _undo(undo: Undo, session: Session) -> Changed[Any]:
    return session.bulk.undo(undo)


def group(ids: Sequence[PersonId], group: str, session: Session) -> Changed[Undo]:
    """Put people into a group."""
    return _as_undo(session.bulk.put_into_group(ids, group))


def ungroup(ids: Sequence[PersonId], group: str, session: Session) -> Changed[Undo]:
    """Take people out of a group."""
    return _as_undo(session.bulk.take_out_of_group(ids, group))


def trash(ids: Sequence[PersonId], session: Session) -> Changed[Undo]:
    """Move people to the trash."""
    return _as_undo(session.bulk.trash(ids))


def restore(ids: Sequence[PersonId], deed: Deed, session: Session) -> Changed[Deed]:
    """Put people back; `deed` takes that back."""
    return Changed(deed, session.bulk.take_from_trash(ids).kinds)


def delete(ids: Sequence[PersonId], typed: str, session: Session) -> Changed[int]:
    """Forget people for good, when `typed` is the passphrase; return how many."""
    session.confirmation.confirm(typed)
    return Changed(len(ids), session.bulk.delete(ids).kinds)


def merge(ids: Sequence[PersonId], into: PersonId, session: Session) -> Changed[Undo]:
    """Make several people one."""
    return _as_undo(session.bulk.merge(ids, into))


def merge_named(ids: Sequence[PersonId], into: PersonId, session: Session) -> Changed[Deed]:
    """Merge, and say who they are: who lets go of somebody wants to see whether it was the one."""
    said = tr("{name} and {people} are one person now.").format(
        name=isolated(session.blocklist.person(into).name), people=people_words(len(ids))
    )
    if len(ids) == 1:
        said = tr("{name} and {other} are one person now.").format(
            name=isolated(session.blocklist.person(into).name),
            other=isolated(session.blocklist.person(ids[0]).name),
        )
    return perform(partial(merge, ids, into), said, session)


def remove(ids: Sequence[IdentifierId], session: Session) -> Changed[Undo]:
    """Take identifiers away."""
    return _as_undo(session.bulk.remove_identifiers(ids))


def rewrite(
    person_id: PersonId,
    identifier_id: IdentifierId,
    content: IdentifierContent,
    session: Session,
) -> Changed[Deed]:
    """Write an identifier otherwise."""
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


def move(ids: Sequence[IdentifierId], to: PersonId, session: Session) -> Changed[Deed]:
    """Give identifiers to somebody."""
    said = tr("{what} given to {name}.").format(
        what=identifiers_words(len(ids)), name=isolated(session.blocklist.person(to).name)
    )
    return perform(partial(_moved, ids, to), said, session)


def _moved(ids: Sequence[IdentifierId], to: PersonId, session: Session) -> Changed[Undo]:
    return _as_undo(session.bulk.move_identifiers(ids, to))


def record(
    ids: tuple[IdentifierId, ...],
    content: StatusContent,
    service: str | None,
    said: str,
    session: Session,
) -> Changed[Deed]:
    """Note a step for identifiers."""
    changed = session.statuses.record(ids, content, service)
    return Changed(Deed(said, partial(_take_back, changed.value)), changed.kinds)


def record_for_people(
    people: tuple[PersonId, ...], content: StatusContent, service: str | None, session: Session
) -> Changed[Deed]:
    """Note a step for everything of people."""
    ids = tuple(
        each.id for person in people for each in session.blocklist.person(person).identifiers
    )
    said = tr("{step}: written down for {what}.").format(
        step=step_word(content.step), what=identifiers_words(len(ids))
    )
    return record(ids, content, service, said, session)


def _take_back(entries: tuple[StatusEntry, ...], session: Session) -> Changed[Any]:
    return session.statuses.take_back(entries)


def _as_undo(changed: Changed[Any]) -> Changed[Undo]:
    return Changed(changed.value, changed.kinds)


def join(person_of: PersonOf, into: PersonId, session: Session) -> Changed[Deed]:
    """Make who is on the page and somebody else one; what is on the page was kept just before."""
    person_id = person_of()
    if person_id is None:
        return Changed(Deed(tr("Nothing was changed.")), frozenset())
    return merge_named((person_id,), into, session)


def give(
    content: IdentifierContent, alike: Alike, from_id: PersonId | None, session: Session
) -> Changed[Deed]:
    """Give an identifier to whom it looks like."""
    to = alike.known.person_id
    mine = session.blocklist.person(from_id).identifiers if from_id else ()
    ids = [each.id for each in mine if each.content.as_written == content.as_written]
    if ids:
        return move(ids, to, session)
    changed = session.look_alikes.accept(content, alike)
    said = tr("{what} given to {name}.").format(
        what=isolated(content.written), name=isolated(alike.known.person_name)
    )
    return Changed(Deed(said), changed.kinds)


def reject_alike(content: IdentifierContent, alike: Alike, session: Session) -> Changed[Deed]:
    """Remember that two are not the same."""
    changed = session.look_alikes.reject(content, alike)
    said = tr("Remembered: {one} and {other} are not the same.").format(
        one=isolated(content.written), other=isolated(alike.known.name)
    )
    return Changed(Deed(said, partial(_take_back_alike, content, alike)), changed.kinds)


def _take_back_alike(content: IdentifierContent, alike: Alike, session: Session) -> Changed[Any]:
    return session.look_alikes.take_back(content, alike)


def link(matches: tuple[Match, ...], session: Session) -> Changed[Deed]:
    """Let notes name whom they mention."""
    changed = session.matching.accept(matches)
    said = tr("{notes} linked.").format(notes=notes_words(_note_count(matches)))
    return Changed(Deed(said, partial(_unlink, changed.value)), changed.kinds)


def refuse(matches: tuple[Match, ...], session: Session) -> Changed[Deed]:
    """Remember that notes are not about somebody."""
    changed = session.matching.reject(matches)
    said = tr("Remembered: {notes} are not about them.")
    words = said.format(notes=notes_words(_note_count(matches)))
    return Changed(Deed(words, partial(_unlink, changed.value)), changed.kinds)


def _unlink(done: Accepted | tuple[Pair, ...], session: Session) -> Changed[Any]:
    return session.matching.undo(done)


def _note_count(matches: tuple[Match, ...]) -> int:
    return len({each.incident_id for each in matches})


def set_region(region: str, session: Session) -> Changed[str]:
    """Keep where numbers without a country code are from. Raises InvalidField."""
    return session.blocklist.set_region(region)
