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
    from .agreement import (
        EXACT as EXACT,
        FLOAT_SLACK as FLOAT_SLACK,
        TRUNCATED as TRUNCATED,
        Spot as Spot,
        Written as Written,
        write as write,
    )
    from .answer import Answer as Answer, is_number as is_number, read_answer as read_answer
    from .carried_numbers import Carried as Carried
    from .chance import (
        ACCEPTED_CHANCE as ACCEPTED_CHANCE,
        Budget as Budget,
        odds as odds,
        spread as spread,
    )
    from .explanations import Explanations as Explanations, Outcome as Outcome, is_near as is_near
    from .judge import NO_EXPLANATION as NO_EXPLANATION, judgements as judgements
    from .judgement import (
        CARRIED as CARRIED,
        CUT as CUT,
        EARLY as EARLY,
        MISPRINT as MISPRINT,
        MOST_NAMED as MOST_NAMED,
        OTHER as OTHER,
        RIGHT as RIGHT,
        SHORT as SHORT,
        SLIP as SLIP,
        WRONG as WRONG,
        Judgement as Judgement,
        Named as Named,
        grouped as grouped,
    )
    from .marks import (
        BLANK as BLANK,
        MARK_WORDS as MARK_WORDS,
        ROUNDED as ROUNDED,
        UNREADABLE as UNREADABLE,
        USUAL_WEIGHTS as USUAL_WEIGHTS,
        Mark as Mark,
        Marked as Marked,
        Weights as Weights,
        mark_of as mark_of,
    )
    from .misprint import WRONG_SIGN as WRONG_SIGN, misprints as misprints
    from .precision import Precision as Precision
    from .solution import Solution as Solution
    from .task import Mistake as Mistake, Task as Task
    from .tries import ANSWER_WANTED as ANSWER_WANTED, Tries as Tries, judged_text as judged_text

door(__name__)
