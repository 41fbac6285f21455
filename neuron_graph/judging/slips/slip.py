"""The rows of the table of slips: what goes wrong in a hand calculation, each as an
edit of the line in which it happens.

    scene   the calculation and the sample in which a line stands
    line    the step whose formula is edited

A slip is a function that yields, for a line, what may have gone wrong there: (detail,
edited expression). Its formula comes from the line itself.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ...recording import Step
from .scene import Edits, Scene

Edit = Callable[[Scene, Step], Edits]
COMMON, SELDOM, RARE = 1.0, 0.3, 0.1
"""How common a slip is, compared with the commonest."""


@dataclass(frozen=True)
class Slip:
    """One row: its name, the kinds of lines in which it can happen, and the edit, whose
    docstring says what it is. The `prior` says how common it is: what is more common
    is thought of first, and what is seldom as long as chance allows."""

    name: str
    kinds: frozenset[str]
    edit: Edit
    prior: float = COMMON

    @property
    def is_seldom(self) -> bool:
        """Whether it is thought of only where nothing common explains a number."""
        return self.prior < COMMON

    @property
    def sentence(self) -> str:
        """What goes wrong, in words that go into a sentence; only its name where Python
        was told to forget docstrings."""
        text = " ".join((self.edit.__doc__ or self.name).split()).rstrip(".")
        return text[0].lower() + text[1:]


SLIPS: dict[str, Slip] = {}
"""The rows by name, in the order in which they were entered."""


def slip(name: str, *kinds: str, prior: float = COMMON) -> Callable[[Edit], Edit]:
    """Enter an edit in the table."""
    def enter(edit: Edit) -> Edit:
        SLIPS[name] = Slip(name, frozenset(kinds), edit, prior)
        return edit

    return enter


seldom = partial(slip, prior=SELDOM)
"""Enter an edit that is thought of after the common ones."""
rare = partial(slip, prior=RARE)
"""Enter an edit that is thought of last."""
