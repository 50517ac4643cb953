"""Phone numbers (`phonenumbers`, the Python port of Google's libphonenumber)."""

import re
import unicodedata

import phonenumbers

from core.blocklists.forms.folding import folded
from core.blocklists.forms.key import Key, Space

REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS)
"""ISO 3166-1 codes of two letters that a vault's region can be."""

_MOST_CHARACTERS = 100
"""libphonenumber reads no more than 250; no number that people write is near either."""
_LEAST_DIGITS = 6
_LETTER = re.compile(r"[^\W\d_]")


def phone(written: str, region: str = "") -> str:
    """Return `+` and digits (E.164) when it can be a number, else its digits, else the text.

    `region` is where numbers without a country code are from; empty: not known.
    """
    text = folded(written).strip()
    digits = _digits(text)
    if not digits:
        return text
    return _e164(text, region) or _e164(digits, region) or digits


def is_valid_phone(written: str, region: str = "") -> bool:
    """Tell whether such a number is in use as far as is known: if not, it may be mistyped."""
    try:
        number = phonenumbers.parse(phone(written, region), region or None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def phone_keys(written: str, region: str = "") -> frozenset[Key]:
    """Return what a number is found by: also without its country where that is in doubt."""
    return _keys(phone(written, region))


def _keys(form: str) -> frozenset[Key]:
    if not form.startswith("+"):
        national = form.lstrip("0")
        if len(national) < _LEAST_DIGITS or not national.isdigit():
            return frozenset({Key(Space.PHONE, form)} if form else ())
        return frozenset({Key(Space.PHONE, form), Key(Space.DIGITS, national)})
    try:
        number = phonenumbers.parse(form, None)
    except phonenumbers.NumberParseException:
        return frozenset({Key(Space.PHONE, form)})
    national = phonenumbers.national_significant_number(number).lstrip("0")
    return frozenset({Key(Space.PHONE, form), Key(Space.DIGITS, national)})


def keys_in_phone(written: str, region: str = "") -> frozenset[Key]:
    """Return what a number that was met can be. With a country, only the same country will do."""
    form = phone(written, region)
    return frozenset({Key(Space.PHONE, form)}) if form.startswith("+") else _keys(form)


def _digits(text: str) -> str:
    digits = "".join(str(unicodedata.digit(each)) for each in text if each.isdigit())
    if text.startswith("+"):
        return f"+{digits}" if digits else ""
    return f"+{digits[2:]}" if digits.startswith("00") and len(digits) > 2 else digits


def _e164(text: str, region: str) -> str:
    if len(text) > _MOST_CHARACTERS or _LETTER.search(text):
        return ""
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
