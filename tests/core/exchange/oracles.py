"""How the programs read our lists, rebuilt from their sources to see what they would make of them.

Rebuilt, not copied: only what decides how a file is understood. The source of each is named.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field


def mastodon_rows(data: bytes, kind: str) -> list[dict[str, str]]:
    """As Form::Import of mastodon/mastodon, app/models/form/import.rb: rows with known headings.

    Raises AssertionError where Mastodon refuses the file.
    """
    expected = {
        "blocking": ["Account address"],
        "muting": ["Account address", "Hide notifications"],
        "domain_blocking": ["#domain"],
    }[kind]
    assert len(data) <= 20 * 1024 * 1024
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert rows, "empty file"
    assert rows[0][0] == expected[0], "the first heading tells the kind of list"
    assert len(rows) - 1 <= 20_000
    found = []
    for row in filter(None, rows[1:]):
        cells = dict(zip(rows[0], row, strict=True))
        cells = {key: value.strip() for key, value in cells.items() if key in expected}
        if "Account address" in cells:
            cells["Account address"] = cells["Account address"].removeprefix("@")
        found.append(cells)
    return found


def mastodon_guesses(file_name: str, data: bytes) -> str | None:
    """As Form::Import#guessed_type."""
    headings = data.decode().split("\n")[0].split(",")
    if "Hide notifications" in headings or file_name.startswith(("mutes", "muted_accounts")):
        return "muting"
    if file_name.startswith(("blocks", "blocked_accounts")):
        return "blocking"
    if file_name.startswith(("domain_blocks", "blocked_domains")):
        return "domain_blocking"
    return None


@dataclass
class SpamBlockerRule:
    """What RegexRule.fromMap makes of a row; unknown columns are ignored."""

    pattern: str = ""
    description: str = ""
    priority: int = 0
    flags: int = 3

    def matches(self, raw_number: str) -> bool:
        """As String.regexMatchesNumber with default flags: Util.clearNumber, then a full match."""
        cleared = re.sub(r"[-+ ()]", "", raw_number.lstrip("0"))
        return re.fullmatch(self.pattern, cleared, re.IGNORECASE | re.MULTILINE) is not None


def spam_blocker_old(data: bytes) -> list[SpamBlockerRule]:
    """As Csv.parseToMaps of aj3423/SpamBlocker, util/Csv.kt before 2024-09: no quotes at all."""
    lines = data.removeprefix(b"\xef\xbb\xbf").decode().splitlines()
    lines += [""] if data.endswith(b"\n") else []
    heading = [each.strip() for each in lines[0].split(",")]
    return [
        _rule(dict(zip(heading, [cell.strip() for cell in line.split(",")], strict=False)))
        for line in lines[1:]
    ]


def spam_blocker_new(data: bytes) -> list[SpamBlockerRule]:
    """As CSVParser of the same file since: quotes, but no doubled ones; CR ends a record too."""
    text = data.decode()
    heading_line, _, rest = text.partition("\n")
    separator = next((each for each in heading_line if each in ",;|"), ",")
    records: list[list[str]] = []
    record: list[str] = []
    cell, is_quoted = "", False
    for character in rest:
        if character == '"':
            is_quoted = not is_quoted
        elif is_quoted:
            cell += character
        elif character == separator:
            record.append(cell)
            cell = ""
        elif character in "\r\n":
            records.append([*record, cell])
            record, cell = [], ""
        else:
            cell += character
    if record:
        records.append(record)  # without the last cell: so it is there
    heading = [each.strip() for each in heading_line.split(separator)]
    return [_rule(dict(zip(heading, each, strict=False))) for each in records]


def _rule(cells: dict[str, str]) -> SpamBlockerRule:
    return SpamBlockerRule(
        cells.get("pattern", ""),
        cells.get("description", ""),
        int(cells.get("priority", "0")),
        int(cells.get("flags", "3")),
    )


def call_blocker(data: bytes) -> list[tuple[str, str]]:
    """As BlacklistImporterExporter of Yet Another Call Blocker: (pattern, name) of valid entries.

    Apache Commons CSV, format DEFAULT; a file whose first headings are others is not a backup.
    """
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows[0][:3] == ["ID", "name", "pattern"]
    found = []
    for row in filter(None, rows[1:]):
        for place in (0, 3, 4, 5):
            assert row[place] == "" or int(row[place]) >= 0
        assert re.fullmatch(r"\+?[0-9*#]+", row[2]), "isValidPattern"
        found.append((row[2], row[1]))
    return found


def no_phone_spam(data: bytes) -> list[tuple[str, str]]:
    """As BlacklistFile.load of NoPhoneSpam: (number, name) up to the first line without `: `."""
    found = []
    for line in re.split(r"\r\n|\r|\n", data.decode()):
        number, between, name = line.partition(": ")
        if not between:
            break
        found.append((number, name))
    return found


@dataclass
class ThunderbirdRule:
    """One filter as Thunderbird has it after reading."""

    attributes: dict[str, list[str]] = field(default_factory=dict)
    terms: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(AND or OR, attribute, operator, value)"""


def thunderbird(data: bytes) -> list[ThunderbirdRule]:
    """As nsMsgFilterList::LoadTextFilters of comm-central, mailnews/search/src."""
    rules: list[ThunderbirdRule] = []
    for key, value in _attributes(data.decode()):
        if key == "name":
            rules.append(ThunderbirdRule())
        if key in ("version", "logging"):
            continue
        rules[-1].attributes.setdefault(key, []).append(value)
        if key == "condition":
            rules[-1].terms += _terms(value)
    return rules


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """LoadAttrib and LoadValue: a name up to `=` or space, a value in quotes."""
    position = 0
    while position < len(text):
        start = re.compile(r"\s*([^\s=]*)=?\s*").match(text, position)
        assert start is not None
        position = start.end()
        if position >= len(text):
            break
        assert text[position] == '"', "expecting quote as start of value"
        position += 1
        value = ""
        while position < len(text) and text[position] not in '"\r\n':
            if text[position] == "\\" and text[position + 1] in '"\\':
                position += 1
            value += text[position]
            position += 1
        position += 1
        yield start[1].lower(), value


def _terms(condition: str) -> Iterator[tuple[str, str, str, str]]:
    """ParseCondition and nsMsgSearchTerm::DeStreamNew."""
    position = 0
    while (opening := condition.find("(", position)) >= 0:
        link = "OR" if "O" in condition[position:opening] else "AND"
        end, is_quoted = opening + 1, False
        while condition[end] != ")" or is_quoted:
            is_quoted ^= condition[end] == '"'
            end += 1
        attribute, operator, value = condition[opening + 1 : end].split(",", 2)
        yield link, attribute, operator, value.strip().strip('"')
        position = end + 1
