"""A training step as a program: printed from its recording, compiled once, run for
thousands of epochs.

Read in this order: `training_step` (what a step reads and what it changes), `program`
(the step as lines of Python) with `variables` and `primitive_source`, `translation`
(Python in other words) with `javascript` and `c`, `compiler` (the lines made a function),
`measurements` (samples measured so), `session` (a network trained by it, or by plain
loops, for some epochs at a time),
`trainer` (`train` and `training`, which return and yield the history). Without `compiler`
training falls back to the plain loops of `network.training`, with the same bits.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .c import C as C
    from .compiler import (
        MOST_OPERATIONS as MOST_OPERATIONS,
        Compiled as Compiled,
        can_compile as can_compile,
        compile_reporting as compile_reporting,
        operation_count as operation_count,
        too_large as too_large,
    )
    from .javascript import HELPERS as HELPERS, JAVASCRIPT as JAVASCRIPT
    from .measurements import measured as measured
    from .primitive_source import definitions as definitions
    from .program import (
        CODE as CODE,
        CODE_INDENT as CODE_INDENT,
        Lines as Lines,
        ProgramStyle as ProgramStyle,
        StepFunction as StepFunction,
        indented as indented,
    )
    from .session import Session as Session
    from .trainer import (
        Progress as Progress,
        decision as decision,
        epochs_of as epochs_of,
        session_for as session_for,
        train as train,
        training as training,
    )
    from .training_step import (
        Measurement as Measurement,
        TrainingStep as TrainingStep,
        parameter_keys as parameter_keys,
    )
    from .translation import Tongue as Tongue, with_conditions as with_conditions
    from .variables import Variables as Variables

door(__name__)
