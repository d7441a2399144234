"""Contacts that are public because the programme says so; only these very values pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.privacy.kinds import Kind
from generator.privacy.numbers import digits_of


@dataclass(frozen=True)
class PublicContacts:
    """The declared values, each in the one form in which values are compared."""

    values: frozenset[bytes] = frozenset()

    @staticmethod
    def of(values: Iterable[str]) -> PublicContacts:
        """Return the contacts of values as people write them."""
        return PublicContacts(frozenset(_compared(value.encode()) for value in values))

    def has(self, kind: Kind, value: bytes) -> bool:
        """Tell whether a finding of `kind` is a declared contact."""
        return kind in {"email", "phone", "bank-account", "tax-number"} and _compared(value) in self.values


def _compared(value: bytes) -> bytes:
    """Return an address in small letters, or a number as its digits without the trunk or country prefix."""
    if re.search(rb"[A-Za-z]", value):
        return value.strip().lower()
    digits = digits_of(value)
    return re.sub(rb"^(?:620?|0)", b"", digits)
