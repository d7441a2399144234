"""Which villages are put together: those of a region, and those of the programme; never real with invented ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.project import Project


@dataclass(frozen=True)
class Scopes:
    """Village codes by region code (province, regency), and the programme's own villages.

    The programme's villages are the real ones chosen as pilots; invented pilots show how it would look.
    """

    regions: Mapping[str, tuple[str, ...]]
    programme: tuple[str, ...]


def measure_scopes(project: Project) -> Scopes:
    """Group the villages of the register; a region holds only villages as real or invented as itself."""
    frame = project.register.frame
    regions: dict[str, list[str]] = {}
    real = set()
    for code, synthetic in zip(frame["code"].tolist(), frame["synthetic"].tolist(), strict=True):
        invented = synthetic == "true"
        if not invented:
            real.add(code)
        for region in (code[:2], code[:5]):
            known = project.programme.regions.get(region)
            if known is not None and known.synthetic == invented:
                regions.setdefault(region, []).append(code)
    return Scopes(
        regions={region: tuple(codes) for region, codes in regions.items()},
        programme=tuple(
            code
            for code, profile in sorted(project.profiles.items())
            if code in real and profile.pilot is not None and profile.pilot.state == "selected"
        ),
    )
