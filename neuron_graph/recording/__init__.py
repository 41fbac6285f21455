"""The record of a training step: every number with its name, its formula and where it
comes from.

Read in this order: the room `expressions` (floats that remember), `recorder` with
`walk` (a network run on such numbers, named by where it left them), `step`,
`recording`, `lookup`. `kinds` is the table of all that is known of a kind of number.
`printer` and `notation` write, `sign` turns delta for texts that have it with the other
sign; `calculation` computes a recording again, for certificates, judging, what-if and
sheets.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .calculation import Calculation as Calculation, key_of as key_of
    from .carry import (
        Carry as Carry,
        at_exponent as at_exponent,
        at_figures as at_figures,
        float32 as float32,
        read_carry as read_carry,
        read_single as read_single,
    )
    from .formula import Values as Values
    from .kinds import GIVEN as GIVEN, KINDS as KINDS, PART as PART, PHASES as PHASES, Kind as Kind
    from .line import Expression as Expression, Line as Line
    from .lookup import spellings as spellings, split_name as split_name
    from .notation import (
        IDENTIFIERS as IDENTIFIERS,
        NOTATIONS as NOTATIONS,
        Notation as Notation,
        in_all_letters as in_all_letters,
        names_in as names_in,
        said as said,
        shown_name as shown_name,
        visible as visible,
    )
    from .printer import (
        ATOM as ATOM,
        HTML_STYLE as HTML_STYLE,
        LATEX_STYLE as LATEX_STYLE,
        NUMERAL as NUMERAL,
        PLAIN_ASCII as PLAIN_ASCII,
        PRETTY as PRETTY,
        TEXT as TEXT,
        TEXT_FUNCTIONS as TEXT_FUNCTIONS,
        Piece as Piece,
        Printer as Printer,
        Style as Style,
        number_piece as number_piece,
        numeral as numeral,
        of_sample as of_sample,
        python_numeral as python_numeral,
    )
    from .recorder import (
        Address as Address,
        Glance as Glance,
        Recorder as Recorder,
        forward_only as forward_only,
        record as record,
    )
    from .recording import Origins as Origins, Recording as Recording
    from .remark import (
        FACTOR as FACTOR,
        FLIPPED as FLIPPED,
        MIXED as MIXED,
        PERCEPTRON as PERCEPTRON,
        UPDATED as UPDATED,
        remarks as remarks,
    )
    from .step import Key as Key, Step as Step, operands as operands
    from .walk import (
        Names as Names,
        gradients as gradients,
        parameters as parameters,
    )

door(__name__)
