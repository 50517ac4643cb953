"""Reading what is shipped as data: mistakes in it are found at once."""

from datetime import date

import pytest

from core.checklists.template import Caution, parse_template
from core.incidents.incident_type import IncidentType, parse_incident_types

TYPE = """
[[type]]
code = "threat"
title = "Threat"
explanation = "Somebody says they will harm you."
capture = "The exact words."
"""
ITEM = """
[[item]]
id = "passwords"
title = "Change passwords"
why = "They may know them."
steps = ["Use another device.", "Change them."]
cautions = ["may_notice", "safer_device"]
reversible = false
"""
LIST = """
id = "accounts"
title = "Accounts"
introduction = "One at a time."
reviewed = 2026-03-03
"""


def test_types_are_read_in_order() -> None:
    document = TYPE + TYPE.replace('"threat"', '"other"')
    assert [each.code for each in parse_incident_types(document)] == ["threat", "other"]
    expected = IncidentType(
        "threat", "Threat", "Somebody says they will harm you.", "The exact words."
    )
    assert parse_incident_types(TYPE) == (expected,)


def test_a_list_is_read_whole() -> None:
    template = parse_template(LIST + ITEM)
    assert (template.id, template.reviewed) == ("accounts", date(2026, 3, 3))
    (item,) = template.items
    assert item.steps == ("Use another device.", "Change them.")
    assert item.cautions == (Caution.MAY_NOTICE, Caution.SAFER_DEVICE)
    assert not item.reversible


@pytest.mark.parametrize(
    "document",
    [
        LIST + ITEM + ITEM,
        LIST + ITEM.replace("may_notice", "may_explode"),
        LIST + ITEM.replace("why =", "wherefore ="),
        LIST.replace("title", "headline") + ITEM,
        "not toml",
    ],
)
def test_a_mistake_in_a_list_is_a_bug(document: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        parse_template(document)


def test_a_type_that_stands_twice_is_a_bug() -> None:
    with pytest.raises(ValueError, match="twice"):
        parse_incident_types(TYPE + TYPE)
