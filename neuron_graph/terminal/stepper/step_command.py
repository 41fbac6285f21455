"""Walk through the calculation.

Step through an epoch of training, forwards, backwards and to any other epoch:
? lists the keys. Where input or output is no terminal, or with --line, the same
commands are read as lines.

examples:
  neuron-graph step
      the worked example, on the full screen
  neuron-graph step mazur --epoch 100
      another example, from epoch 100 on
  neuron-graph step --predict
      find every number yourself
  neuron-graph step --line
      the same commands as words, a line each
  neuron-graph step --layers 2-3-1 --inputs 1,0 --targets 1
      a network of one's own
"""
from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable

from ...errors import BadValue
from ...recording import PHASES, Recording, Step
from ...stepping import follow
from ..options import CARRY_OPTION, EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_listed, read_shown
from ..screen import Screen

FIGURES, MOST_FIGURES = 4, 15
"""How many are asked, and how many can be."""
OPTIONS = f"""
  --epoch=1 N                 the epoch to start in (1)
  --at LINE                   where to start, as `link` writes it: 'epoch=3&step=12&w5=0.5'
  --line                      commands as lines instead of the full screen
  --format=terminal terminal|plain|linear  plain and linear are in lines; linear is one fact a
                                line, for a screen reader
to practise:
  --predict                   hide each number until you type it
  --figures N                 significant figures asked (4, or --digits if that is fewer)
  --phase* {'|'.join(PHASES)}  ask only for this phase
  --only* NAME                ask only for these: dE/dw5, 'out_*'
{NUMBER_OPTIONS}{CARRY_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Open the full screen, or the dialogue in lines."""
    epoch, form, shown = arguments.epoch, arguments.format, arguments.digits or FIGURES
    figures = arguments.figures or min(FIGURES, shown)
    if figures > MOST_FIGURES:
        raise BadValue("--figures", figures, f"at most {MOST_FIGURES} can be asked")
    example, printer = read_shown(arguments, screen)
    asks = read_asked(arguments, example.recording(epoch))
    face: FullScreen | LineFace
    if form == "terminal" and not arguments.line and takes_full_screen(screen):
        from .step_screen import FullScreen

        face = FullScreen(example, printer, screen, epoch)
    else:
        from ..dialogue import standard_input
        from .step_line import LineFace

        source = standard_input("commands")
        face = LineFace(example, printer, screen, source, epoch, form == "linear")
    if arguments.at:
        follow(face.stepper, arguments.at)
    if asks:
        face.stepper.ask(figures, asks)
    return face.run()


def takes_full_screen(screen: Screen) -> bool:
    """Whether both ends are a terminal that can be written all over."""
    reads = sys.stdin is not None and sys.stdin.isatty()
    writes = screen.is_terminal and os.environ.get("TERM") not in ("dumb", "unknown")
    return reads and writes


def read_asked(
    arguments: Namespace, recording: Recording
) -> Callable[[Step], bool] | None:
    """Which steps are asked for, of those that an epoch has; None if nothing is hidden.

    Raises `BadValue` if there are none.
    """
    phases, patterns = arguments.phase, read_listed(arguments.only)
    steps = recording.directory.select(*patterns) if patterns else recording.steps
    if not arguments.predict:
        if phases or patterns:
            option = "--phase" if phases else "--only"
            raise BadValue(option, (phases or arguments.only)[0], "it goes with --predict")
        return None
    asked = {(step.name, step.sample) for step in {*steps} & {*recording.steps}
             if not phases or step.phase in phases}
    if not asked:
        raise BadValue(
            "--only", ", ".join(patterns),
            f"none of it is in phase {' or '.join(phases)}")
    return lambda step: (step.name, step.sample) in asked
