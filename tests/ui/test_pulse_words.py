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
@pytest.mark.parametrize("goes_on_later", [True, False])
def test_a_tired_person_hears_what_is_and_what_to_do(
    pulse: Pulse, words: str, goes_on_later: bool
) -> None:
    said = pulse_words(pulse, "press “Stop”", goes_on_later=goes_on_later)
    assert words in said
    assert "press “Stop”" in said


@pytest.mark.parametrize("pulse", [Pulse(Answer.SLOWLY, 600), Pulse(Answer.NOT)])
def test_what_is_begun_anew_is_not_said_to_be_kept(pulse: Pulse) -> None:
    kept = pulse_words(pulse, "stop", goes_on_later=True)
    anew = pulse_words(pulse, "stop", goes_on_later=False)
    assert "on it" in kept
    assert "on it" not in anew
    assert "What was there before is not changed." in anew


def test_while_all_is_well_nothing_is_said() -> None:
    assert pulse_words(Pulse(Answer.WELL), "press “Stop”", goes_on_later=True) == ""
