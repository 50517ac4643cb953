"""The types an incident can have. They are data in resources/incident_types.toml."""

import tomllib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncidentType:
    """One type: `code` is stored and never changes, the rest is for people."""

    code: str
    title: str
    explanation: str
    capture: str
    """What is worth capturing when this happens."""


def parse_incident_types(document: str) -> tuple[IncidentType, ...]:
    """Read the TOML document: an array of tables `type` with the fields of IncidentType.

    Raises ValueError when a field is missing or a code stands twice: shipped data, so a bug.
    """
    tables = tomllib.loads(document)["type"]
    types = tuple(IncidentType(**table) for table in tables)
    if len({each.code for each in types}) != len(types):
        raise ValueError("an incident type code stands twice")
    return types
