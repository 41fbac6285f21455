"""The search for the causes of printed digits: what may have led to them, simplest first,
and how much of that chance would explain.

Read in this order: `other_conventions` (the conventions that are tried), `pool` with `evidence`
(conventions that explain several figures); `readings` (what follows from printed
figures), `background` (what is printed of the other numbers), `suspect` and `suspects`
(what may have led to a figure), `mistyping` (what may have happened at the keyboard),
`chance_policy` (which of them explains it); `policies`, `convention_search` and
`wrong_figures` (all figures of a text).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .convention_search import searched as searched
    from .other_conventions import MOST_STEPS as MOST_STEPS, variants as variants
    from .policies import Judge as Judge, Policies as Policies
    from .wrong_figures import WrongFigures as WrongFigures

door(__name__)
