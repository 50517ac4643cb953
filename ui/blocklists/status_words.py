"""What the steps against an identifier are called, and what to think of before each."""

from core.blocklists.status import Advice, Step
from ui.plain_text import visible
from ui.translate import tr

_SERVICES = {
    "x": "X (Twitter)",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "vk": "VK",
    "github": "GitHub",
    "whatsapp": "WhatsApp",
}
"""How services write themselves, where a capital at the beginning is not enough."""


def step_word(step: Step) -> str:
    """Return what was done, in one or two words."""
    return {
        Step.NOT_YET: tr("Nothing done yet"),
        Step.MUTED: tr("Muted"),
        Step.BLOCKED: tr("Blocked"),
        Step.REPORTED: tr("Reported"),
    }[step]


def step_icon(step: Step) -> str:
    """Return the name of the icon for a step."""
    return {
        Step.NOT_YET: "circle",
        Step.MUTED: "eye-off",
        Step.BLOCKED: "circle-slash",
        Step.REPORTED: "stamp",
    }[step]


def step_meaning(step: Step) -> str:
    """Return a sentence that says what a step means."""
    return {
        Step.NOT_YET: tr("Nothing was done, or it was taken back."),
        Step.MUTED: tr("You do not see it any more. They do not notice."),
        Step.BLOCKED: tr("They cannot reach you this way any more. They may notice."),
        Step.REPORTED: tr("You told the service, or somebody who can act on it."),
    }[step]


def advice_words(advice: Advice) -> str:
    """Return what to think of, as a sentence."""
    return {
        Advice.DOCUMENT_FIRST: tr(
            "Save messages and profiles first: afterwards they can be gone, for you too."
        ),
        Advice.THEY_MAY_NOTICE: tr("They may notice it."),
        Advice.MAY_ESCALATE: tr(
            "Somebody who is shut out may look for another way in, or come nearer. If you are"
            " afraid of that, talk to an advocate or the police first."
        ),
        Advice.MUTE_MAY_SERVE: tr(
            "To mute may serve better: it is quieter, and what they write still arrives as a"
            " record."
        ),
        Advice.RECORD_STOPS: tr("What they write afterwards does not arrive and is no record."),
        Advice.CHECK_MUTED: tr(
            "Look at it now and then, or let somebody you trust look: a threat in it is easily"
            " missed."
        ),
        Advice.KEEP_COPY_OF_REPORT: tr(
            "What you report may be deleted. Keep a copy of it, and the number of your report."
        ),
        Advice.LABEL_NOT_DELETE: tr(
            "Let your mail program label and keep their mails: deleted ones are no record."
        ),
        Advice.NUMBERS_CAN_BE_FAKED: tr(
            "What is shown as sender can be faked, and may belong to somebody else."
        ),
        Advice.ADDRESS_IS_SHARED: tr(
            "Many people can share this, and it changes hands. You may shut out others."
        ),
        Advice.ASK_BEFORE_CONTACT_ENDS: tr(
            "When you have children together, or a court has decided about contact, ask a lawyer"
            " or an advocate first."
        ),
    }[advice]


def service_word(service: str) -> str:
    """Return what the place is called where something is done."""
    known = {
        "email": tr("Your mail program"),
        "phone": tr("Your phone"),
        "web": tr("On the web"),
        "post": tr("Letters and parcels"),
        "": tr("No app or site given"),
    }
    if service in known:
        return known[service]
    return _SERVICES.get(service, visible(service[:1].upper() + service[1:]))
