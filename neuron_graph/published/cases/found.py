"""What a figure is the figure of."""
from __future__ import annotations

from typing import Any, NamedTuple

from ...recording import Recording, Step

MINUS = "minus the derivative, as the text writes it throughout"
TURNED = {
    "change": "what the update takes off, as the text writes it throughout",
    **dict.fromkeys(("share", "upstream", "gradient", "input_share", "input_gradient"), MINUS),
}
"""Kinds of numbers that some texts mean with the other sign, and what they are then."""


class Found(NamedTuple):
    """What a figure is the figure of: the numbers, and the step with the recording that
    it belongs to, if it has one. Where its name may mean another number too, `words`
    say which this is, and where nothing says which, `doubt` does."""

    values: list[Any]
    step: Step | None = None
    recording: Recording | None = None
    words: str = ""
    doubt: str = ""
