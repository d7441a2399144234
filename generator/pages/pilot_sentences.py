"""What a selection says of a village, in sentences: for the page and for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from generator.analysis.condition import Evidence
from generator.analysis.pilot_contest import Rule
from generator.analysis.pilot_scores import Barrier
from generator.analysis.pilot_selection import Flip, PoolSelection, Reason, Standing
from generator.model.pilot_selection import Quota
from generator.pages.view import View
from generator.text import as_number, as_rupiah

NAMED = 3
"""So many regencies are named; more are counted."""


def score_of(view: View, score: Fraction, rounding: str = ROUND_HALF_EVEN) -> str:
    """Write a score from 0 to 1 as 0 to 100 with one decimal."""
    hundred = Decimal(score.numerator * 100) / Decimal(score.denominator)
    return as_number(hundred.quantize(Decimal("0.1"), rounding=rounding), view.language, 1)


def share_of(view: View, share: Fraction | Decimal) -> str:
    """Write a share of 1 in per cent."""
    return as_number(share * 100, view.language) + "%"


def listed(view: View, words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {view.say(id='dan', en='and')} {words[-1]}"


def tell_barriers(view: View, selection: PoolSelection, one: Standing) -> str:
    """Say why a village is not ranked, one clause for each reason, with the value that says so."""
    clauses = []
    for barrier in one.barriers:
        value = evidence_of(view, one, barrier)
        clauses.append(tell_barrier(view, selection, one, barrier) + (f" ({value})" if value else ""))
    return "; ".join(clauses)


def tell_barrier(view: View, selection: PoolSelection, one: Standing, barrier: Barrier) -> str:
    """Say one reason why a village is not ranked, in words that all villages with the reason share."""
    if barrier.kind == "kind":
        kinds = {
            "desa": view.say(id="desa", en="desa"),
            "kelurahan": view.say(id="kelurahan", en="kelurahan, an urban ward"),
            "desa_adat": view.say(id="desa adat", en="customary village"),
        }
        kind = kinds[one.village.kind]
        return view.say(id=f"jenisnya ({kind}) tidak ikut diseleksi", en=f"its kind ({kind}) does not take part")
    if barrier.kind == "coverage":
        missing = [view.title("indicator", value.criterion.indicator) for value in one.village.values if value.number is None]
        least = share_of(view, selection.evidence.selection.minimum_coverage)
        return view.say(
            id=f"data baru menutup {share_of(view, one.coverage)} bobot, padahal perlu {least}; belum ada: {listed(view, missing)}",
            en=f"data cover {share_of(view, one.coverage)} of the weight where {least} is needed; missing: {listed(view, missing)}",
        )
    if barrier.kind == "cost_unknown":
        return view.say(id="biayanya belum dapat dihitung", en="its cost cannot be computed yet")
    rule = next(rule for rule, _ in one.village.eligibility if rule.id == barrier.rule)
    title = view.within(rule.title)
    if barrier.kind == "not_eligible":
        return view.say(id=f"tidak memenuhi syarat “{title}”", en=f"does not meet the condition “{title}”")
    return view.say(id=f"syarat “{title}” belum dapat diperiksa", en=f"the condition “{title}” cannot be examined yet")


def evidence_of(view: View, one: Standing, barrier: Barrier) -> str:
    """Return the observations behind a condition that failed or cannot be examined, '' for other reasons."""
    holds = False if barrier.kind == "not_eligible" else None
    verdicts = [verdict for rule, verdict in one.village.eligibility if rule.id == barrier.rule]
    return listed(view, [_evidence(view, each) for verdict in verdicts for each in verdict.evidence if each.holds is holds])


def tell_reason(view: View, selection: PoolSelection, reason: Reason) -> str:
    """Say why a candidate is in or out."""
    names = listed(view, [name_of(selection, code) for code in reason.villages])
    if reason.kind == "among_best":
        return view.say(
            id="Termasuk desa berskor tertinggi yang dibolehkan semua batas.",
            en="Among the highest scores that all limits allow.",
        )
    if reason.kind == "quota_full":
        quota = quota_of(selection, reason.quota)
        where = group_of(view, quota, reason.group)
        title = view.within(quota.title)
        return view.say(
            id=f"Batas “{title}”{' di ' + where if where else ''} sudah terisi desa berskor lebih tinggi: {names}.",
            en=f"The limit “{title}”{' in ' + where if where else ''} is filled by higher-scoring villages: {names}.",
        )
    if reason.kind == "below_last":
        return view.say(
            id=f"Skornya di bawah {names}, desa terakhir yang terpilih.",
            en=f"Its score is below that of {names}, the last one selected.",
        )
    if reason.kind == "budget":
        return view.say(id="Biayanya melebihi sisa anggaran.", en="Its cost exceeds what is left of the budget.")
    return view.say(
        id="Memilihnya melanggar batas lain atau menurunkan jumlah skor desa terpilih.",
        en="Choosing it would break another limit or lower the total score of those selected.",
    )


def tell_flip(view: View, selection: PoolSelection, one: Standing) -> str:
    """Say the nearest change that would bring a candidate in or put it out."""
    flip, inside = one.flip, one.state == "selected"
    if flip is None or (flip.score is None and not flip.quotas):
        return view.say(
            id="Tidak ada perubahan skornya sendiri yang mengubah hasil.",
            en="No change of its own score would change the outcome.",
        )
    sentences = [_turn(view, selection, flip, inside=inside)] if flip.score is not None else []
    if flip.quotas:
        titles = listed(view, [f"“{view.within(quota_of(selection, id_).title)}”" for id_ in flip.quotas])
        sentences.append(
            view.say(id=f"Masuk juga bila batas {titles} tidak berlaku.", en=f"It would also be in without the limit {titles}.")
        )
    return " ".join(sentences)


def tell_conflict(view: View, selection: PoolSelection) -> str:
    """Say which rules cannot hold together among the candidates, and how many can be chosen instead."""
    rules, chosen, count = selection.conflict, len(selection.of("selected")), len(selection.candidates)
    sentence = _impossible(view, selection, rules, count)
    if count == 0:
        return sentence
    instead = view.say(
        id=f"Yang ditampilkan ialah pilihan terbaik dengan jumlah terbesar yang mungkin: {chosen} desa.",
        en=f"What is shown is the best choice with the largest possible number: {chosen}.",
    )
    if selection.set_aside:
        titles = listed(view, [_rule(view, selection, rule) for rule in selection.set_aside])
        instead += " " + view.say(id=f"Dikesampingkan: {titles}.", en=f"Set aside: {titles}.")
    return f"{sentence} {instead}"


def tell_outlook(view: View, selection: PoolSelection) -> str:
    """Say which rules could not hold together even if every village that may still qualify did."""
    hopefuls = [*selection.candidates, *(one.village for one in selection.of("unknown"))]
    if not selection.outlook or len(hopefuls) == len(selection.candidates):
        return ""
    regencies = sorted({one.groups["regency"] for one in hopefuls})
    where = listed(view, [view.project.region(code).name for code in regencies])
    if len(regencies) > NAMED:
        where = view.say(id=f"{len(regencies)} kabupaten/kota", en=f"{len(regencies)} regencies")
    lead = view.say(
        id=f"Seandainya semua {len(hopefuls)} desa yang mungkin memenuhi syarat ({where}) sudah berdata lengkap,",
        en=f"Even if all {len(hopefuls)} villages that may qualify ({where}) had complete data,",
    )
    told = _impossible(view, selection, selection.outlook, len(hopefuls))
    return f"{lead} {told[:1].lower()}{told[1:]}"


def quota_of(selection: PoolSelection, id_: str) -> Quota:
    """Return a quota by its id."""
    return next(one for one in selection.evidence.selection.quotas if one.id == id_)


def name_of(selection: PoolSelection, code: str) -> str:
    """Return the name of a village of the pool."""
    return selection.evidence.names[code]


def group_of(view: View, quota: Quota, group: str) -> str:
    """Return the name of a group of a quota, '' for a set."""
    if quota.per in {"district", "regency"}:
        return view.project.region(group).name
    if quota.per == "status":
        index, _, band = group.partition(":")
        return next((view.within(one.title) for one in view.programme.indices[index].bands if one.id == band), band)
    return group.replace("_", " ")


def _turn(view: View, selection: PoolSelection, flip: Flip, *, inside: bool) -> str:
    names = listed(view, [name_of(selection, code) for code in flip.villages])
    score = score_of(view, flip.score or Fraction(0), ROUND_FLOOR if inside else ROUND_CEILING)
    if inside:
        told = view.say(
            id=f"Keluar{', digantikan ' + names if names else ''}, bila skornya turun menjadi {score}",
            en=f"It drops out{', replaced by ' + names if names else ''}, if its score falls to {score}",
        )
    else:
        told = view.say(
            id=f"Masuk{', menggantikan ' + names if names else ''}, bila skornya naik menjadi {score}",
            en=f"It comes in{', replacing ' + names if names else ''}, if its score rises to {score}",
        )
    criterion = flip.criterion
    if criterion is None:
        return f"{told}."
    title = view.title("indicator", criterion.indicator)
    needed, observed = (_amount(view, criterion.indicator, one) for one in (criterion.needed, criterion.observed))
    return told + view.say(
        id=f", misalnya bila {title} bernilai {needed}, bukan {observed}.",
        en=f", for instance with {title} at {needed} instead of {observed}.",
    )


def _evidence(view: View, evidence: Evidence) -> str:
    indicator = evidence.comparison.indicator or ""
    title, observed = view.title("indicator", indicator), evidence.observed
    if observed is None or observed.status == "missing":
        return view.say(id=f"{title} belum ada", en=f"no {title} yet")
    if observed.status == "suppressed":
        return view.say(id=f"{title} disamarkan", en=f"{title} is suppressed")
    value = observed.value if observed.number is None else _amount(view, indicator, observed.number)
    return f"{title} {value}, {observed.period}"


def _amount(view: View, indicator: str, value: Decimal) -> str:
    sheet = view.programme.indicators.get(indicator)
    exponent = value.as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    if sheet is not None and sheet.unit == "idr":
        return as_rupiah(value, view.language)
    return as_number(value, view.language, digits) + ("%" if sheet is not None and sheet.unit == "percent" else "")


def _impossible(view: View, selection: PoolSelection, rules: Sequence[Rule], count: int) -> str:
    told = listed(view, [_rule(view, selection, rule) for rule in rules])
    if [rule.kind for rule in rules] == ["number"]:
        if count == 0:
            return view.say(
                id=f"{told[:1].upper()}{told[1:]} belum mungkin: belum satu desa pun dapat diberi peringkat.",
                en=f"{told[:1].upper()}{told[1:]} is not possible yet: not one village can be ranked.",
            )
        return view.say(
            id=f"{told[:1].upper()}{told[1:]} tidak mungkin: hanya {count} desa yang dapat dipilih.",
            en=f"{told[:1].upper()}{told[1:]} is not possible: only {count} can be chosen from.",
        )
    return view.say(
        id=f"{told[:1].upper()}{told[1:]} tidak mungkin dipenuhi bersama-sama.",
        en=f"{told[:1].upper()}{told[1:]} cannot hold together.",
    )


def _rule(view: View, selection: PoolSelection, rule: Rule) -> str:
    rules = selection.evidence.selection
    if rule.kind == "number":
        return view.say(id=f"memilih {rules.number} desa", en=f"choosing {rules.number} villages")
    if rule.kind == "budget" and rules.budget is not None:
        total = as_rupiah(rules.budget.total_idr, view.language)
        return view.say(id=f"anggaran {total}", en=f"a budget of {total}")
    return view.say(id="batas", en="the limit") + f" “{view.within(quota_of(selection, rule.quota).title)}”"
