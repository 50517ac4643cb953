"""Where a list can go: the file each program wants, and who writes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from core.blocklists.exchange.formats import (
    call_blocker,
    gmail,
    mastodon,
    no_phone_spam,
    people_csv,
    plain_list,
    sieve,
    spam_blocker,
    thunderbird,
    vcard,
    web_filters,
)
from core.blocklists.exchange.leaving import Export, ExportOptions
from core.blocklists.exchange.listed import Listed


class Target(Enum):
    """A program that reads lists; the values are words of the command line and never change."""

    PLAIN_LIST = "plain-list"
    PEOPLE_CSV = "csv"
    VCARD_3 = "vcard-3"
    VCARD_4 = "vcard-4"
    GMAIL = "gmail"
    THUNDERBIRD = "thunderbird"
    SIEVE = "sieve"
    MASTODON_BLOCKS = "mastodon-blocks"
    MASTODON_MUTES = "mastodon-mutes"
    MASTODON_DOMAINS = "mastodon-domains"
    SPAM_BLOCKER = "spamblocker"
    CALL_BLOCKER = "yacb"
    NO_PHONE_SPAM = "nophonespam"
    WEB_RULES = "adblock"
    HOSTS = "hosts"


@dataclass(frozen=True, slots=True)
class Way:
    """How a list gets to a program."""

    file_name: str
    """What the program, or who looks for the file, expects it to be called."""
    write: Callable[[Iterable[Listed], ExportOptions], Export]
    uses_label: bool = False
    """Whether the file names a folder or label for mails."""
    says_more: bool = False
    """Whether names and notes can stand beside the identifiers."""


WAYS: Mapping[Target, Way] = {
    Target.PLAIN_LIST: Way("list.txt", plain_list.write, says_more=True),
    Target.PEOPLE_CSV: Way("list.csv", people_csv.write, says_more=True),
    Target.VCARD_3: Way("contacts.vcf", vcard.write_3, says_more=True),
    Target.VCARD_4: Way("contacts.vcf", vcard.write_4, says_more=True),
    Target.GMAIL: Way("mailFilters.xml", gmail.write, uses_label=True),
    Target.THUNDERBIRD: Way("msgFilterRules-add.dat", thunderbird.write, uses_label=True),
    Target.SIEVE: Way("filter.sieve", sieve.write, uses_label=True),
    Target.MASTODON_BLOCKS: Way("blocked_accounts.csv", mastodon.write_blocks),
    Target.MASTODON_MUTES: Way("muted_accounts.csv", mastodon.write_mutes),
    Target.MASTODON_DOMAINS: Way("domain_blocks.csv", mastodon.write_domains),
    Target.SPAM_BLOCKER: Way("numbers.csv", spam_blocker.write, says_more=True),
    Target.CALL_BLOCKER: Way("blacklist.csv", call_blocker.write, says_more=True),
    Target.NO_PHONE_SPAM: Way("NoPhoneSpam_blacklist.txt", no_phone_spam.write, says_more=True),
    Target.WEB_RULES: Way("rules.txt", web_filters.write_rules),
    Target.HOSTS: Way("hosts-add.txt", web_filters.write_hosts),
}
