"""What the programs that read lists are called, and how a list is loaded there."""

from typing import NamedTuple

from core.blocklists.exchange.targets import Target
from ui.translate import tr


class TargetWords(NamedTuple):
    """`name` and `details` for the list of programs; `how`: a sentence on how to load it there."""

    icon: str
    name: str
    details: str
    how: str


def target_words(target: Target) -> TargetWords:
    """Return the words for a program."""
    return _WORDS[target](target) if target in _WORDS else _for_people(target)


def _for_people(target: Target) -> TargetWords:
    return {
        Target.PLAIN_LIST: TargetWords(
            "list-checks",
            tr("List to tick off"),
            tr("For X, Instagram and others that read no list"),
            tr(
                "Open it in any editor or print it. Each account stands under its app or site with"
                " a box to tick: block them there one by one."
            ),
        ),
        Target.PEOPLE_CSV: TargetWords(
            "file-text",
            tr("Table (CSV)"),
            tr("For a spreadsheet, or to bring in again"),
            tr("Open it with a spreadsheet program. Nothing in it can act as a formula."),
        ),
    }[target]


def _for_contacts(target: Target) -> TargetWords:
    versions = {Target.VCARD_3: "3.0", Target.VCARD_4: "4.0"}
    return TargetWords(
        "users",
        tr("Contacts (vCard {version})").format(version=versions[target]),
        tr("For phones and address books"),
        tr(
            "Open the file on the phone, or import it in its contacts app; then block the contact"
            " there. Contacts that a cloud keeps are copied to it."
        ),
    )


def _for_mail(target: Target) -> TargetWords:
    return {
        Target.GMAIL: TargetWords(
            "mail",
            tr("Gmail"),
            tr("Labels and keeps, out of the inbox"),
            tr(
                "In Gmail: Settings, See all settings, Filters and blocked addresses, Import"
                " filters. Choose the file, then Open file, then Create filters."
            ),
        ),
        Target.THUNDERBIRD: TargetWords(
            "mail",
            tr("Thunderbird"),
            tr("Tags and marks as read"),
            tr(
                "Close Thunderbird. In the folder of the mail account, open msgFilterRules.dat in"
                " an editor and add these lines at its end; keep what is there. If there is no such"
                " file, copy this one there under that name. In Tools, Message Filters you can then"
                " add a folder to move to."
            ),
        ),
        Target.SIEVE: TargetWords(
            "mail",
            tr("Sieve"),
            tr("For filters that a mail provider runs"),
            tr(
                "Make the folder first. Then, in the filter settings of the mail provider, add a"
                " Sieve script and paste the contents of the file."
            ),
        ),
    }[target]


def _for_mastodon(target: Target) -> TargetWords:
    names = {
        Target.MASTODON_BLOCKS: (
            tr("Mastodon: blocked accounts"),
            tr("They can notice"),
            tr("Blocking list"),
        ),
        Target.MASTODON_MUTES: (
            tr("Mastodon: muted accounts"),
            tr("They do not notice"),
            tr("Muting list"),
        ),
        Target.MASTODON_DOMAINS: (
            tr("Mastodon: blocked servers"),
            tr("Everybody on a server"),
            tr("Domain blocking list"),
        ),
    }
    name, details, kind = names[target]
    how = tr(
        "In Mastodon: Preferences, Import and export, Import. Choose “{kind}” and “Merge”, so that"
        " nothing you have there is lost."
    ).format(kind=kind)
    return TargetWords("at-sign", name, details, how)


def _for_calls(target: Target) -> TargetWords:
    return {
        Target.SPAM_BLOCKER: TargetWords(
            "phone",
            tr("SpamBlocker"),
            tr("Android: calls and messages"),
            tr(
                "Copy the file to the phone. In SpamBlocker, hold the button that adds a number"
                " rule, then choose to import it from CSV as several rules."
            ),
        ),
        Target.CALL_BLOCKER: TargetWords(
            "phone",
            tr("Yet Another Call Blocker"),
            tr("Android: calls"),
            tr("Copy the file to the phone. In the app: Blacklist, menu, Import."),
        ),
        Target.NO_PHONE_SPAM: TargetWords(
            "phone",
            tr("NoPhoneSpam"),
            tr("Android: calls"),
            tr(
                "Copy the file under this very name to the phone's own storage. In the app: menu,"
                " Import blacklist."
            ),
        ),
    }[target]


def _for_web(target: Target) -> TargetWords:
    return {
        Target.WEB_RULES: TargetWords(
            "globe",
            tr("AdGuard, uBlock Origin"),
            tr("Keeps your browser off their sites and pages"),
            tr(
                "Open the settings of the add-on, My filters (uBlock Origin) or User rules"
                " (AdGuard), and paste the contents of the file at the end."
            ),
        ),
        Target.HOSTS: TargetWords(
            "globe",
            tr("Hosts file"),
            tr("Keeps the whole computer off their sites"),
            tr(
                "As administrator, add these lines at the end of /etc/hosts, on Windows of"
                " C:\\Windows\\System32\\drivers\\etc\\hosts."
            ),
        ),
    }[target]


_WORDS = {
    Target.VCARD_3: _for_contacts,
    Target.VCARD_4: _for_contacts,
    Target.GMAIL: _for_mail,
    Target.THUNDERBIRD: _for_mail,
    Target.SIEVE: _for_mail,
    Target.MASTODON_BLOCKS: _for_mastodon,
    Target.MASTODON_MUTES: _for_mastodon,
    Target.MASTODON_DOMAINS: _for_mastodon,
    Target.SPAM_BLOCKER: _for_calls,
    Target.CALL_BLOCKER: _for_calls,
    Target.NO_PHONE_SPAM: _for_calls,
    Target.WEB_RULES: _for_web,
    Target.HOSTS: _for_web,
}
