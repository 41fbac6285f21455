"""`neuron-graph practice --check`: the curriculum proved, an exercise a line."""
from __future__ import annotations

from collections.abc import Iterable

from ..classroom.curriculum import EXERCISES
from ..classroom.proof import Proof, proof
from .practice_page import Page
from .practice_text import Paragraph
from .screen import Screen

HEADING = ("exercise", "draws", "asked", "slips", "")


def check(names: Iterable[str], screen: Screen) -> int:
    """Prove exercises; 1 if one does not hold."""
    page, failed, total = Page(screen), 0, 0
    page.say(Paragraph(row(*HEADING), "dim"))
    for name in names:
        found = proof(EXERCISES[name])
        failed, total = failed + bool(found.problems), total + 1
        page.say(Paragraph(line(found), "red" if found.problems else ""))
        page.say(*[Paragraph(f"  {problem}", "", "    ") for problem in found.problems])
    page.say(Paragraph(f"{total - failed} of {total} hold: each takes its own solution, refuses wrong numbers, names the slips "
                       "of its lines and no others, and has three hints."))
    return 1 if failed else 0


def line(found: Proof) -> str:
    """A proof as a row."""
    verdict = "holds" if not found.problems else f"{len(found.problems)} wrong"
    return row(found.name, str(found.variants), str(found.numbers), str(found.classes), verdict)


def row(name: str, variants: str, numbers: str, slips: str, verdict: str) -> str:
    """The cells of a row, in columns that fit forty characters."""
    return f"{name:<14}{variants:>5}{numbers:>6}{slips:>6}  {verdict}"
