"""How long to wait after wrong passphrases.

It slows down somebody at the keyboard. Against somebody with the files only the key derivation
helps. There is no wipe and no lock-out: either would let an adversary destroy the evidence.
"""

_FREE_TRIES = 2
_LONGEST_SECONDS = 30


def delay_seconds(wrong_tries: int) -> int:
    """Return the pause before the next try: none twice, then 1, 2, 4, … at most 30 seconds."""
    if wrong_tries <= _FREE_TRIES:
        return 0
    doublings = min(wrong_tries - _FREE_TRIES - 1, 10)
    return min(1 << doublings, _LONGEST_SECONDS)
