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
    from .arithmetics import (
        COMPLEX as COMPLEX,
        FLOATS as FLOATS,
        Arithmetic as Arithmetic,
        decimals as decimals,
        recorded as recorded,
    )
    from .error_bound import (
        BOUND_SLACK as BOUND_SLACK,
        BOUNDED as BOUNDED,
        TINIEST_FLOAT as TINIEST_FLOAT,
        UNIT as UNIT,
        Bounded as Bounded,
        bounded as bounded,
        magnitude as magnitude,
        nothing as nothing,
        on_paper as on_paper,
        sharp as sharp,
        times as times,
        with_bounds as with_bounds,
    )
    from .exact_decimal import decimal as decimal
    from .expression import fold as fold, leaves as leaves, operations_in as operations_in
    from .number import Number as Number, Place as Place, value_of as value_of
    from .operations import (
        OPERATIONS as OPERATIONS,
        Function as Function,
        Operation as Operation,
        itself as itself,
    )
    from .typed_expression import TypedExpression as TypedExpression

door(__name__)
