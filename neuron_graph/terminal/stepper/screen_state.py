"""What the full screen of the stepper shows beside the stepper itself: what is open, what was said
last."""
from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from ...stepping import Stepper, Tree
from ..commands import COLOURS
from ..field import Field


@dataclass(eq=False)
class ScreenState:
    """The message, the field being written in, the tree or the pages that are open, and
    whether the network is shown.

    `tallest` keeps, for each width, how many lines a step of the epoch needs at most.
    """

    stepper: Stepper
    message: str = ""
    field: Field | None = None
    tree: Tree | None = None
    pages: list[str] | None = None
    scrolled: int = 0
    shows_network: bool = True
    tallest: dict[int, int] = dataclasses.field(default_factory=dict)

    @property
    def colour(self) -> str:
        """The colour of the phase."""
        return COLOURS.get(self.stepper.step.phase, "green")
