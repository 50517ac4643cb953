"""Which topics there are, which texts they hold, and why each matters."""

from typing import NamedTuple

from ui.translate import tr


class Text(NamedTuple):
    """A text that can be written."""

    name: str
    """In `Details`."""
    words: str
    why: str
    has_lines: bool = False


class Topic(NamedTuple):
    """A part of the page, with the texts in it; some parts have other things in them too."""

    name: str
    title: str
    why: str
    texts: tuple[Text, ...] = ()


def topics() -> tuple[Topic, ...]:
    """Return the topics in the order of the page."""
    return (
        _quote(),
        _place(),
        _who(),
        Topic("flags", tr("How serious"), tr("Facts that change what others have to do about it.")),
        _technology(),
        _impact(),
        Topic("reports", tr("Reports"), tr("Who knows about it, since when, and what they did.")),
        _private(),
    )


def _quote() -> Topic:
    text = Text(
        "quote",
        tr("What they said or wrote, word for word"),
        tr("Their own words, unchanged, weigh more than a summary. Leave mistakes in."),
        has_lines=True,
    )
    why = tr("Their own words say more than a summary of them.")
    return Topic("quote", tr("Exact words"), why, (text,))


def _place() -> Topic:
    texts = (
        Text(
            "url",
            tr("Address of the page or post"),
            tr(
                "With the full address others can find the same page. Copy it whole. Whoever runs "
                "the page may see that you open it."
            ),
        ),
        Text(
            "message_id",
            tr("Permanent ID of the account or message"),
            tr("Names of accounts change, their IDs do not: a platform can find them by it."),
        ),
        Text(
            "place",
            tr("Place"),
            tr("Street, shop, room: somebody else may have seen it, or a camera."),
        ),
    )
    why = tr("An exact address can be looked up by others.")
    return Topic("place", tr("Where exactly"), why, texts)


def _who() -> Topic:
    texts = (
        Text(
            "attribution",
            tr("Why you think it was them"),
            tr("What you know and what you suppose are two things. Both are worth noting."),
            has_lines=True,
        ),
        Text(
            "third_parties",
            tr("Others who acted for them"),
            tr("Friends, family or strangers who pass messages on are part of it."),
        ),
    )
    why = tr("Why you think it was them, who helped them, and who saw it.")
    return Topic("who", tr("Who and witnesses"), why, texts)


def _technology() -> Topic:
    texts = (
        Text(
            "device",
            tr("Device"),
            tr("Which phone or computer it was: traces may be on it."),
        ),
        Text(
            "account",
            tr("Your account"),
            tr("Which of your accounts was reached: its list of sign-ins may show more."),
        ),
        Text(
            "app",
            tr("App or program"),
            tr("Each app keeps its own records, often only for a short time."),
        ),
        Text(
            "way_in",
            tr("How they may have got in"),
            tr("A shared password, a gift, a repair: it says what to change first."),
        ),
    )
    why = tr("How they got in says how to lock them out.")
    return Topic("technology", tr("Technology"), why, texts)


def _impact() -> Topic:
    text = Text(
        "cost",
        tr("What it cost you"),
        tr("Money, days off work, a new lock: costs can be claimed back."),
    )
    why = tr("What it cost you is part of what happened.")
    return Topic("impact", tr("What it did to you"), why, (text,))


def _private() -> Topic:
    why = tr("For yourself. It is in no export, unless you choose this one note for it.")
    text = Text("private_note", tr("Only for yourself"), why, has_lines=True)
    return Topic("private", tr("Private note"), why, (text,))
