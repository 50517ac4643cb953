"""What is in the vaults of tests/vectors/schema6, as make_schema6_vault.py put it in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from core.backups.retention import Retention
from core.backups.standing import BackupChoices, BackupProof
from core.blocklists.forms.key import Space
from core.blocklists.matching.match import Answer
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
    Standing,
)
from core.blocklists.queries import PeopleQuery
from core.blocklists.status import StatusContent, Step
from core.checklists.choices import Choices
from core.checklists.task import Mark, TaskState
from core.checklists.template import Caution, Circumstance, Item, Phase
from core.incidents.chain import ChainHead
from core.incidents.details import Details, Flag, Harm, Report, Witness
from core.incidents.incident import IncidentContent, IncidentRow, LinkKind
from core.incidents.platform import Platform
from core.incidents.provenance import Copy, Online, Provenance, Way
from core.incidents.search import IncidentQuery, SavedSearch, parse_query
from core.moment import Moment
from core.vault.session import Session
from tests.storage.old_vaults import UNWATCHED

MADE_STATE = datetime(2026, 3, 3, 20, 30, 0, 123456, tzinfo=UTC)
HEAD = ChainHead(2, "6075ad78721b41de24e84c8873d65ceec4cedfe9023040f9b98bcffee1af7e73")
"""What a printed seal showed when the vault was made."""

MAIL, PICTURE = b"From: night.owl@example.org\n\nDear you", b"no real picture"
PHONE = IdentifierContent(IdentifierKind.PHONE, "0170 1234567", note="from the contract")
HANDLE = IdentifierContent(IdentifierKind.HANDLE, "@nightowl", "X", "7700")
ADDRESS = IdentifierContent(IdentifierKind.EMAIL, "night.owl@example.org")
DOMAIN = IdentifierContent(IdentifierKind.EMAIL_DOMAIN, "caller.example")
ALIKE = IdentifierContent(IdentifierKind.HANDLE, "night0wl", "X")

SUNDAY = Moment(datetime(2026, 3, 1, 20, 5, tzinfo=UTC), "Europe/Berlin", 0, "Sunday at nine")
DETAILS = Details(
    ended=replace(SUNDAY, written="at ten"),
    approximate_minutes=30,
    discovered=SUNDAY,
    quote="You will be sorry",
    flags=(Flag.THREAT_TO_LIFE, Flag.KNOWS_WHERE_YOU_ARE),
    url="https://example.org/post/1",
    message_id="<1@example.org>",
    place="at home",
    attribution="his voice",
    third_parties="a cousin",
    witnesses=(Witness("Neighbour", "next door", "saw him"),),
    device="phone",
    account="me@example.org",
    app="Mail",
    way_in="guessed",
    fear=3,
    harms=(Harm.SLEEP, Harm.MOVED),
    cost="20 EUR",
    reports=(
        Report("Police", date(2026, 3, 1), "AZ 1/26", "Officer", "17", "noted", date(2026, 4, 1)),
    ),
    private_note="not for others",
)
SAID = (
    Provenance(
        sha256(PICTURE).hexdigest(),
        SUNDAY,
        Way.PHOTO,
        "my neighbour",
        Copy.ORIGINAL,
        Online.MAY_VANISH,
        "https://example.org/door",
        "taken from the window",
    ),
    Provenance(sha256(MAIL).hexdigest(), way=Way.SAVED, copy=Copy.COPY, online=Online.GONE),
)
LOCKS = Item(
    "",
    "Change the locks",
    what="All three",
    why="He has a key.",
    steps=("Call", "Pay"),
    cautions=(Caution.MAY_NOTICE,),
    reversible=False,
    phases=(Phase.LEAVING,),
    applies_to=(Circumstance.SHARED_HOME,),
    repeat="FREQ=YEARLY",
    sources=("a friend",),
    capture=("The door",),
    incident_type="threat",
    consider="He may see it.",
)


def notes(session: Session) -> tuple[IncidentRow, IncidentRow]:
    """Return the note about the door, and the one about the call."""
    (door,) = session.journal.page(parse_query("has:seal"))
    (called,) = session.journal.page(parse_query('"nobody spoke"'))
    return door, called


def owl(session: Session) -> Person:
    (row,) = session.blocklist.page("R. Example")
    return session.blocklist.person(row.id)


def look_alikes(session: Session) -> set[str]:
    """Return what ALIKE looks like: what was refused is not among it."""
    return {each.known.name for each in session.look_alikes.of(ALIKE)}


def check_the_door(session: Session, revision: int, text: str) -> None:
    """The sealed note, its files and where they came from are as they were."""
    door, _ = notes(session)
    incident = session.journal.incident(door.id)
    types = ("repeated_messages", "threat")
    people = (owl(session).id,)
    content = IncidentContent(text, SUNDAY, types, Platform.IN_PERSON, people, DETAILS, ())
    said = tuple(sorted(SAID, key=lambda each: each.sha256))
    assert (incident.content, incident.revision) == (replace(content, provenance=said), revision)
    exhibits = tuple(session.journal.exhibits())
    assert [(each.number, each.evidence.name) for each in exhibits] == [
        (1, "letter.eml"),
        (2, "door.png"),
    ]
    assert session.journal.verify_evidence(exhibits, UNWATCHED).is_whole
    assert session.file_words.in_incident(door.id) == MAIL.decode()
    session.check_database()


def check_journal(session: Session) -> None:
    check_the_door(session, 2, "Er stand zweimal vor der Tür.")
    door, called = notes(session)
    revisions = session.sealing.revisions(door.id)
    assert [(each.content.text, each.reason) for each in revisions] == [
        ("Er stand vor der Tür.", ""),
        ("Er stand zweimal vor der Tür.", "He came back."),
    ]
    links = session.journal.incident(door.id).links
    assert [(each.other, each.kind, each.is_from_other) for each in links] == [
        (called.id, LinkKind.AFTER_YOU_REACTED, True)
    ]
    assert (door.tags, called.tags) == (("court",), ("court",))
    assert session.journal.saved_searches() == (SavedSearch("threats", "flag:threat"),)
    (trashed,) = session.journal.page(IncidentQuery(in_trash=True))
    assert trashed.excerpt == "in the trash"
    draft = session.journal.draft()
    assert draft is not None
    said = (Provenance(sha256(b"waiting").hexdigest(), by="me", note="not yet"),)
    assert draft.content == IncidentContent("not finished", provenance=said)
    assert draft.incident_id == called.id
    report = session.sealing.check(UNWATCHED, HEAD)
    assert report.is_whole
    assert (report.head, report.note_count) == (HEAD, 1)


def check_people(session: Session) -> None:
    blocklist = session.blocklist
    assert blocklist.region() == "DE"
    person = owl(session)
    photo = person.about.photo
    assert photo is not None
    assert (photo.name, photo.sha256) == ("face.png", sha256(b"no real face").hexdigest())
    about = About(
        "The spelling is his.",
        "former partner",
        third_parties="a cousin",
        groups=("Work", "Court"),
        photo=photo,
    )
    assert person.content == PersonContent(
        "R. Example", Standing.SUSPECTED, "Careful.", (PHONE, HANDLE, ADDRESS, DOMAIN), about
    )
    everybody = {
        each.name: blocklist.person(each.id)
        for where in (False, True)
        for each in blocklist.people(PeopleQuery(in_trash=where))
    }
    assert {name: each.trashed_at is not None for name, each in everybody.items()} == {
        "Anna": False,
        "Mia": False,
        "R. Example": False,
        "S. Helper": False,
        "Unknown caller": True,
        "Mistaken": True,
    }
    mail = IdentifierContent(IdentifierKind.EMAIL, "me@example.org")
    anna = PersonContent("Anna", identifiers=(mail,), about=About(circle=Circle.ME))
    mia = PersonContent("Mia", Standing.KNOWN, about=About(circle=Circle.CLOSE))
    helper = About(acts_for=(person.id,), groups=("Court",))
    assert everybody["Anna"].content == anna
    assert everybody["Mia"].content == mia
    assert everybody["S. Helper"].content == PersonContent(
        "S. Helper", Standing.KNOWN, about=helper
    )
    assert everybody["Unknown caller"].merged_into == person.id
    assert everybody["Mistaken"].merged_into is None


def check_what_was_done(session: Session) -> None:
    """What was noted about identifiers, and answered about matches and look-alikes."""
    door, called = notes(session)
    (again,) = session.journal.page(parse_query("again"))
    phone, handle, *_ = owl(session).identifiers
    (blocked,) = session.statuses.history(phone.id)
    (reported,) = session.statuses.history(handle.id)
    assert (blocked.service, blocked.content) == (
        "my phone",
        StatusContent(Step.BLOCKED, date(2026, 3, 3)),
    )
    assert (reported.service, reported.content) == (
        "x",
        StatusContent(
            Step.REPORTED, date(2026, 3, 2), "T-1", "deleted", "by the form", (door.id, called.id)
        ),
    )
    session.matching.bring_up_to_date(UNWATCHED)
    answers = {
        (each.incident_id, each.known.identifier.content): (each.answer, each.known.space)
        for incident in (door, called, again)
        for each in session.matching.in_incident(incident.id)
    }
    assert answers == {
        (door.id, ADDRESS): (Answer.LINKED, Space.EMAIL),
        (called.id, PHONE): (Answer.ACCEPTED, Space.PHONE),
        (again.id, HANDLE): (Answer.REJECTED, Space.HANDLE),
    }
    assert session.journal.incident(called.id).content.people == (owl(session).id,)
    assert look_alikes(session) == {ADDRESS.written}


def check_checklists(session: Session) -> None:
    lists = session.checklists.all()
    mine, accounts = lists[:2]
    assert (mine.title, mine.introduction, accounts.id) == (
        "My own list",
        "For the move",
        "accounts",
    )
    post, locks = mine.tasks
    assert replace(post.item, id="") == Item("", "Redirect the post")
    assert replace(locks.item, id="") == LOCKS
    door, _ = notes(session)
    assert session.checklists.tasks_for(door.id) == (locks,)
    answers = {Circumstance.CHILDREN: True, Circumstance.CAR: False}
    day = date(2026, 3, 3)
    overview = session.checklists.overview()
    assert overview.choices == Choices(Phase.LEAVING, answers, "Water the plants", day)
    tasks = {task.item.id: task for each in lists for task in each.tasks}
    copied = tasks["capture-sessions"]
    assert (copied.item.title, copied.item.steps) == ("My sessions", ("one", "two"))
    assert copied.base is not None
    assert copied.base.title == "Save the list of signed-in devices"
    now, mark = datetime(2026, 3, 3, tzinfo=UTC), "accounts"
    wanted = {
        "list-accounts": Mark(
            TaskState.DONE, "on paper", now, day, repeat="FREQ=MONTHLY;INTERVAL=2"
        ),
        "main-mailbox-first": Mark(
            TaskState.NOT_NOW,
            "",
            now,
            due_on=date(2026, 4, 1),
            snoozed_until=date(2026, 4, 2),
            repeat="",
            is_considered=True,
        ),
        "second-factor": Mark(TaskState.DOES_NOT_APPLY, "", now),
        "unique-passwords": Mark(TaskState.STUCK, "ask Mia", now),
    }
    for item_id, each in wanted.items():
        kept = tasks[item_id].mark
        assert kept is not None
        assert kept.seen is not None
        assert replace(kept, changed_at=now, seen=None) == replace(each, list_id=mark)
        assert kept.seen.id == item_id
    assert post.mark is not None
    assert (post.mark.due_on, post.mark.repeat) == (day, None)


def check_backups(session: Session, *, of_file: bool) -> None:
    """What the vault remembers of its backups. The file itself is in what came after it only."""
    (drive,) = session.backups.drives()
    assert (drive.name, drive.added_at) == ("blue stick", MADE_STATE + timedelta(minutes=1))
    records = session.backups.latest()
    written = [(each.drive, each.contents.incident_count) for each in records]
    assert written == [(None, 4), (drive.id, 4)][of_file:]
    standing = session.backups.standing()
    assert standing.choices == BackupChoices(Retention(5, None, 12), remind_days=None)
    assert standing.last_proof == BackupProof(MADE_STATE + timedelta(minutes=2), MADE_STATE)


def check_everything(session: Session, *, of_file: bool = False) -> None:
    check_journal(session)
    check_people(session)
    check_what_was_done(session)
    check_checklists(session)
    check_backups(session, of_file=of_file)
