"""The search for conventions under which figures hold that are not confirmed, part by
part of a text."""
from __future__ import annotations

from itertools import islice

from ..figure_line import OF_32_BITS, are_of_32_bits
from ..verdict import CHAINED, UNDECIDED, Verdict
from .other_conventions import MOST_STEPS, beyond, variants
from .policies import Policies
from .pool import Pool

FEWEST_CONVENTIONS = 25
"""How many conventions are tried at least, however large the network is."""


def searched(policies: Policies, part: str) -> Pool | None:
    """The lines of one part, those that hold under another convention with their
    verdicts; None where there is nothing to search for."""
    lines = [line for line in policies.comparison.lines_of(part) if line.is_computed]
    undecided = [line for line in lines if line.verdict is UNDECIDED]
    if are_of_32_bits(undecided):
        for line in undecided:
            line.verdict = Verdict(CHAINED, OF_32_BITS.format(line.short))
        return None
    if not undecided:
        return None
    pool = Pool(policies, undecided, [line for line in lines if line.confirmed])
    trails = [line.found.recording.trail for line in undecided if line.found.recording]
    most = max(FEWEST_CONVENTIONS, MOST_STEPS // max(map(len, trails)))
    example = policies.comparison.part(lines[0].figure)
    pool.search(islice(variants(example), most),
                lambda parts: islice(beyond(example, parts), most))
    return pool
