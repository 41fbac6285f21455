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
    from .calculation import Calculation as Calculation
    from .calculation import key_of as key_of
    from .carry import Carry as Carry
    from .carry import at_exponent as at_exponent
    from .carry import at_figures as at_figures
    from .carry import read_carry as read_carry
    from .carry import read_single as read_single
    from .formula import Values as Values
    from .kinds import GIVEN as GIVEN
    from .kinds import KINDS as KINDS
    from .kinds import PART as PART
    from .kinds import PHASES as PHASES
    from .kinds import Kind as Kind
    from .line import Expression as Expression
    from .line import Line as Line
    from .lookup import spellings as spellings
    from .lookup import split_name as split_name
    from .notation import IDENTIFIERS as IDENTIFIERS
    from .notation import NOTATIONS as NOTATIONS
    from .notation import Notation as Notation
    from .notation import in_all_letters as in_all_letters
    from .notation import names_in as names_in
    from .notation import said as said
    from .notation import shown_name as shown_name
    from .notation import visible as visible
    from .printer import ATOM as ATOM
    from .printer import HTML_STYLE as HTML_STYLE
    from .printer import LATEX_STYLE as LATEX_STYLE
    from .printer import NUMERAL as NUMERAL
    from .printer import PLAIN_ASCII as PLAIN_ASCII
    from .printer import PRETTY as PRETTY
    from .printer import TEXT as TEXT
    from .printer import TEXT_FUNCTIONS as TEXT_FUNCTIONS
    from .printer import Piece as Piece
    from .printer import Printer as Printer
    from .printer import Style as Style
    from .printer import number_piece as number_piece
    from .printer import numeral as numeral
    from .printer import of_sample as of_sample
    from .printer import python_numeral as python_numeral
    from .recorder import Address as Address
    from .recorder import Glance as Glance
    from .recorder import Recorder as Recorder
    from .recorder import forward_only as forward_only
    from .recorder import record as record
    from .recording import Recording as Recording
    from .remark import FACTOR as FACTOR
    from .remark import FLIPPED as FLIPPED
    from .remark import PERCEPTRON as PERCEPTRON
    from .remark import UPDATED as UPDATED
    from .remark import remarks as remarks
    from .step import Key as Key
    from .step import Step as Step
    from .step import operands as operands
    from .walk import Names as Names
    from .walk import gradients as gradients
    from .walk import parameters as parameters
    from .walk import stage as stage

door(__name__)
