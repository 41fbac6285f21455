"""A training step as a program: printed from its recording, compiled once, run for
thousands of epochs.

Read in this order: `training_step` (what a step reads and what it changes), `program`
(the step as lines of Python) with `variables` and `primitive_source`, `javascript`
(Python in other words), `compiler` (the lines made a function), `session` (a network
trained by it, or by plain loops, for some epochs at a time), `trainer` (`train` and
`training`, which return and yield the history). Without `compiler` training falls back
to the plain loops of `network.training`, with the same bits.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .compiler import MOST_OPERATIONS as MOST_OPERATIONS
    from .compiler import Compiled as Compiled
    from .compiler import can_compile as can_compile
    from .compiler import compile_reporting as compile_reporting
    from .compiler import operation_count as operation_count
    from .javascript import HELPERS as HELPERS
    from .javascript import expression as expression
    from .javascript import translated as translated
    from .primitive_source import definitions as definitions
    from .program import CODE as CODE
    from .program import CODE_INDENT as CODE_INDENT
    from .program import Lines as Lines
    from .program import StepFunction as StepFunction
    from .program import indented as indented
    from .session import Session as Session
    from .trainer import Progress as Progress
    from .trainer import decision as decision
    from .trainer import epochs_of as epochs_of
    from .trainer import session_for as session_for
    from .trainer import train as train
    from .trainer import training as training
    from .training_step import TrainingStep as TrainingStep
    from .training_step import parameter_keys as parameter_keys
    from .variables import Variables as Variables

door(__name__)
