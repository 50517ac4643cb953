"""What was done about an identifier on a platform, and what to think of before doing it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.blocklists.person import IdentifierKind
from core.errors import InvalidField, Problem
from core.ids import IdentifierId, IncidentId

MAX_STATUS_CHARACTERS = 10_000
MAX_SERVICE_CHARACTERS = 200
MAX_INCIDENTS = 200


class Step(StrEnum):
    """What was done; the values are stored and never change."""

    NOT_YET = "not_yet"
    """Nothing, or what was done has been taken back."""
    MUTED = "muted"
    BLOCKED = "blocked"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class StatusContent:
    """One step, as the person tells it."""

    step: Step
    done_on: date
    reference: str = ""
    """The number under which the platform keeps a report."""
    result: str = ""
    note: str = ""
    """Private: in no export unless chosen."""
    incidents: tuple[IncidentId, ...] = ()
    """Because of what."""

    def check(self) -> None:
        """Raise InvalidField when it cannot be stored."""
        for name in ("reference", "result", "note"):
            if len(getattr(self, name)) > MAX_STATUS_CHARACTERS:
                raise InvalidField(name, Problem.TOO_LONG)
        if len(self.incidents) > MAX_INCIDENTS:
            raise InvalidField("incidents", Problem.TOO_LONG)


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A step that is kept. Entries are added and never changed: the newest counts."""

    number: int
    """Counts up over the whole vault."""
    identifier_id: IdentifierId
    service: str
    """Where: a code or name as `normalise.home_service` gives, or one that was written."""
    content: StatusContent
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ServiceCount:
    """How many identifiers are still without any step at their own service."""

    service: str
    count: int


class Advice(StrEnum):
    """What to think of before a step; `ui` has the sentences."""

    DOCUMENT_FIRST = "document_first"
    """Messages and profiles can disappear with a block, for the person too."""
    THEY_MAY_NOTICE = "they_may_notice"
    MAY_ESCALATE = "may_escalate"
    """Who is shut out may look for another way in, or come nearer."""
    MUTE_MAY_SERVE = "mute_may_serve"
    """They do not notice, and what they write still arrives as a record."""
    RECORD_STOPS = "record_stops"
    """What is blocked is no longer there to be documented."""
    CHECK_MUTED = "check_muted"
    """What is muted has to be looked at now and then: a threat in it is not seen by itself."""
    KEEP_COPY_OF_REPORT = "keep_copy_of_report"
    """What is reported may be deleted by the platform: keep it, and the number of the report."""
    LABEL_NOT_DELETE = "label_not_delete"
    """Let a mail filter label and keep: what it deletes is no evidence any more."""
    NUMBERS_CAN_BE_FAKED = "numbers_can_be_faked"
    """The number or address that is shown may belong to somebody else."""
    ADDRESS_IS_SHARED = "address_is_shared"
    """Many people use one domain or IP address, and it changes hands."""
    ASK_BEFORE_CONTACT_ENDS = "ask_before_contact_ends"
    """With children or a court order, contact may be regulated: ask a lawyer or advocate."""


_BY_STEP = {
    Step.NOT_YET: (Advice.DOCUMENT_FIRST,),
    Step.MUTED: (Advice.DOCUMENT_FIRST, Advice.CHECK_MUTED),
    Step.BLOCKED: (
        Advice.DOCUMENT_FIRST,
        Advice.MUTE_MAY_SERVE,
        Advice.THEY_MAY_NOTICE,
        Advice.MAY_ESCALATE,
        Advice.RECORD_STOPS,
        Advice.ASK_BEFORE_CONTACT_ENDS,
    ),
    Step.REPORTED: (
        Advice.DOCUMENT_FIRST,
        Advice.KEEP_COPY_OF_REPORT,
        Advice.THEY_MAY_NOTICE,
    ),
}
_BY_KIND = {
    IdentifierKind.EMAIL: (Advice.LABEL_NOT_DELETE, Advice.NUMBERS_CAN_BE_FAKED),
    IdentifierKind.EMAIL_DOMAIN: (Advice.LABEL_NOT_DELETE, Advice.ADDRESS_IS_SHARED),
    IdentifierKind.PHONE: (Advice.NUMBERS_CAN_BE_FAKED,),
    IdentifierKind.IP_ADDRESS: (Advice.ADDRESS_IS_SHARED,),
}


def advice_for(kind: IdentifierKind, step: Step) -> tuple[Advice, ...]:
    """Return what to think of before taking a step, the most important first."""
    by_kind = () if step is Step.NOT_YET else _BY_KIND.get(kind, ())
    return (*_BY_STEP[step], *by_kind)


def check_service(service: str) -> None:
    """Raise InvalidField when it cannot be the place where something was done."""
    if not service.strip():
        raise InvalidField("service", Problem.EMPTY)
    if len(service) > MAX_SERVICE_CHARACTERS:
        raise InvalidField("service", Problem.TOO_LONG)
