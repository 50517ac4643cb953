"""Padmé: lengths rounded up so that they tell little, at a cost of at most 12 %.

Source: Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with
PURBs" (PoPETs 2019), section 4.
"""


def padded_length(length: int) -> int:
    """Return `length` rounded up to a number whose mantissa is no longer than its exponent."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask
