"""Which place of the framework makes which kind of change, and how much it weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.drafting.change import Gravity


@dataclass(frozen=True)
class Rule:
    """A kind of change by its place: kind of element, part and fields, as `indicator indicators bounds.maximum`.

    `steps` are those of the path that one change has in common, None for the field alone. A rule that is
    not `of_texts` leaves their wording to the rules for texts.
    """

    pattern: re.Pattern[str]
    kind: str
    gravity: Gravity
    steps: int | None = None
    of_texts: bool = False


def _rule(pattern: str, kind: str, gravity: Gravity, steps: int | None = None, *, of_texts: bool = False) -> Rule:
    return Rule(re.compile(pattern), kind, gravity, steps, of_texts)


REDEFINING = "definition|numerator|denominator|unit|counted_unit|direction|bounds|categories|aggregation"

RULES = (
    _rule(rf"indicator indicators ({REDEFINING})(\..*)?", "indicator-redefined", "breaking", 0, of_texts=True),
    _rule(r"index indices (definition|method|sub_indices\..*)", "index-redefined", "breaking", 0),
    _rule(r"indicator indicators goalposts(\..*)?", "scoring-moved", "breaking", 1),
    _rule(r"indicator indicators core", "core-changed", "breaking"),
    _rule(r"indicator indicators dimension|intervention interventions component", "element-moved", "substantive"),
    _rule(r"indicator indicators publication\..*", "publication-rule-changed", "substantive", 1),
    _rule(r"part assessment dimensions\.weight", "weights-moved", "breaking", 1),
    _rule(r"dimension assessment indicators\.(indicator|weight)", "weights-moved", "breaking", 1),
    _rule(r"part pilot-selection criteria\.weight", "weights-moved", "breaking", 1),
    _rule(r"part poverty-measure dimensions\.(indicators\.)?weight", "weights-moved", "breaking", 1),
    _rule(r"part poverty-measure poverty_cutoff", "poverty-cutoff-moved", "breaking"),
    _rule(r"part poverty-measure dimensions\.indicators\.deprived(\..*)?", "deprivation-redefined", "breaking", 5),
    _rule(r"part poverty-measure (counted_unit|missing|size|sampling_weight|method)", "measure-redefined", "breaking"),
    _rule(r"\S+ \S+ bands\.(id|below|at_most|vulnerable|severe)", "bands-moved", "breaking", 1),
    _rule(r"result results targets\.target\.(value|period)", "target-moved", "substantive", 3),
    _rule(r"village villages profile\.targets\.target\.(value|period)", "target-moved", "substantive", 4),
    _rule(r"result results targets\.baseline\.(value|period)", "baseline-moved", "breaking", 3),
    _rule(r"village villages profile\.targets\.baseline\.(value|period)", "baseline-moved", "breaking", 4),
    _rule(r"result results targets\.milestones\.(value|period)", "milestone-moved", "substantive", 4),
    _rule(r"village villages profile\.targets\.milestones\.(value|period)", "milestone-moved", "substantive", 5),
    _rule(
        r"intervention interventions costs\.(amount_idr|quantity_per_village|year|unit)", "cost-moved", "substantive", 2
    ),
    _rule(r"intervention interventions triggers(\..*)?", "trigger-changed", "substantive", 1),
    _rule(r"intervention interventions reach(\..*)?", "reach-changed", "substantive", 1),
    _rule(r"village villages profile\.pilot(\..*)?", "pilot-standing-changed", "substantive", 2, of_texts=True),
    _rule(r"part document sign_off\..*", "sign-off-changed", "substantive", 2),
    _rule(r"\S+ \S+ (.*\.)?(responsible|accountable)", "responsibility-moved", "substantive"),
    _rule(r"\S+ \S+ owner", "owner-changed", "substantive"),
    _rule(r"\S+ \S+ status", "status-changed", "substantive"),
    _rule(r"\S+ \S+ (.*\.)?(standing|status|[a-z]+_status)", "standing-changed", "substantive"),
)
"""The first that fits a place decides; what fits none is told by the words that its schema has for it."""

TEXT_OF_WEIGHT = re.compile(
    r"decision (decision|reason)|responsibility task|body mandate|fund-kind (not_)?allowed|source licence"
)
"""Texts that are what was agreed: another wording is more than an edit."""

WITHOUT_WEIGHT = re.compile(r"(changes|open_questions|formerly|aliases|see)(\..*)?|as_of|headlines(\..*)?")
"""What tells of the framework and does not change it."""
