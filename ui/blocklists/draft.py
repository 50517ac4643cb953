"""A person while they are being written, and how they get into the vault."""

from dataclasses import fields, replace

from core.blocklists.person import About, IdentifierContent, Person, PersonContent
from core.changes import Changed
from core.ids import PersonId
from core.vault.session import Session

EMPTY = PersonContent("")
_NAME_CHARACTERS = 60


class PersonDraft:
    """What is written about one person, new or known.

    It outlives the editor that shows it: what could not be saved stays here. `person_id` of a new
    person is set by the vault thread, which stores drafts one after the other, so that a person is
    never added twice however fast one save follows another.
    """

    def __init__(self, person: Person | None = None) -> None:
        self.person_id: PersonId | None = person.id if person else None
        self.person = person
        """As the vault had them last; None while they are new."""
        self.stored = person.content if person else EMPTY
        """What the vault holds as far as is known."""
        self.content = self.stored
        """What the person sees."""

    @property
    def is_dirty(self) -> bool:
        """Whether there is something the vault does not hold yet."""
        return self.to_keep() != self.stored

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written that would be worth keeping."""
        return not self.to_keep().name.strip()

    def to_keep(self) -> PersonContent:
        """Return the content with a name: the last one, or what else is known of somebody new."""
        content = self.content
        if content.name.strip():
            return content
        known = [self.stored.name, *(each.written for each in content.identifiers)]
        known += content.notes.strip().splitlines()
        name = next((text.strip() for text in known if text.strip()), "")
        return replace(content, name=name[:_NAME_CHARACTERS])

    def store(self, session: Session, content: PersonContent) -> Changed[Person]:
        """Keep the content. On the vault thread. Raises InvalidField, UnknownRecord."""
        if self.person_id is None:
            changed = session.blocklist.add(content)
            self.person_id = changed.value.id
            return changed
        return session.blocklist.revise(self.person_id, content)

    def follow(self, person: Person) -> None:
        """Take over what the vault has now; what was written here meanwhile stays."""
        self.content = combined(self.stored, self.content, person.content)
        self.person, self.stored = person, person.content


def combined(before: PersonContent, mine: PersonContent, theirs: PersonContent) -> PersonContent:
    """Return `theirs` with what is different in `mine` from what was `before`."""
    changes = {
        field.name: getattr(mine, field.name)
        for field in fields(PersonContent)
        if field.name not in ("identifiers", "about")
        and getattr(mine, field.name) != getattr(before, field.name)
    }
    about = {
        field.name: getattr(mine.about, field.name)
        for field in fields(About)
        if getattr(mine.about, field.name) != getattr(before.about, field.name)
    }
    return replace(
        theirs,
        **changes,
        about=replace(theirs.about, **about),
        identifiers=_identifiers(before, mine, theirs),
    )


def _identifiers(
    before: PersonContent, mine: PersonContent, theirs: PersonContent
) -> tuple[IdentifierContent, ...]:
    """Return theirs without those taken away here, with those added or changed here."""
    was = {each.as_written: each for each in before.identifiers}
    now = {each.as_written: each for each in mine.identifiers}
    kept = {
        each.as_written: each
        for each in theirs.identifiers
        if each.as_written in now or each.as_written not in was
    }
    kept |= {key: each for key, each in now.items() if was.get(key) != each}
    return tuple(kept.values())
