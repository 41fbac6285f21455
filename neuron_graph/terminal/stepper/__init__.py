"""The two faces of the stepper: a full screen, and lines of text.

Read in this order: `step_command`, `step_line` (a dialogue in lines, also for pipes and screen readers) with `step_text`;
`step_screen` (the full screen) with `step_view` and its parts `step_panel`, `step_foot` and `shown`.
What a command does is in `stepping`, which knows nothing of screens.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .step_view import PLAIN as PLAIN

__getattr__, __dir__, __all__ = door(__name__)
