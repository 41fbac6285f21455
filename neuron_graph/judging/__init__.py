"""The judge of numbers that a person gives: printed in a text, written on a sheet,
typed in practice.

Read in this order: `agreement` (the one predicate), the room `slips` (what can go wrong
in a line), `task`, `carried_numbers` (numbers as somebody carries them), `explanations`
(what may have led to a number, simplest first), `solution` (a person's whole work), the
room `causes` (one number behind several wrong ones).

`question` and `mistake_search` hold what may be said of one number, `judge` the order
in which it is tried. On top stand the policies: `marks`, `tries`, and `chance` for
`published.causes`.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .agreement import EXACT as EXACT
    from .agreement import FLOAT_SLACK as FLOAT_SLACK
    from .agreement import TRUNCATED as TRUNCATED
    from .agreement import Spot as Spot
    from .agreement import Written as Written
    from .agreement import write as write
    from .answer import Answer as Answer
    from .answer import is_number as is_number
    from .answer import read_answer as read_answer
    from .carried_numbers import Carried as Carried
    from .carried_numbers import carried_from as carried_from
    from .chance import ACCEPTED_CHANCE as ACCEPTED_CHANCE
    from .chance import Budget as Budget
    from .chance import odds as odds
    from .chance import spread as spread
    from .explanations import Explanations as Explanations
    from .explanations import Outcome as Outcome
    from .explanations import is_near as is_near
    from .judge import NO_EXPLANATION as NO_EXPLANATION
    from .judge import judgements as judgements
    from .judgement import CARRIED as CARRIED
    from .judgement import CUT as CUT
    from .judgement import EARLY as EARLY
    from .judgement import MISPRINT as MISPRINT
    from .judgement import MOST_NAMED as MOST_NAMED
    from .judgement import OTHER as OTHER
    from .judgement import RIGHT as RIGHT
    from .judgement import SHORT as SHORT
    from .judgement import SLIP as SLIP
    from .judgement import WRONG as WRONG
    from .judgement import Judgement as Judgement
    from .judgement import Named as Named
    from .judgement import grouped as grouped
    from .marks import BLANK as BLANK
    from .marks import MARK_WORDS as MARK_WORDS
    from .marks import ROUNDED as ROUNDED
    from .marks import UNREADABLE as UNREADABLE
    from .marks import USUAL_WEIGHTS as USUAL_WEIGHTS
    from .marks import Mark as Mark
    from .marks import Marked as Marked
    from .marks import Weights as Weights
    from .marks import mark_of as mark_of
    from .misprint import WRONG_SIGN as WRONG_SIGN
    from .misprint import misprints as misprints
    from .precision import Precision as Precision
    from .solution import Solution as Solution
    from .task import Mistake as Mistake
    from .task import Task as Task
    from .tries import ANSWER_WANTED as ANSWER_WANTED
    from .tries import Tries as Tries
    from .tries import is_accepted as is_accepted

door(__name__)
