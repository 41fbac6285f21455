"""Practice: a course from one neuron to a whole training step, whose progress is kept.

Read in this order: `exercise` (a row), `curriculum` (the rows), `attempt` (answers to
one of them) with `hints`, and `progress` (what is solved, in an SQLite file that is
whole whatever happens). Answers are judged by `judging`, with as many tries as one
likes.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .attempt import Attempt as Attempt, TypedAnswer as TypedAnswer
    from .curriculum import EXERCISES as EXERCISES
    from .hints import (
        LEVELS as LEVELS,
        hint as hint,
        sheet_printer as sheet_printer,
        shown as shown,
    )
    from .progress import MOST_VARIANTS as MOST_VARIANTS, CourseProgress as CourseProgress

door(__name__)
