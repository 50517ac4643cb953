"""Make schema6/: a vault, a backup file and a backup drive as the app wrote them at schema 6.

Not to be run with later code: from the folder of a checkout of commit 31f6016, `PYTHONPATH=. python
<this file> <target folder>`. Keys are cheap on purpose. What is in it is said in
tests/storage/sixth_schema.py; tests/storage/test_sixth_schema.py opens copies of it. The vault's
database is that of the drive's newest state, byte for byte: 400 KiB that are kept once.
"""

import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from core.backups.retention import Retention
from core.backups.standing import BackupChoices
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
    Standing,
)
from core.blocklists.status import StatusContent, Step
from core.checklists.choices import Choices
from core.checklists.task import TaskState
from core.checklists.template import Caution, Circumstance, Item, Phase
from core.ids import IncidentId
from core.incidents.details import Details, Flag, Harm, Report, Witness
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent, LinkKind
from core.incidents.platform import Platform
from core.incidents.preview import FileFacts, TextPreview
from core.incidents.provenance import Copy, Online, Provenance, Way
from core.incidents.search import IncidentQuery
from core.moment import Moment
from core.progress import Unwatched
from core.vault.session import Session
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs
from storage.migrations import SCHEMA_VERSION

PASSPHRASE = "three otters under the bridge"
BACKUP_PASSPHRASE = "four herons on the roof"
UNWATCHED = Unwatched()

MAIL = b"From: night.owl@example.org\n\nDear you"
ALIKE = IdentifierContent(IdentifierKind.HANDLE, "night0wl", "X")
"""Looks like the handle in the vault; asked about and refused."""


class _Clock:
    """A minute goes by at each look."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 3, 20, 5, 0, 123456, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now

    def zone(self) -> str:
        return "Europe/Berlin"


def make(target: Path) -> None:
    """Write `vault/`, `backup.age` and `drive/` into a folder."""
    settings = Settings(_Clock(), Costs(Argon2Costs(64, 1, 1), scrypt_log_n=4), target / "unused")
    session = compose(settings).vaults.create(target / "vault", PASSPHRASE).session
    owl = _people(session)
    door = _incidents(session, owl)
    _back_up_to(session, target / "drive")
    _answers(session, owl, door)
    _checklists(session, door)
    _write_backup(session, target / "backup.age")
    _back_up_to(session, target / "drive")
    session.lock()
    newest = max((target / "drive").glob("copies-*/states/*.db"))
    shutil.copyfile(newest, target / "vault" / "vault.db")
    (target / "vault" / "vault.lock").unlink()
    print(SCHEMA_VERSION)  # noqa: T201  a script: 6, or the wrong code was used


def _people(session: Session) -> Person:
    blocklist, bulk = session.blocklist, session.bulk
    blocklist.set_region("DE")
    mail = IdentifierContent(IdentifierKind.EMAIL, "me@example.org")
    blocklist.add(PersonContent("Anna", identifiers=(mail,), about=About(circle=Circle.ME)))
    blocklist.add(PersonContent("Mia", Standing.KNOWN, about=About(circle=Circle.CLOSE)))
    photo = session.journal.seal(PastedSource("face.png", b"no real face"), UNWATCHED)
    about = About(
        standing_reason="The spelling is his.",
        relation="former partner",
        third_parties="a cousin",
        groups=("Work", "Court"),
        photo=photo,
    )
    identifiers = (
        IdentifierContent(IdentifierKind.PHONE, "0170 1234567", note="from the contract"),
        IdentifierContent(IdentifierKind.HANDLE, "@nightowl", "X", "7700"),
        IdentifierContent(IdentifierKind.EMAIL, "night.owl@example.org"),
    )
    owl = blocklist.add(
        PersonContent("R. Example", Standing.SUSPECTED, "Careful.", identifiers, about)
    ).value
    helper = About(acts_for=(owl.id,), groups=("Court",))
    blocklist.add(PersonContent("S. Helper", Standing.KNOWN, about=helper))
    domain = IdentifierContent(IdentifierKind.EMAIL_DOMAIN, "caller.example")
    caller = blocklist.add(PersonContent("Unknown caller", identifiers=(domain,))).value
    bulk.merge([caller.id], owl.id)
    mistaken = blocklist.add(PersonContent("Mistaken")).value
    bulk.trash([mistaken.id])
    return owl


def _incidents(session: Session, owl: Person) -> IncidentId:
    journal = session.journal
    moment = Moment(datetime(2026, 3, 1, 20, 5, tzinfo=UTC), "Europe/Berlin", 0, "Sunday at nine")
    letter = journal.seal(PastedSource("letter.eml", MAIL), UNWATCHED)
    picture = journal.seal(PastedSource("door.png", b"no real picture"), UNWATCHED)
    said = (
        Provenance(
            picture.sha256,
            moment,
            Way.PHOTO,
            "my neighbour",
            Copy.ORIGINAL,
            Online.MAY_VANISH,
            "https://example.org/door",
            "taken from the window",
        ),
        Provenance(letter.sha256, way=Way.SAVED, copy=Copy.COPY, online=Online.GONE),
    )
    content = IncidentContent(
        "Er stand vor der Tür.",
        moment,
        ("repeated_messages", "threat"),
        Platform.IN_PERSON,
        (owl.id,),
        _details(moment),
        said,
    )
    door = journal.record(content, [letter, picture]).value
    session.sealing.seal([door.id])
    journal.record(IncidentContent("A call from 0170 1234567, nobody spoke."))
    journal.record(IncidentContent("@nightowl again"))
    journal.record(IncidentContent("in the trash"))
    (first, *_) = journal.exhibits()
    session.file_words.keep(first.id, TextPreview(FileFacts("message/rfc822"), MAIL.decode()))
    session.matching.bring_up_to_date(UNWATCHED)
    return door.id


def _details(moment: Moment) -> Details:
    return Details(
        ended=replace(moment, written="at ten"),
        approximate_minutes=30,
        discovered=moment,
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
            Report(
                "Police",
                date(2026, 3, 1),
                "AZ 1/26",
                "Officer",
                "17",
                "noted",
                date(2026, 4, 1),
            ),
        ),
        private_note="not for others",
    )


def _answers(session: Session, owl: Person, door: IncidentId) -> None:
    """What the person said after the drive's first state, in words and by clicks."""
    journal = session.journal
    by_text = {row.excerpt: row.id for row in journal.page(IncidentQuery())}
    called, again = by_text["A call from 0170 1234567, nobody spoke."], by_text["@nightowl again"]
    matches = session.matching.open()
    session.matching.accept([each for each in matches if each.incident_id == called])
    session.matching.reject([each for each in matches if each.incident_id == again])
    (alike, *_) = session.look_alikes.of(ALIKE)
    session.look_alikes.reject(ALIKE, alike)
    phone, handle, *_ = owl.identifiers
    reported = StatusContent(
        Step.REPORTED, date(2026, 3, 2), "T-1", "deleted", "by the form", (door, called)
    )
    session.statuses.record([handle.id], reported)
    session.statuses.record([phone.id], StatusContent(Step.BLOCKED, date(2026, 3, 3)), "my phone")
    journal.tag([door, called], "court")
    journal.link(called, door, LinkKind.AFTER_YOU_REACTED)
    journal.save_search("threats", "flag:threat")
    content = journal.incident(door).content
    amended = replace(content, text="Er stand zweimal vor der Tür.")
    session.sealing.amend(door, amended, "He came back.", [])
    journal.trash([by_text["in the trash"]])
    waiting = journal.seal(PastedSource("waiting.txt", b"waiting"), UNWATCHED)
    said = Provenance(waiting.sha256, by="me", note="not yet")
    journal.keep_draft(IncidentContent("not finished", provenance=(said,)), called, [waiting])


