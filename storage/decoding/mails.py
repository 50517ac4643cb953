"""Mails as plain text: their fields, their words, the names of what is attached."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from typing import cast

from core.incidents.preview import Fact, FactName, FileFacts, TextPreview
from storage.decoding.html_words import words_of
from storage.decoding.texts import decode_text, shortened

_MAX_FIELD_CHARACTERS = 4096
"""Longer fields are shown as they stand: taking them apart can take for ever."""
_MAX_NAMED = 60
"""Attachments and defects that are named, of each."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}
"""Charsets that mails name when they mean one that has more characters."""
_FIELDS = (
    (FactName.DATE, "date"),
    (FactName.SENDER, "from"),
    (FactName.REPLY_TO, "reply-to"),
    (FactName.RECIPIENTS, "to"),
    (FactName.COPIES_TO, "cc"),
    (FactName.SUBJECT, "subject"),
    (FactName.MESSAGE_ID, "message-id"),
)


def mail_preview(data: bytes, *, is_whole: bool) -> TextPreview:
    """Return a mail's words. Nothing it refers to is fetched.

    Raises whatever Python's parser raises for mails made to break it; then it is to be shown as
    the text that it is.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    text = _words(message)
    facts = FileFacts("message/rfc822", said=tuple(_facts(message)))
    return shortened(facts, text, is_whole=is_whole)


def _facts(message: EmailMessage) -> Iterator[Fact]:
    stands = {name.lower(): text for name, text in reversed(list(message.raw_items()))}
    for fact, name in _FIELDS:
        if name in stands:
            as_it_stands = str(stands[name])
            is_long = len(as_it_stands) > _MAX_FIELD_CHARACTERS
            yield Fact(fact, as_it_stands if is_long else str(message[name]))
    parts = list(message.walk())
    attached = list(filter(None, (part.get_filename() for part in parts)))
    defects = dict.fromkeys(type(each).__name__ for part in parts for each in part.defects)
    yield from (Fact(FactName.ATTACHMENT, name) for name in attached[:_MAX_NAMED])
    yield from (Fact(FactName.DEFECT, each) for each in list(defects)[:_MAX_NAMED])


def _words(message: EmailMessage) -> str:
    """Return the plain version of the body; where it is blank, the words of the HTML version."""
    plain = message.get_body(("plain",))
    text = "" if plain is None else _content(plain)
    if not text.strip():
        styled = message.get_body(("html",))
        text = text if styled is None else words_of(_content(styled))
    return text


def _content(part: MIMEPart) -> str:
    """Return the text of a part, guessed at where its charset is unknown or plainly wrong."""
    payload = cast("bytes", part.get_payload(decode=True) or b"")
    charset = part.get_content_charset() or "ascii"
    try:
        return payload.decode(_WIDER.get(charset, charset))
    except (LookupError, UnicodeDecodeError):
        return decode_text(payload)[0]
