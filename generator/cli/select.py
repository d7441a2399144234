"""kerangka select: which villages the rules choose and why, and how firm that is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import click

from generator.analysis.pilot_evidence import POOLS, PoolName
from generator.analysis.pilot_selection import PoolSelection, Standing
from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, report
from generator.pages.pilot_sentences import (
    name_of,
    score_of,
    tell_barrier,
    tell_barriers,
    tell_conflict,
    tell_flip,
    tell_outlook,
    tell_reason,
)
from generator.pages.view import View
from generator.pipeline import Checked, run_check, run_select, run_sensitivity, view_of

Pools = Mapping[PoolName, PoolSelection]
SEED = 2026


@click.command()
@click.option(
    "--draws", type=click.IntRange(min=1), default=None, metavar="N",
    help="Undi N susunan bobot dan simpan hasilnya di framework/pilot-sensitivity.csv. | Draw N sets of weights and store the result.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), default=SEED, show_default=True,
    help="Benih undian; benih yang sama memberi undian yang sama. | Seed of the draws.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Bentuk keluaran. | Form of the output.",
)  # fmt: skip
@shared_options
def select(root: Path, language: str | None, draws: int | None, seed: int, form: str) -> None:
    """Pilih desa percontohan menurut aturan dan sebutkan alasannya.

    Choose pilot villages by the rules and say why, for real and for invented villages apart.
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    if not checked.is_publishable:
        report(checked.told(language), language)
        sys.exit(EXIT_CONTENT_WRONG)
    view = view_of(checked.project, language)
    if draws is None:
        click.echo(FORMS[form](view, run_select(checked.project)))
        return
    path, count = _drawn(checked, draws, seed)
    said = {"path": path, "villages": count, "draws": draws, "seed": seed}
    told = view.say(
        id=f"{path}: {count} desa calon, {draws} undian, benih {seed}.",
        en=f"{path}: {count} candidate villages, {draws} draws, seed {seed}.",
    )
    click.echo(json.dumps(said) if form == "json" else told)


def _drawn(checked: Checked, draws: int, seed: int) -> tuple[str, int]:
    """Run the test of sensitivity, with a bar on a terminal and silently in a pipe."""
    if not sys.stderr.isatty():
        return run_sensitivity(checked, draws, seed, lambda _: None)
    with click.progressbar(length=len(POOLS) * draws, file=sys.stderr) as bar:
        return run_sensitivity(checked, draws, seed, bar.update)


def _as_text(view: View, pools: Pools) -> str:
    words = {"real": view.say(id="Desa nyata", en="Real villages"), "invented": view.say(id="Desa rekaan", en="Invented villages")}
    return "\n\n".join("\n".join([words[pool], *_lines(view, one)]) for pool, one in pools.items() if one.standings)


def _lines(view: View, selection: PoolSelection) -> Iterator[str]:
    if selection.conflict:
        yield f"  {tell_conflict(view, selection)}"
        if told := tell_outlook(view, selection):
            yield f"  {told}"
    for one in selection.of("selected", "reserve", "out"):
        near = view.say(id=" (nyaris)", en=" (near miss)") if one.near else ""
        score = "" if one.score is None else score_of(view, one.score.exact)
        yield f"  {one.rank}. {one.village.name} ({one.village.code}) {score}: {_state(view, one)}{near}"
        if one.reason is not None:
            yield f"     {tell_reason(view, selection, one.reason)} {tell_flip(view, selection, one)}"
    grouped: dict[str, list[Standing]] = {}
    for one in selection.of("unknown", "excluded"):
        told = "; ".join(tell_barrier(view, selection, one, barrier) for barrier in one.barriers)
        grouped.setdefault(f"{_state(view, one)}: {told}", []).append(one)
    for told, standings in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {told}"
        yield "     " + ", ".join(f"{one.village.name} ({one.village.code})" for one in standings)


def _state(view: View, one: Standing) -> str:
    return {
        "selected": view.say(id="terpilih", en="selected"),
        "reserve": view.say(id="cadangan", en="reserve"),
        "out": view.say(id="tidak terpilih", en="not selected"),
        "unknown": view.say(id="belum dapat dinilai", en="cannot be assessed yet"),
        "excluded": view.say(id="tidak dapat dipilih", en="cannot be chosen"),
    }[one.state]


def _as_json(view: View, pools: Pools) -> str:
    told = {
        pool: {
            "conflict": [{"kind": rule.kind, "quota": rule.quota} for rule in one.conflict],
            "villages": [_record(view, one, standing) for standing in one.standings],
        }
        for pool, one in pools.items()
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _record(view: View, selection: PoolSelection, one: Standing) -> dict[str, object]:
    flip = one.flip
    return {
        "code": one.village.code,
        "name": name_of(selection, one.village.code),
        "state": one.state,
        "rank": one.rank,
        "score": None if one.score is None else str(one.score.exact),
        "coverage": str(one.coverage),
        "barriers": [{"kind": barrier.kind, "rule": barrier.rule} for barrier in one.barriers],
        "reason": tell_barriers(view, selection, one) if one.reason is None else tell_reason(view, selection, one.reason),
        "flips_at": None if flip is None or flip.score is None else str(flip.score),
        "near_miss": one.near,
    }


FORMS: Mapping[str, Callable[[View, Pools], str]] = MappingProxyType({"text": _as_text, "json": _as_json})
