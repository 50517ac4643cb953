"""The lines that vCards are made of: folding and escaping (RFC 2426, RFC 6350, RFC 6868)."""

import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MAX_LINE_BYTES = 75
_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)(?:=((?:"[^"]*"|[^":;,])*(?:,(?:"[^"]*"|[^":;,])*)*))?')
_ESCAPES = {"n": "\n", "N": "\n"}
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"


@dataclass(frozen=True, slots=True)
class ContentLine:
    """`name;parameter=value:value`, its value not yet unescaped; names are in capitals."""

    name: str
    parameters: Mapping[str, Sequence[str]]
    value: str


def escaped(text: str) -> str:
    """Return a text value with what means something in it escaped."""
    text = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def parameter(text: str) -> str:
    """Return a parameter's value, quoted (RFC 6868 for what quotes cannot hold)."""
    carets = text.replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{carets}"'


def parts_of(value: str, separator: str) -> list[str]:
    """Split a value at a separator that is not escaped, and unescape the parts."""
    parts, current = [""], iter(value)
    for character in current:
        if character == "\\":
            following = next(current, "\\")
            parts[-1] += _ESCAPES.get(following, following)
        elif character == separator:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def unescaped(value: str) -> str:
    """Return a text value as it was before it was escaped."""
    return parts_of(value, "")[0]


def folded(line: str) -> str:
    """Return a line folded after 75 bytes, never within a character, with its end."""
    pieces, room, current = [], MAX_LINE_BYTES, ""
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(current)
            current, room = " ", MAX_LINE_BYTES - 1
        current += character
        room -= size
    return "\r\n".join((*pieces, current)) + "\r\n"


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines with the number of their first physical line, counted from 1.

    Also joins what version 2.1 breaks in another way: quoted-printable lines that end in `=`.
    """
    number, whole = 0, ""
    for count, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if whole and line[:1] in (" ", "\t"):
            whole += line[1:]
        elif whole.endswith("=") and _QUOTED_PRINTABLE in whole.upper().partition(":")[0]:
            whole = whole[:-1] + line
        else:
            if whole:
                yield number, whole
            number, whole = count, line
    if whole:
        yield number, whole


def content_line(line: str) -> ContentLine | None:
    """Return the parts of a line, or None when it is not one."""
    name = _NAME.match(line)
    if name is None:
        return None
    parameters: dict[str, list[str]] = {}
    position = name.end()
    while found := _PARAMETER.match(line, position):
        key = found[1].upper()
        if found[2] is None:  # version 2.1: `TEL;CELL:` means `TEL;TYPE=CELL:`
            parameters.setdefault("TYPE", []).append(key)
        else:
            values = re.findall(r'"[^"]*"|[^",]+', found[2])
            parameters.setdefault(key, []).extend(_parameter_value(each) for each in values)
        position = found.end()
    if line[position : position + 1] != ":":
        return None
    value = _decoded(line[position + 1 :], parameters)
    return ContentLine(name[1].upper(), parameters, value)


def _parameter_value(text: str) -> str:
    return re.sub(r"\^[n'^]", lambda found: _CARETS[found[0]], text.strip('"'))


def _decoded(value: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """Undo quoted-printable (version 2.1). A charset that Python does not know is UTF-8."""
    told = [*parameters.get("ENCODING", ()), *parameters.get("TYPE", ())]
    if _QUOTED_PRINTABLE not in (each.upper() for each in told):
        return value
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        text = data.decode((parameters.get("CHARSET") or ["utf-8"])[0], "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    return text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n")
