"""The training as a Python program.

Print the training of an example as a Python program that needs nothing but
Python, with the same bits. It prints the error after each power of ten of
epochs, and the final weights. Without targets, as of a model: the way forwards
alone.

examples:
  neuron-graph code > train.py && python3 train.py                    the worked example, 10,000 epochs
  neuron-graph code --epochs 100 --convention bias=trained            another convention, fewer epochs
  neuron-graph code flowers.db --inputs 5.1,3.5,1.4,0.2 > predict.py  what a model predicts
  neuron-graph code --layers 2-3-1 --inputs 1,0 --targets 1 --activation tanh --seed 7
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from ...errors import BadValue
from ...export import Saying, predictor, script
from ...programs import Session
from ...published import Example
from ..options import EXAMPLE_OPTIONS, NOTATION_OPTION, read_example
from ..screen import Screen

OPTIONS = f"""
  --epochs=10000 M        how many epochs it trains (10000)
  --output FILE           write to a file
{NOTATION_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the program."""
    example = read_example(arguments)
    if example.forward_only:
        screen.write_document(forwards(example), arguments.output)
        return
    if example.rate is None:
        raise BadValue("--rate", None, "training needs it, and the file says that it is unknown")
    if example.recorded_epochs:
        raise BadValue("the example", arguments.example, "no convention alone says what its epochs are, so there is no program")
    session = Session(example.network, example.scaled, example.rate)
    screen.write_document(script(example.title, session, example.notation, arguments.epochs), arguments.output)


def forwards(example: Example) -> Iterator[str]:
    """The program of an example without targets: the way forwards."""
    recording, model = example.forwards(), example.model
    names = [neuron.name for neuron in example.network.outputs]
    outputs: list[Any] = [step.number for step in recording.trail if step.kind == "a" and step.names[0] in names]
    undone: list[Any] = model.target_scaling.undo(outputs) if model and model.target_scaling else outputs
    saying = Saying(undone, model.classes, (model.low + model.high) / 2) if model else Saying(undone)
    return predictor(example.title, recording, saying, example.notation, [inputs for inputs, _ in example.samples])
