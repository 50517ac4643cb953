"""Reads what the app brings with it from its resources folder."""

from pathlib import Path

from core.checklists.template import parse_template
from core.incidents.incident_type import parse_incident_types
from core.vault.session import ShippedContent


def load_shipped_content(resources: Path) -> ShippedContent:
    """Read incident_types.toml and checklists/*.toml, the lists in the order of their file names.

    Raises OSError, ValueError or TypeError when they are not as they were shipped.
    """
    types = resources / "incident_types.toml"
    checklists = sorted((resources / "checklists").glob("*.toml"))
    return ShippedContent(
        incident_types=parse_incident_types(types.read_text(encoding="utf-8")),
        checklists=tuple(parse_template(each.read_text(encoding="utf-8")) for each in checklists),
    )
