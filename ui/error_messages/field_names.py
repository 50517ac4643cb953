"""What the person calls a field, at the beginning of a sentence."""

from ui.translate import tr


def field_name(field: str) -> str:
    """Return the words for a field that an `InvalidField` names; "a field" when it has none.

    They stand for one thing each, so that "is" may follow.
    """
    if label := _labels().get(field):
        return tr("What stands under “{label}”").format(label=label)
    return _names().get(field, tr("A field"))


def _names() -> dict[str, str]:
    return {
        **_names_in_notes(),
        "name": tr("The name"),
        "notes": tr("What you noted about them"),
        "note": tr("The note"),
        "identifier": tr("The address, number or handle"),
        "region": tr("This country"),
        "group": tr("The name of the group"),
        "relation": tr("Who they are to you"),
        "standing_reason": tr("Why you think that it is them"),
        "service": tr("The name of the app or site"),
        "reference": tr("The number of the report"),
        "result": tr("What came of it"),
        "title": tr("The name"),
        "repeat": tr("This way of repeating"),
        "reminder": tr("The text of the reminder"),
    }


def _names_in_notes() -> dict[str, str]:
    return {
        "text": tr("What happened"),
        "occurred": tr("This time"),
        "zone": tr("This time zone"),
        "types": tr("This type"),
        "reason": tr("The reason"),
        "tag": tr("The tag"),
        "fear": tr("This answer on how afraid you were"),
        "provenance": tr("What is said about where a file came from"),
    }


def _labels() -> dict[str, str]:
    """Return how fields are called on the page, for those that have no good noun."""
    return {
        "quote": tr("What they said or wrote, word for word"),
        "url": tr("Address of the page or post"),
        "message_id": tr("Permanent ID of the account or message"),
        "place": tr("Place"),
        "attribution": tr("Why you think it was them"),
        "third_parties": tr("Others who acted for them"),
        "device": tr("Device"),
        "account": tr("Your account"),
        "app": tr("App or program"),
        "way_in": tr("How they may have got in"),
        "cost": tr("What it cost you"),
        "private_note": tr("Only for yourself"),
        "introduction": tr("What it is about"),
        "what": tr("What to do"),
        "why": tr("Why"),
        "consider": tr("What to think over"),
    }