def _checklists(session: Session, door: IncidentId) -> None:
    lists, own = session.checklists, session.own_lists
    lists.mark("list-accounts", TaskState.DONE, "on paper")
    lists.plan("list-accounts", None, "FREQ=MONTHLY;INTERVAL=2")
    lists.plan("main-mailbox-first", date(2026, 4, 1), "")
    lists.snooze("main-mailbox-first", date(2026, 4, 2))
    lists.consider("main-mailbox-first")
    lists.mark("second-factor", TaskState.DOES_NOT_APPLY)
    lists.mark("unique-passwords", TaskState.STUCK, "ask Mia")
    copied = lists.task("capture-sessions").item
    own.change_item(replace(copied, title="My sessions", steps=("one", "two")))
    made = own.add_list("My own list", "For the move").value
    first = Item(
        "unused",
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
    locks = own.add_item(made.id, first).value.item.id
    post = own.add_item(made.id, Item("unused", "Redirect the post")).value.item.id
    own.arrange(made.id, [post, locks])
    own.arrange_lists([made.id, "accounts"])
    lists.link(locks, door)
    answers = {Circumstance.CHILDREN: True, Circumstance.CAR: False}
    lists.choose(Choices(Phase.LEAVING, answers, "Water the plants"))
    lists.plan(post, date(2026, 3, 3), None)
    lists.remind()


def _back_up_to(session: Session, place: Path) -> None:
    """Write a state, name the drive, and prove the first state."""
    backups = session.backups
    place.mkdir(exist_ok=True)
    is_first = not backups.drives()
    snapshot = backups.snapshot()
    written = backups.open_drive(place).write(snapshot, UNWATCHED)
    snapshot.close()
    if not is_first:
        return
    backups.remember_on_drive(written)
    backups.name_drive(replace(backups.drives()[0], name="blue stick"))
    backups.remember_proof(backups.drill_drive(place, UNWATCHED))
    backups.choose(BackupChoices(Retention(5, None, 12), remind_days=None))


def _write_backup(session: Session, target: Path) -> None:
    snapshot = session.backups.snapshot()
    contents = session.backups.write(snapshot, target, BACKUP_PASSPHRASE, UNWATCHED)
    snapshot.close()
    session.backups.remember(contents)  # type: ignore[arg-type]  # what write gave at that commit


if __name__ == "__main__":
    make(Path(sys.argv[1]))
