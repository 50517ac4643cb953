"""E-mail addresses."""

import re
from typing import NamedTuple

from core.blocklists.forms.domain import domain, with_parents
from core.blocklists.forms.folding import folded
from core.blocklists.forms.key import Key, Space
from core.blocklists.forms.mail_providers import BY_DOMAIN

_IN_BRACKETS = re.compile(r".*<([^<>]*@[^<>]*)>\s*", re.DOTALL)

_AT_THE_END = re.compile(r"[\s@]+$")


class Mailbox(NamedTuple):
    """The two sides of an address as they are compared."""

    local: str
    domain: str
    """Empty when there was no `@`."""


def mailbox(written: str) -> Mailbox:
    """Return the mailbox that an address leads to, as far as its provider tells."""
    text = folded(written).strip()
    bracketed = _IN_BRACKETS.fullmatch(text)
    text = (bracketed[1] if bracketed else text).strip().removeprefix("mailto:").strip()
    text = _AT_THE_END.sub("", text)
    local, _, host = text.rpartition("@")
    local, host = local.strip(), domain(host)
    if not local or not host:
        return Mailbox(text.strip("@").strip(), "")
    provider = BY_DOMAIN.get(host)
    if provider is None:
        return Mailbox(local, host)
    if provider.tag:
        local = local.partition(provider.tag)[0] or local
    if provider.alike:
        local = local.replace(*provider.alike)
    kept = "".join(each for each in local if each not in provider.ignored) or local
    return Mailbox(kept, provider.domains[0] if provider.domains else host)


def mail(written: str) -> str:
    """Return an address as it is compared."""
    box = mailbox(written)
    return f"{box.local}@{box.domain}" if box.domain else box.local


def mail_keys(written: str) -> frozenset[Key]:
    """Return what an address that is kept is found by."""
    form = mail(written)
    return frozenset({Key(Space.EMAIL, form)} if form else ())


def keys_in_mail(written: str) -> frozenset[Key]:
    """Return what an address that was met can be: an address, and one of a listed domain."""
    box = mailbox(written)
    above = with_parents(domain(written.rpartition("@")[2])) if box.domain else ()
    return mail_keys(written) | {Key(Space.EMAIL_DOMAIN, each) for each in above}
