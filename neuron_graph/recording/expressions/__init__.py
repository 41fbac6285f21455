"""The expressions that a recording is made of: numbers that remember the operation
which made them.

Read in this order: `number` (a float that remembers), `expression` (the one walk over
it), `operations` (the table of all that is known of an operation) with `exact_decimal`
(50 digits), `arithmetics` (floats, complex numbers, decimals, recorded ones),
`error_bound` (how far a value in floats may be off), `typed_expression` (one that a person
types).
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .arithmetics import COMPLEX as COMPLEX
    from .arithmetics import FLOATS as FLOATS
    from .arithmetics import Arithmetic as Arithmetic
    from .arithmetics import decimals as decimals
    from .arithmetics import recorded as recorded
    from .error_bound import BOUND_SLACK as BOUND_SLACK
    from .error_bound import BOUNDED as BOUNDED
    from .error_bound import TINIEST_FLOAT as TINIEST_FLOAT
    from .error_bound import UNIT as UNIT
    from .error_bound import Bounded as Bounded
    from .error_bound import bounded as bounded
    from .error_bound import magnitude as magnitude
    from .error_bound import nothing as nothing
    from .error_bound import on_paper as on_paper
    from .error_bound import sharp as sharp
    from .error_bound import times as times
    from .error_bound import with_bounds as with_bounds
    from .exact_decimal import decimal as decimal
    from .expression import fold as fold
    from .expression import leaves as leaves
    from .expression import operations_in as operations_in
    from .number import Number as Number
    from .number import Place as Place
    from .number import value_of as value_of
    from .operations import OPERATIONS as OPERATIONS
    from .operations import Function as Function
    from .operations import Operation as Operation
    from .operations import itself as itself
    from .typed_expression import TypedExpression as TypedExpression

door(__name__)
