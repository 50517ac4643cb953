"""Patterns of call blockers that stand for one number."""

import re

from phonenumbers import NumberParseException, is_valid_number, parse

from core.blocklists.exchange.reading import Flaw

_ONE_NUMBER = re.compile(r"\^?(\\?\+\??)?([0-9]{3,15})\$?")
_AIR = re.compile(r"[\s().-]")


def one_number(pattern: str) -> str | Flaw:
    """Return the number that a pattern stands for, with `+` when it is an international one."""
    found = _ONE_NUMBER.fullmatch(pattern.strip()) or _ONE_NUMBER.fullmatch(_AIR.sub("", pattern))
    if found is None:
        return Flaw.PATTERN if any(each.isdigit() for each in pattern) else Flaw.NOTHING
    plus, digits = found[1], found[2]
    return f"+{digits}" if plus or _is_international(digits) else digits


def _is_international(digits: str) -> bool:
    """Tell whether the digits are a number in use when `+` is put before them."""
    if digits.startswith("0"):
        return False
    try:
        return is_valid_number(parse(f"+{digits}"))
    except NumberParseException:
        return False
