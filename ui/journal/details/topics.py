"""Which topics there are, which texts they hold, and why each matters."""

from ui.translate import tr


def topics() -> tuple[tuple[str, str, str], ...]:
    """Return name, title and reason of each topic, in the order of the page."""
    return (
        ("quote", tr("Exact words"), tr("Their own words say more than a summary of them.")),
        ("place", tr("Where exactly"), tr("An exact address can be looked up by others.")),
        (
            "who",
            tr("Who and witnesses"),
            tr("Why you think it was them, who helped them, and who saw it."),
        ),
        ("flags", tr("How serious"), tr("Facts that change what others have to do about it.")),
        ("technology", tr("Technology"), tr("How they got in says how to lock them out.")),
        ("impact", tr("What it did to you"), tr("What it cost you is part of what happened.")),
        ("reports", tr("Reports"), tr("Who knows about it, since when, and what they did.")),
        (
            "private",
            tr("Private note"),
            tr("For yourself. It is in no export, unless you choose this one note for it."),
        ),
    )


def text_fields() -> tuple[tuple[str, str, str, str, bool], ...]:
    """Return topic, name in `Details`, words and reason of each text; whether it has lines."""
    return (
        (
            "quote",
            "quote",
            tr("What they said or wrote, word for word"),
            tr("Their own words, unchanged, weigh more than a summary. Leave mistakes in."),
            True,
        ),
        (
            "place",
            "url",
            tr("Address of the page or post"),
            tr(
                "With the full address others can find the same page. Copy it whole. Whoever runs "
                "the page may see that you open it."
            ),
            False,
        ),
        (
            "place",
            "message_id",
            tr("Permanent ID of the account or message"),
            tr("Names of accounts change, their IDs do not: a platform can find them by it."),
            False,
        ),
        (
            "place",
            "place",
            tr("Place"),
            tr("Street, shop, room: somebody else may have seen it, or a camera."),
            False,
        ),
        (
            "who",
            "attribution",
            tr("Why you think it was them"),
            tr("What you know and what you suppose are two things. Both are worth noting."),
            True,
        ),
        (
            "who",
            "third_parties",
            tr("Others who acted for them"),
            tr("Friends, family or strangers who pass messages on are part of it."),
            False,
        ),
        (
            "technology",
            "device",
            tr("Device"),
            tr("Which phone or computer it was: traces may be on it."),
            False,
        ),
        (
            "technology",
            "account",
            tr("Your account"),
            tr("Which of your accounts was reached: its list of sign-ins may show more."),
            False,
        ),
        (
            "technology",
            "app",
            tr("App or program"),
            tr("Each app keeps its own records, often only for a short time."),
            False,
        ),
        (
            "technology",
            "way_in",
            tr("How they may have got in"),
            tr("A shared password, a gift, a repair: it says what to change first."),
            False,
        ),
        (
            "impact",
            "cost",
            tr("What it cost you"),
            tr("Money, days off work, a new lock: costs can be claimed back."),
            False,
        ),
        (
            "private",
            "private_note",
            tr("Only for yourself"),
            tr("For yourself. It is in no export, unless you choose this one note for it."),
            True,
        ),
    )
