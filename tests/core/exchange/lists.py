"""Identifiers for lists, some of them written by somebody who means harm."""

from dataclasses import replace
from typing import Any

from core.blocklists.exchange.leaving import ExportOptions
from core.blocklists.exchange.listed import Listed
from core.blocklists.person import IdentifierKind

MAIL, DOMAIN, PHONE, HANDLE, SITE, IP, POST = IdentifierKind
BARE = ExportOptions("Kept aside")
TOLD = ExportOptions("Kept aside", with_names=True, with_notes=True)

HOSTILE_NAMES = (
    '"; discard; #',
    "*/ }}",
    'a\nversion="9"\nname="x"',
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3, +49",
    "\u202egpj.exe",
    "<b>&amp;\"'</b>]]>",
    "name: with: colons",
    "back\\slash\\",
    "semi;colon|pipe,comma\ttab",
    "END:VCARD\r\nBEGIN:VCARD",
    "^.*$ (a+)+",
    "\x00null\x1bescape",
    "  spaces  ",
    "",
)
HOSTILE_WRITTEN = (
    'x"@evil.example',
    'x\\"@evil.example',
    "x@evil.example\nfileinto",
    "x)(@evil.example",
    "x@evil.example'/><apps:property name='shouldTrash' value='true",
    "x@evil.example OR victim@example.org",
    "victim@example.org\u202e",
    "+49 170 1234567\n+1",
    "+49170*",
    ".*",
    "0171|.*",
    "https://evil.example/$removeparam",
    "evil.example##body",
    "*",
    "com",
    "evil.example 0.0.0.0 good.example",
    "@user@evil.example,true\n@other@good.example",
    "=cmd|' /C calc'!A0",
    "]] --> <x>",
    "",
    " ",
)


def mail(written: str, **more: Any) -> Listed:
    return Listed(MAIL, written, **more)


def phone(written: str, **more: Any) -> Listed:
    return Listed(PHONE, written, **more)


def account(written: str, platform: str = "Mastodon", **more: Any) -> Listed:
    return Listed(HANDLE, written, platform, **more)


def web(written: str) -> Listed:
    return Listed(SITE, written)


def hostile_list() -> list[Listed]:
    """Every hostile text as an identifier of every kind, and beside good ones as name and note."""
    wicked = [Listed(kind, text, text, text) for kind in IdentifierKind for text in HOSTILE_WRITTEN]
    named = []
    for number, name in enumerate(HOSTILE_NAMES):
        good = (
            mail(f"stalker{number}@example.net"),
            phone(f"+4917012345{number:02}"),
            account(f"@stalker{number}@social.example"),
            web(f"stalker{number}.example"),
            Listed(DOMAIN, f"example{number}.net"),
        )
        named += [replace(each, person=name, note=name, person_id=str(number)) for each in good]
    return [*wicked, *named]


GOOD_NUMBERS = {f"+4917012345{number:02}" for number in range(len(HOSTILE_NAMES))}
