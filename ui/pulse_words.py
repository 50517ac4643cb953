"""How a drive answers, in words: for the window and the command line."""

from core.backups.pulse import Answer, Pulse
from ui.translate import tr, tr_n

_MINUTE_SECONDS = 60
_HOUR_SECONDS = 3600


def pulse_words(pulse: Pulse, stop: str, *, goes_on_later: bool) -> str:
    """Return what a tired person should hear; empty while all is well. `stop`: how one stops.

    `goes_on_later`: the next time, the work goes on where this one stopped; else it begins anew.
    """
    if pulse.answer is Answer.NOT:
        words = tr(
            "The drive does not answer. Do not pull it yet: it may only be busy. If nothing moves"
            " in a few minutes, {stop}. {unchanged}"
        )
        earlier = tr("Earlier copies on it were not changed.")
        before = tr("What was there before is not changed.")
        return words.format(stop=stop, unchanged=earlier if goes_on_later else before)
    if pulse.answer is Answer.SLOWLY and pulse.seconds_left is not None:
        later = tr(
            "This drive is slow. It may take about {time}. You can go on working, or {stop} and"
            " go on another day: files that are on it already are kept."
        )
        anew = tr(
            "This drive is slow. It may take about {time}. You can go on working, or {stop} and"
            " begin again another day. What was there before is not changed."
        )
        words = later if goes_on_later else anew
        return words.format(time=_time(pulse.seconds_left), stop=stop)
    return ""


def _time(seconds: float) -> str:
    if seconds < 1.5 * _HOUR_SECONDS:
        minutes = 10 * max(1, round(seconds / _MINUTE_SECONDS / 10))
        return tr_n("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = round(seconds / _HOUR_SECONDS)
    return tr_n("{n} hour", "{n} hours", hours).format(n=hours)
