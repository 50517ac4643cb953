"""Sieve (RFC 5228), the filter language of many mail servers, with `fileinto` only.

Mails are put into a folder: never discarded, never rejected (the sender would notice). Dovecot's
Pigeonhole refuses scripts of more than 1 MiB (its setting sieve_max_script_size).
"""

from collections.abc import Iterable

from core.blocklists.exchange.forms import mail_address, mail_domain
from core.blocklists.exchange.leaving import Export, ExportOptions, Forms, gather
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.person import IdentifierKind

MAX_BYTES = 1 << 20

_FORMS: Forms = {IdentifierKind.EMAIL: mail_address, IdentifierKind.EMAIL_DOMAIN: mail_domain}
_HEADERS = '["from", "sender", "reply-to"]'
_FRAME_BYTES = 1_024
"""Room for everything that is not in the two lists; the folder's name is cut to fit."""
_MAX_FOLDER_CHARACTERS = 200
_AROUND_ENTRY_BYTES = len('    "",\r\n')


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return a script that files mails from these senders into one folder."""
    gathered = gather(listed, _FORMS)
    gathered.cut(_fitting(gathered.values()))
    kinds = {IdentifierKind.EMAIL: ":all", IdentifierKind.EMAIL_DOMAIN: ":domain"}
    tests = []
    for kind, part in kinds.items():
        values = [value for value, each in gathered.entries if each.kind is kind]
        if values:
            strings = ",\r\n".join(f"    {_quoted(value)}" for value in values)
            tests.append(f"  address {part} :is {_HEADERS} [\r\n{strings}\r\n  ]")
    folder = _quoted(one_line(options.label)[:_MAX_FOLDER_CHARACTERS])
    condition = ",\r\n".join(tests)
    rule = f"if anyof (\r\n{condition}\r\n) {{\r\n  fileinto {folder};\r\n}}\r\n" if tests else ""
    return gathered.export(f'require ["fileinto"];\r\n\r\n{rule}', options, ())


def _fitting(values: list[str]) -> int:
    """Return how many of the values a script has room for."""
    room = MAX_BYTES - _FRAME_BYTES
    for count, value in enumerate(values):
        room -= len(value.encode()) + _AROUND_ENTRY_BYTES
        if room < 0:
            return count
    return len(values)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
