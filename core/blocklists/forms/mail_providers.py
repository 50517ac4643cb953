"""Which mail providers take different ways of writing for one mailbox. Sources beside each.

Only what a provider itself says is folded: elsewhere `a.b@` and `ab@` are two people.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailProvider:
    """How the part before the `@` is read."""

    domains: tuple[str, ...]
    """All lead to the same mailbox; the first is what the others are compared as. Empty: each of
    `separate` is a domain of its own with the same rules."""
    separate: tuple[str, ...] = ()
    tag: str = ""
    """What begins a tag that the provider ignores; empty: there are none."""
    ignored: str = ""
    """Characters that the provider ignores."""
    alike: tuple[str, str] | None = None
    """A character that is read as another."""


PROVIDERS = (
    # https://support.google.com/mail/answer/7436150 (dots), /answer/22370 (plus), /answer/10313
    MailProvider(("gmail.com", "googlemail.com"), tag="+", ignored="."),
    # https://support.microsoft.com, "Plus addressing"; https://learn.microsoft.com/exchange
    # /recipients-in-exchange-online/plus-addressing-in-exchange-online
    MailProvider(
        (),
        separate=(
            *("outlook.com", "outlook.de", "outlook.fr", "outlook.es", "outlook.it"),
            *("hotmail.com", "hotmail.de", "hotmail.fr", "hotmail.co.uk", "hotmail.it"),
            *("hotmail.es", "live.com", "live.de", "live.fr", "live.co.uk", "live.nl", "msn.com"),
        ),
        tag="+",
    ),
    # https://www.fastmail.help/hc/en-us/articles/360060591053 (plus addressing)
    MailProvider((), separate=("fastmail.com", "fastmail.fm"), tag="+"),
    # https://support.apple.com/en-us/HT201771 (icloud.com, me.com, mac.com are one mailbox)
    MailProvider(("icloud.com", "me.com", "mac.com"), tag="+"),
    # https://proton.me/support/addresses-and-aliases (pm.me, +aliases); /support/username-dots
    MailProvider(("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), tag="+", ignored=".-_"),
    # https://yandex.com/support/mail/web/preferences/about-sender (domains; dots and hyphens)
    MailProvider(
        ("yandex.com", "yandex.ru", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua"),
        tag="+",
        alike=("-", "."),
    ),
    # https://kb.mailbox.org/en/private/e-mail-article/what-is-an-alias; https://posteo.de/en/help
    # https://www.zoho.com/mail/help/plus-addressing.html; https://help.hey.com/article/plus
    MailProvider(
        (), separate=("mailbox.org", "posteo.de", "posteo.net", "zoho.com", "hey.com"), tag="+"
    ),
)

BY_DOMAIN = {
    domain: provider for provider in PROVIDERS for domain in (*provider.domains, *provider.separate)
}
