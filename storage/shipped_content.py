"""Reads what the app brings with it from its resources folder."""

from functools import cache
from operator import attrgetter
from pathlib import Path

from core.blocklists.lookalikes.skeleton import parse_prototypes
from core.checklists.list_file import parse_template
from core.incidents.incident_type import parse_incident_types
from core.shipped_content import ShippedContent


@cache
def load_shipped_content(resources: Path) -> ShippedContent:
    """Read incident_types.toml, checklists/*.toml (by their `order`) and unicode/confusables.txt.

    Once in a process, however often it is asked: nothing of it changes, and reading takes long.
    Raises OSError or ValueError when they are not as they were shipped.
    """
    types = resources / "incident_types.toml"
    files = (resources / "checklists").glob("*.toml")
    checklists = [parse_template(each.read_text(encoding="utf-8")) for each in files]
    looks = resources / "unicode" / "confusables.txt"
    return ShippedContent(
        incident_types=parse_incident_types(types.read_text(encoding="utf-8")),
        checklists=tuple(sorted(checklists, key=attrgetter("order", "id"))),
        prototypes=parse_prototypes(looks.read_text(encoding="utf-8")),
    )
