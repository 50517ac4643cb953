"""Outlook messages (.msg) as plain text ([MS-OXMSG], by way of python-oxmsg)."""

import io
from collections.abc import Iterator
from datetime import datetime

from oxmsg import Message
from oxmsg.recipient import Recipient

from core.incidents.preview import Fact, FactName, FileFacts, TextPreview
from storage.decoding.html_words import words_of
from storage.decoding.texts import decode_text, shortened

MARK = "__properties_version1.0".encode("utf-16-le")
"""Name of the stream that every message has ([MS-OXMSG] 2.4); other OLE files do not."""
MEDIA_TYPE = "application/vnd.ms-outlook"

_MAX_NAMED = 60
_FIRST_YEAR = 1980
"""A date that is not there reads as 1601: the year from which Windows counts."""
_HTML, _MESSAGE_ID, _DELIVERED, _RECIPIENT_TYPE = 0x1013, 0x1035, 0x0E06, 0x0C15
"""Property tags of [MS-OXPROPS]."""
_TO, _COPY = 1, 2


def outlook_preview(data: bytes) -> TextPreview:
    """Return a message's words. Raises whatever the library does for one that is damaged."""
    message = Message.load(io.BytesIO(data))  # few bytes would be taken for the name of a file
    facts = FileFacts(MEDIA_TYPE, said=tuple(_facts(message)))
    return shortened(facts, _words(message), is_whole=True)


def _facts(message: Message) -> Iterator[Fact]:
    properties = message.properties
    sent = message.sent_date or properties.date_prop_value(_DELIVERED)
    recipients = list(message.recipients)
    said = (
        (FactName.DATE, _date(sent)),
        (FactName.SENDER, message.sender),
        (FactName.RECIPIENTS, _addresses(recipients, _TO)),
        (FactName.COPIES_TO, _addresses(recipients, _COPY)),
        (FactName.SUBJECT, message.subject),
        (FactName.MESSAGE_ID, properties.str_prop_value(_MESSAGE_ID)),
    )
    yield from (Fact(name, text.rstrip("\0")) for name, text in said if text)
    for attachment in list(message.attachments)[:_MAX_NAMED]:
        if attachment.file_name:
            yield Fact(FactName.ATTACHMENT, attachment.file_name)


def _date(sent: datetime | None) -> str:
    return "" if sent is None or sent.year < _FIRST_YEAR else f"{sent:%Y-%m-%d %H:%M:%S} UTC"


def _addresses(recipients: list[Recipient], kind: int) -> str:
    named = (
        f"{each.name} <{each.email_address}>" if each.email_address != each.name else each.name
        for each in recipients
        if (each.properties.int_prop_value(_RECIPIENT_TYPE) or _TO) == kind
    )
    return ", ".join(named)


def _words(message: Message) -> str:
    """Return the plain version of the body; where it is blank, the words of the HTML version."""
    text = message.body or ""
    if text.strip():
        return text.replace("\r\n", "\n")
    styled = message.properties.binary_prop_value(_HTML)
    if styled is not None:
        return words_of(decode_text(styled)[0])
    return words_of(message.properties.str_prop_value(_HTML) or "")
