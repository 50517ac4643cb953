"""Handles: names of accounts, with the permanent ID where it is known."""

import re
from typing import NamedTuple

from core.blocklists.forms.domain import domain
from core.blocklists.forms.folding import folded, without_slashes, words_of
from core.blocklists.forms.key import Key, Space
from core.blocklists.forms.platforms import BY_CODE, service_at, service_code
from core.blocklists.forms.website import page

_ADDRESS = re.compile(r"^(?:h(?:tt|xx)ps?:)?//|^www\.|^[\w\-]+(?:\.[\w\-]+)+/")
_AT_SERVER = re.compile(r"(?:users/|@)(?P<handle>\w[\w.\-]*)(?:@(?P<server>[^/?#@\s]+))?/?")
_OLD_DISCORD = re.compile(r"#0{1,4}$")
_LEAST_CHARACTERS = 4
"""A shorter handle without `@` is a word like any other."""


class Account(NamedTuple):
    """An account as it is compared."""

    service: str
    """A code of `platforms`, the folded name of another service, or empty: not known."""
    handle: str
    """May be empty when only the ID is known."""
    account_id: str = ""


def account(written: str, platform: str = "", account_id: str = "") -> Account:
    """Return the account that is meant, from a handle or the address of a profile."""
    text = folded(written).strip()
    code = service_code(platform)
    kept_id = folded(account_id).strip()
    found = account_at(text) if _ADDRESS.match(text) else None
    if found is not None and code in ("", found.service):
        return Account(found.service, found.handle, kept_id or found.account_id)
    service = BY_CODE.get(code)
    if service is not None and service.account_id and re.fullmatch(service.account_id, text):
        return Account(code, text, kept_id or text)
    return Account(code, _plain(text, code), kept_id)


def account_at(address: str) -> Account | None:
    """Return the account whose profile is at an address of the web; None when it is none."""
    found = page(address)
    service = service_at(found.host)
    if service is not None:
        match = service.pattern.match(found.path)
        if match is None:
            return None
        parts = match.groupdict()
        account_id = parts.get("id") or parts.get("id2") or ""
        handle = parts.get("handle") or account_id
        return Account(service.code, _plain(handle, service.code), account_id)
    match = _AT_SERVER.fullmatch(found.path)
    if match is None or "." not in found.host:
        return None
    server = domain(match["server"] or found.host)
    return Account("mastodon", f"{match['handle']}@{server}")


def handle(written: str, platform: str = "", account_id: str = "") -> str:
    """Return a handle as it is compared, without its service."""
    return account(written, platform, account_id).handle


def handle_keys(written: str, platform: str = "", account_id: str = "") -> frozenset[Key]:
    """Return what an account that is kept is found by."""
    found = account(written, platform, account_id)
    keys = set()
    if found.handle:
        keys |= {
            Key(Space.HANDLE, f":{found.handle}"),
            Key(Space.HANDLE, f"{found.service or '?'}:{found.handle}"),
        }
        words = " ".join(words_of(found.handle.partition("@")[0]))
        if len(words) >= _LEAST_CHARACTERS:
            keys.add(Key(Space.WORDS, words))
    if found.account_id:
        keys.add(Key(Space.ACCOUNT, f"{found.service}:{found.account_id}"))
    return frozenset(keys)


def keys_in_handle(written: str, platform: str = "", account_id: str = "") -> frozenset[Key]:
    """Return what an account that was met can be: of the same service, or of one not known."""
    return keys_of_met(account(written, platform, account_id))


def keys_of_met(found: Account) -> frozenset[Key]:
    """Return what an account that was met can be."""
    keys = set()
    if found.handle and found.service:
        keys |= {Key(Space.HANDLE, f"{each}:{found.handle}") for each in (found.service, "?")}
    elif found.handle:
        keys.add(Key(Space.HANDLE, f":{found.handle}"))
    if found.account_id:
        keys.add(Key(Space.ACCOUNT, f"{found.service}:{found.account_id}"))
    return frozenset(keys)


def _plain(text: str, code: str) -> str:
    """Return a handle without what is only written around it.

    What was taken away may have hidden more of it, so this goes on until nothing changes.
    """
    before, bare = "", text
    while bare != before:
        before, bare = bare, _barer(bare, code)
    return bare


def _barer(text: str, code: str) -> str:
    service = BY_CODE.get(code)
    bare = without_slashes(text)
    if service is not None:
        for prefix in service.prefixes:
            bare = bare.removeprefix(prefix.lstrip("/"))
    bare = without_slashes(re.sub(r"^[@\s]+", "", bare))
    if code == "discord":
        bare = without_slashes(_OLD_DISCORD.sub("", bare))
    if "@" in bare:
        name, _, server = bare.rpartition("@")
        return f"{name.strip()}@{domain(server)}" if name.strip() else bare
    if service is not None and service.ignored:
        return "".join(each for each in bare if each not in service.ignored) or bare
    return bare
