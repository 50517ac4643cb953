"""Reading what is shipped as data: mistakes in it are found at once."""

import pytest

from core.incidents.incident_type import IncidentType, parse_incident_types

TYPE = """
[[type]]
code = "threat"
title = "Threat"
explanation = "Somebody says they will harm you."
capture = "The exact words."
"""


def test_types_are_read_in_order() -> None:
    document = TYPE + TYPE.replace('"threat"', '"other"')
    assert [each.code for each in parse_incident_types(document)] == ["threat", "other"]
    expected = IncidentType(
        "threat", "Threat", "Somebody says they will harm you.", "The exact words."
    )
    assert parse_incident_types(TYPE) == (expected,)


def test_a_type_that_stands_twice_is_a_bug() -> None:
    with pytest.raises(ValueError, match="twice"):
        parse_incident_types(TYPE + TYPE)
