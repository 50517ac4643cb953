"""What the app brings with it: data, not code."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.checklists.template import Template
from core.incidents.incident_type import IncidentType


@dataclass(frozen=True, slots=True)
class ShippedContent:
    """Read from `resources/`."""

    incident_types: tuple[IncidentType, ...]
    checklists: tuple[Template, ...]
    prototypes: Mapping[int, str]
    """For `core.blocklists.lookalikes.skeleton.give_prototypes`."""
