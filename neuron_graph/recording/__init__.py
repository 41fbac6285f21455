"""The record of a training step: every number with its name, its formula and where it comes from.

Read in this order: `number` (a float that remembers), `expression` (the one walk over it), `recorder` with `walk` (a
network run on such numbers, named by where it left them), `step`, `recording`, `lookup`. `kinds` and `operations` are the
two tables: all that is known of a kind of number, and of an operation. `printer` and `notation` write; `calculation`
computes a recording again, for `proofs`, judging, what-if and sheets. `program` and its neighbours print a step as Python.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .arithmetics import Arithmetic as Arithmetic
    from .arithmetics import decimals as decimals
    from .calculation import Calculation as Calculation
    from .calculation import Expression as Expression
    from .calculation import Key as Key
    from .calculation import Line as Line
    from .calculation import Values as Values
    from .calculation import key_of as key_of
    from .carry import Carry as Carry
    from .carry import at_exponent as at_exponent
    from .carry import at_figures as at_figures
    from .carry import read_carry as read_carry
    from .carry import read_single as read_single
    from .compiled import MOST_OPERATIONS as MOST_OPERATIONS
    from .compiled import Compiled as Compiled
    from .compiled import Wanted as Wanted
    from .compiled import can_compile as can_compile
    from .compiled import compile_reporting as compile_reporting
    from .compiled import operation_count as operation_count
    from .error_bound import magnitude as magnitude
    from .error_bound import nothing as nothing
    from .error_bound import on_paper as on_paper
    from .error_bound import propagated as propagated
    from .error_bound import sharp as sharp
    from .expression import fold as fold
    from .kinds import GIVEN as GIVEN
    from .kinds import KINDS as KINDS
    from .kinds import PHASES as PHASES
    from .kinds import Kind as Kind
    from .lookup import spellings as spellings
    from .lookup import split_name as split_name
    from .notation import NOTATIONS as NOTATIONS
    from .notation import Notation as Notation
    from .notation import in_all_letters as in_all_letters
    from .notation import names_in as names_in
    from .notation import said as said
    from .notation import shown_name as shown_name
    from .notation import visible as visible
    from .number import Number as Number
    from .operations import OPERATIONS as OPERATIONS
    from .primitive_source import definitions as definitions
    from .printer import HTML_STYLE as HTML_STYLE
    from .printer import LATEX_STYLE as LATEX_STYLE
    from .printer import PLAIN_ASCII as PLAIN_ASCII
    from .printer import PRETTY as PRETTY
    from .printer import TEXT as TEXT
    from .printer import Printer as Printer
    from .printer import Style as Style
    from .printer import numeral as numeral
    from .printer import of_sample as of_sample
    from .program import CODE as CODE
    from .program import INDENT as INDENT
    from .program import Lines as Lines
    from .program import Variables as Variables
    from .program import indented as indented
    from .program import step_function as step_function
    from .program import unpacked as unpacked
    from .proofs import Check as Check
    from .proofs import Proof as Proof
    from .proofs import certificate as certificate
    from .recorder import Recorder as Recorder
    from .recorder import forward_only as forward_only
    from .recorder import record as record
    from .recording import Recording as Recording
    from .remark import remarks as remarks
    from .session import Session as Session
    from .step import Step as Step
    from .step import operands as operands
    from .trainer import Progress as Progress
    from .trainer import decision as decision
    from .trainer import epochs_of as epochs_of
    from .trainer import session_for as session_for
    from .trainer import train as train
    from .trainer import training as training
    from .training_step import TrainingStep as TrainingStep
    from .training_step import parameter_keys as parameter_keys
    from .walk import Names as Names
    from .walk import owners as owners

__getattr__, __dir__, __all__ = door(__name__)
