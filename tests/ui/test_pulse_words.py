"""How a drive answers, in words."""

import pytest

from core.backups.pulse import Answer, Pulse
from ui.pulse_words import pulse_words


@pytest.mark.parametrize(
    ("pulse", "words"),
    [
        (Pulse(Answer.SLOWLY, 600), "about 10 minutes"),
        (Pulse(Answer.SLOWLY, 4800), "about 80 minutes"),
        (Pulse(Answer.SLOWLY, 7200), "about 2 hours"),
        (Pulse(Answer.NOT), "does not answer. Do not pull it yet"),
    ],
)
def test_a_tired_person_hears_what_is_and_what_to_do(pulse: Pulse, words: str) -> None:
    said = pulse_words(pulse, "press “Stop”")
    assert words in said
    assert "press “Stop”" in said


def test_while_all_is_well_nothing_is_said() -> None:
    assert pulse_words(Pulse(Answer.WELL), "press “Stop”") == ""
