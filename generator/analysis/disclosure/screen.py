"""A first look at all tables at once: which of them certainly give nothing away.

In a table whose total is shown, hidden categories are safe if there are two or more of them and if what
is left for them of the total, at the least, is as much as their protection asks, for those it is true of
and for the rest: each of them may then be none or all of it. A table that shows nothing gives nothing
away. Whatever is not certain is left to the audit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from generator.analysis.disclosure.rules import Protection

Kind = Literal["share", "count", "mean"]
TABLE = ("village_code", "indicator", "source", "period")
_NEARLY = 1e-6


def needs_audit(
    frame: pd.DataFrame,
    kinds: Mapping[str, Kind],
    asked: Mapping[tuple[str, str], Protection],
    sizes: Mapping[str, int],
) -> pd.Series:
    """Tell which rows belong to a table that might give something away.

    `kinds` are those of the indicators, `asked` what each indicator and disaggregation asks for,
    `sizes` the number of categories of the disaggregations that add up.
    """
    if frame.empty:
        return pd.Series(False, index=frame.index, dtype=bool)
    rows = _read(frame, kinds, asked)
    part = rows["split"].isin(list(sizes))
    crossed = frame["disaggregation"].str.contains(";", regex=False)
    sums = _sums(rows[part & ~crossed], sizes)
    totals = rows[frame["disaggregation"].eq("")].groupby("table", sort=False).first()
    unsafe = sums["table"].to_numpy()[~_is_safe(sums, totals)]
    shows = rows.groupby("table", sort=False)["shown"].transform("any")
    suspect = rows["table"].isin(np.unique(unsafe)) | crossed.groupby(rows["table"], sort=False).transform("any")
    return suspect & shows


def _read(
    frame: pd.DataFrame, kinds: Mapping[str, Kind], asked: Mapping[tuple[str, str], Protection]
) -> pd.DataFrame:
    """Read base, counts at least and at most, and the protection of every row."""
    kind = frame["indicator"].map(dict(kinds))
    number, base = frame["number"], pd.to_numeric(frame["base"], errors="coerce")
    half = 0.5 / 10.0 ** frame["value"].str.partition(".")[2].str.len()
    share = kind.eq("share")
    low = np.floor((number - half) * base / 100 + _NEARLY).where(share, number)
    high = np.ceil((number + half) * base / 100 - _NEARLY).where(share, number)
    pairs = pd.MultiIndex.from_frame(frame[["indicator", "disaggregation"]])
    least = {pair: one.least for pair, one in asked.items()}
    return pd.DataFrame({
        "table": frame.groupby(list(TABLE), sort=False).ngroup(),
        "split": frame["disaggregation"].str.partition("=")[0],
        "kind": kind,
        "shown": ~frame["status"].isin(["suppressed", "missing"]),
        "hidden": frame["status"].eq("suppressed"),
        "base": base.where(kind.ne("count"), 0),
        "low": low.where(kind.ne("mean"), 0),
        "high": high.where(kind.ne("mean"), 0),
        "least": pairs.map(least),
    }, index=frame.index)  # fmt: skip


def _sums(parts: pd.DataFrame, sizes: Mapping[str, int]) -> pd.DataFrame:
    """Add up the categories of every split of every table; a shown category without a number leaves none."""
    shown = parts["shown"]
    columns = {name: parts[name].where(shown, 0) for name in ("base", "low", "high")}
    counted = parts.assign(**columns, rows=1)
    grouped = counted.groupby(["table", "split"], sort=False)
    found = grouped[["rows", "hidden", "shown"]].sum()
    for name in columns:
        found[name] = grouped[name].sum(min_count=0).where(~counted[name].isna().groupby([parts["table"], parts["split"]], sort=False).any())
    found["least"] = grouped["least"].max()
    found["kind"] = grouped["kind"].first()
    found = found.reset_index()
    return found.assign(whole=found["rows"].eq(found["split"].map(dict(sizes))))


def _is_safe(sums: pd.DataFrame, totals: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which sums leave enough room for what they hide; unknown numbers compare as not safe."""
    total = totals.reindex(sums["table"].to_numpy()).reset_index(drop=True)
    complete = sums["whole"] & sums["rows"].eq(sums["hidden"] + sums["shown"]) & total["shown"].eq(True)
    true = total["low"] - sums["high"]
    rest = (total["base"] - total["high"]) - (sums["base"] - sums["low"])
    room = true.where(sums["kind"].eq("count"), np.minimum(true, rest))
    room = room.where(sums["kind"].ne("mean"), total["base"] - sums["base"])
    enough = sums["hidden"].ge(2) & room.ge(sums["least"])
    return np.asarray(complete & (sums["hidden"].eq(0) | enough), dtype=np.bool_)
