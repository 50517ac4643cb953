from core.incidents.preview import FactName, TextPreview
from storage.decoding.mails import mail_preview
from tests.storage.decoding.samples import html_mail, mail


def read(data: bytes) -> TextPreview:
    return mail_preview(data, is_whole=True)


def test_the_plain_words_are_shown_and_the_fields_told() -> None:
    preview = read(mail())
    facts = preview.facts
    assert preview.text == "They wrote: schön.\n"
    assert facts.media_type == "message/rfc822"
    assert facts.of(FactName.SENDER) == ("Ünknown <nobody@example.org>",)
    assert facts.of(FactName.RECIPIENTS) == ("me@example.com",)
    assert facts.of(FactName.SUBJECT) == ("I know where you are ☂",)
    assert facts.of(FactName.DATE) == ("Tue, 03 Mar 2026 21:05:00 +0100",)
    assert facts.of(FactName.MESSAGE_ID) == ("<one@example.org>",)
    assert facts.of(FactName.ATTACHMENT) == ("you\u202egpj.exe",)
    assert facts.of(FactName.DEFECT) == facts.of(FactName.COPIES_TO) == ()


def test_html_is_shown_as_words_when_there_is_nothing_else() -> None:
    html = "<style>p{}</style><p>One <b>two</b></p>three<a href='https://x.example/'>here</a>"
    assert read(html_mail(html)).text == "One two\nthree ⟨https://x.example/⟩ here"


def test_html_is_shown_when_the_plain_words_are_blank() -> None:
    data = (
        mail().replace(b"They wrote: sch=C3=B6n.", b"").replace(b"They wrote: sch\xc3\xb6n.", b"")
    )
    assert read(data).text == "They wrote in bold."


def test_a_mail_of_attachments_alone_has_no_words() -> None:
    data = b"From: a@b\nTo: c@d\nContent-Type: image/png; name=x.png\n\nAAAA"
    preview = read(data)
    assert (preview.text, preview.facts.of(FactName.ATTACHMENT)) == ("", ("x.png",))


def body_in(charset: bytes, body: bytes) -> str:
    head = b"From: a@b\nTo: c@d\nContent-Transfer-Encoding: 8bit\nContent-Type: text/plain"
    return read(head + b"; charset=" + charset + b"\n\n" + body).text


def test_charsets_are_followed() -> None:
    assert body_in(b"koi8-r", "Привет".encode("koi8-r")) == "Привет"
    assert body_in(b"gb2312", "你镕".encode("gb18030")) == "你镕"
    assert body_in(b"iso-8859-1", b"\x84so\x93") == "„so“"


def test_a_charset_that_is_unknown_or_wrong_is_guessed() -> None:
    assert body_in(b"no-such", "schön".encode()) == "schön"
    assert body_in(b"ascii", b"sch\xf6n") == "schön"
    assert body_in(b"gb2312", "schön ☂".encode()) == "schön ☂"


def test_broken_rules_are_named() -> None:
    data = b"From: a@b\nTo: c@d\nContent-Type: multipart/mixed; boundary=x\n\nno boundary"
    assert read(data).facts.of(FactName.DEFECT) == (
        "StartBoundaryNotFoundDefect",
        "MultipartInvariantViolationDefect",
    )


def test_endless_fields_are_shown_as_they_stand() -> None:
    subject = "=?utf-8?q?A?= " * 1000
    (shown,) = read(f"From: a@b\nSubject: {subject}\n\nx".encode()).facts.of(FactName.SUBJECT)
    assert shown.startswith("=?utf-8?q?A?= =?")


def test_of_fields_given_twice_the_first_is_told() -> None:
    facts = read(b"Subject: one\nFrom: a@b\nSubject: two\n\n").facts
    assert facts.of(FactName.SUBJECT) == ("one",)
