"""Numbers that look random and depend on words alone: no state, no library whose stream may change."""

from __future__ import annotations

from hashlib import blake2b

SEED = "nusa-harapan-1"


def chance(*words: str | int) -> float:
    """Return a number from 0 up to, not including, 1; the same words give the same number everywhere."""
    text = "/".join(map(str, (SEED, *words)))
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big") / 2**48


def bell(*words: str | int) -> float:
    """Return a number around 0, shaped like a bell between -2 and 2, with a spread of about 0.58.

    The mean of uniform numbers instead of a normal one: logarithms differ between machines.
    """
    return chance(*words, 1) + chance(*words, 2) + chance(*words, 3) + chance(*words, 4) - 2


def between(well_off: float, poor: float, burden: float) -> float:
    """Return the chance of something at a burden from 0 (well off) to 1 (very poor)."""
    return well_off + (poor - well_off) * burden
