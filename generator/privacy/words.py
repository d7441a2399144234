"""Numbers and places that only their words give away: accounts, cards, telephones, addresses, homes; e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.privacy.kinds import Kind
from generator.privacy.numbers import NOBODYS, Match, digits_of, groups_of

AT_SIGN = re.compile(rb"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9])")
WRITTEN_AT = re.compile(rb"[\[({]\s?(?:at|AT)\s?[\])}]\s?[A-Za-z0-9-]{2,63}(?:\s?(?:\.|[\[({](?:dot|DOT|titik)[\])}])\s?[A-Za-z0-9-]{2,63}){1,4}")
LOCAL_PART = re.compile(rb"[A-Za-z0-9._+'-]*[A-Za-z0-9_+-]\Z")
LOCAL_PART_APART = re.compile(rb"[A-Za-z0-9._+'-]*[A-Za-z0-9_+-] ?\Z")
NO_ONES_DOMAIN = re.compile(rb"(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localhost)$", re.IGNORECASE)
FILE_NAME = re.compile(rb"\.(?:png|svg|jpe?g|gif|webp|css|m?js|json|map|woff2?)$", re.IGNORECASE)

VALUE = re.compile(rb"[^0-9]{0,40}?(\+?[0-9(][0-9 .()\-]{4,26}[0-9])(?![0-9a-z]|/[0-9a-z])")
FIRST_GROUP = re.compile(rb"[+(]*[0-9]+")
VALUE_BEFORE = re.compile(rb"(?<![0-9a-z.])([0-9][0-9 .\-]{6,24}[0-9])[^0-9a-z]{0,4}(?:di |pada |ke |at |in |bank )?[^0-9a-z]{0,2}$")
ANY_TAG = re.compile(rb"<[^<>]*>?")
REACH = 400
"""Bytes after a word in which its number is sought, tags among them."""
FIGURE = re.compile(
    rb"(?:19|20)[0-9]{2}(?:[ \-./]+(?:19|20)?[0-9]{2}){1,4}"
    rb"|[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}.*|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])"
    rb"|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{2}\.[0-9]{2}(?:\.[0-9]{2})?(?:\.[0-9]{4})?(?:[ .-].*)?|[0-9]+\.[0-9]+|97[89]-[0-9\-]+"
)
"""Years, dates, thousands, codes of regions, decimals and book numbers: what else has eight digits near such a word."""


@dataclass(frozen=True)
class Label:
    """A word beside which a run of so many digits is a number of `kind`."""

    kind: Kind
    word: re.Pattern[bytes]
    fewest: int
    most: int
    starts: tuple[bytes, ...] = (b"",)
    before: bool = False


LABELS = (
    *(
        Label("bank-account", re.compile(word), 8, 16, before=True)
        for word in (
            rb"rekening\b", rb"rek\b", rb"norek\b", rb"accounts?\b", rb"a\.\s?n\.", rb"a/n\b", rb"bank\b",
            rb"bca\b", rb"bri\b", rb"bni\b", rb"bsi\b", rb"btn\b", rb"iban\b",
        )
    ),
    *(Label("identity-number", re.compile(word), 15, 17) for word in (rb"nik\b", rb"kk\b", rb"ktp\b")),
    *(
        Label("card-number", re.compile(word), 10, 18)
        for word in (rb"kks\b", rb"kip\b", rb"kis\b", rb"bpjs\b", rb"jkn\b", rb"nip\b", rb"nisn\b", rb"kartu\b")
    ),
    Label("tax-number", re.compile(rb"npwp\b"), 15, 16),
    *(
        Label("phone", re.compile(word), 8, 14, (b"0", b"62"))
        for word in (rb"telp\b", rb"telepon\b", rb"phone\b", rb"whatsapp\b", rb"hp\b", rb"faks\b", rb"fax\b", rb"handphone\b")
    ),
    Label("phone", re.compile(rb"tel:"), 8, 15),
    Label("phone", re.compile(rb"wa\.me/"), 8, 15),
)  # fmt: skip

ROAD = rb"(?:jl|jln|jalan|gang|gg|blok|kp|kampung|dusun|dsn)\b"
HOUSE = rb"(?:no|nomor|nr|rumah)\b[. :]{0,3}[0-9]{1,4}"
RT_RW = re.compile(rb"rt[ .:]{0,3}[0-9]{1,3}[ ,;/.\-]{0,4}(?:rw[ .:]{0,3})?[0-9]{1,3}(?![0-9])")
HOUSE_AFTER = re.compile(rb"[^\n<]{0,30}?\b" + HOUSE)
HOUSE_BEFORE = re.compile(ROAD + rb"[^\n<]{0,60}\b" + HOUSE + rb"[^\n<0-9]{0,25}$")

PLACE = re.compile(
    rb"\.[0-9]{4,}(?=("
    rb"(?:[\s\"']{0,2}[,;/|][\s\"']{0,2}|\s{1,3}|%2[cC]|&(?:amp;)?m?l(?:on|ng|at)=|[\"']?,\s{0,4}[\"'](?:lon|lng|long|longitude|lat|latitude)[\"']\s?:\s?[\"']?)"
    rb"-?[0-9]{1,3}\.[0-9]{4,}))"
)
WHOLE_DEGREES = re.compile(rb"(?<![0-9.])[0-9]{1,3}\Z")
HALVES = re.compile(rb"[0-9]{1,3}\.[0-9]{4,}")
LATITUDES, LONGITUDES = (Decimal(0), Decimal("11.2")), (Decimal("94.9"), Decimal("141.1"))


def find_words(text: bytes) -> Iterator[Match]:
    """Return kind, start and end of every number or place that its words give away, and of every e-mail address."""
    yield from _emails(text)
    low = text.lower()
    yield from _labelled(low)
    for match in RT_RW.finditer(low):
        if low[match.start() - 1 : match.start()].isalpha():
            continue
        after = HOUSE_AFTER.match(low, match.end(), match.end() + 60)
        before = HOUSE_BEFORE.search(low, max(match.start() - 160, 0), match.start())
        if after or before:
            yield "home-address", before.start() if before else match.start(), after.end() if after else match.end()
    for match in PLACE.finditer(text):
        degrees = WHOLE_DEGREES.search(text, max(match.start() - 4, 0), match.start())
        if degrees and _is_in_indonesia(degrees[0] + match[0] + match[1]):
            yield "home-coordinates", degrees.start(), match.end(1)


def _is_in_indonesia(pair: bytes) -> bool:
    one, other = sorted(Decimal(half.decode()) for half in HALVES.findall(pair)[:2])
    return LATITUDES[0] <= one <= LATITUDES[1] and LONGITUDES[0] <= other <= LONGITUDES[1]


def _emails(text: bytes) -> Iterator[Match]:
    for pattern, before in ((AT_SIGN, LOCAL_PART), (WRITTEN_AT, LOCAL_PART_APART)):
        for match in pattern.finditer(text):
            local = before.search(text, max(match.start() - 65, 0), match.start())
            domain = re.sub(rb"^[^A-Za-z0-9]|\s", b"", match[0])
            if local is None or NO_ONES_DOMAIN.search(domain) or FILE_NAME.search(domain):
                continue
            if local[0] != b"git":
                yield "email", local.start(), match.end()


def _labelled(low: bytes) -> Iterator[Match]:
    for label in LABELS:
        for word in label.word.finditer(low):
            if low[word.start() - 1 : word.start()].isalpha():
                continue
            found = _value_after(low, word.end(), label)
            if found is None and label.before:
                found = _value_before(low, word.start(), label)
            if found is not None:
                yield label.kind, *found


def _value_after(low: bytes, start: int, label: Label) -> tuple[int, int] | None:
    window = low[start : start + REACH]
    if b"<" in window:
        # As many blanks stand for a tag, so that places stay what they are; then blanks count as one.
        window = ANY_TAG.sub(lambda tag: b"\x00" * len(tag[0]), window)
    shown = window.replace(b"\x00", b"")
    match = VALUE.match(shown)
    if match is None:
        return None
    first = FIRST_GROUP.match(match[1])
    for value in (match[1], first[0] if first else b""):
        if _is_number(shown, match.start(1), value, label):
            place = window.find(value)
            return (start + place, start + place + len(value)) if place >= 0 else (start, start + REACH)
    return None


def _value_before(low: bytes, end: int, label: Label) -> tuple[int, int] | None:
    begin = max(end - 60, 0)
    match = VALUE_BEFORE.search(low[begin:end])
    if match is None:
        return None
    for value in (match[1], re.split(rb"[^0-9.]", match[1])[-1]):
        if _is_number(low[begin:end], match.end(1) - len(value), value, label):
            return begin + match.end(1) - len(value), begin + match.end(1)
    return None


def _is_number(text: bytes, start: int, value: bytes, label: Label) -> bool:
    digits = digits_of(value)
    if not label.fewest <= len(digits) <= label.most or not digits.startswith(label.starts):
        return False
    if not value or digits.endswith(NOBODYS) or FIGURE.fullmatch(value):
        return False
    groups, _ = groups_of(value.strip(b"+()"))
    if b"." in value and min(groups) < 3 and len(digits) < 12:
        return False
    return not re.search(rb"(?:rp|idr|usd)\.?\s?$", text[:start]) and max(groups) >= 2
