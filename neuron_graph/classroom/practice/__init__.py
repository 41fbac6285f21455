"""Practice: a course from one neuron to a whole training step, whose progress is kept.

Read in this order: `exercise` (a row), `curriculum` (the rows), `attempt` (answers to
one of them) with `hints`, and `progress` (what is solved, in an SQLite file that is
whole whatever happens). Answers are judged by `judging`, with as many tries as one
likes.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .attempt import Attempt as Attempt
    from .attempt import Reply as Reply
    from .attempt import TypedAnswer as TypedAnswer
    from .curriculum import EXERCISES as EXERCISES
    from .hints import LEVELS as LEVELS
    from .hints import hint as hint
    from .hints import sheet_printer as sheet_printer
    from .hints import shown as shown
    from .progress import MOST_VARIANTS as MOST_VARIANTS
    from .progress import CourseProgress as CourseProgress

door(__name__)
