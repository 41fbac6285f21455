"""The training as a program.

Print the training of an example as a Python program that needs nothing but
Python, with the same bits; or as one in JavaScript, or in C, with the same bits
where the C library is the one that Python calls. It prints the error after each
power of ten of epochs, and the final weights. Without targets, as of a model:
the forward pass alone.

examples:
  neuron-graph code > train.py && python3 train.py
      the worked example, 10,000 epochs
  neuron-graph code --epochs 100 --convention bias=trained
      another convention, fewer epochs
  neuron-graph code mazur --language javascript > train.js && node train.js
      in JavaScript, whose exp may differ in the last digit
  neuron-graph code mazur --language c > train.c
      in C; how it is compiled stands above it
  neuron-graph code flowers.db --inputs 5.1,3.5,1.4,0.2 > predict.py
      what a model predicts
  neuron-graph code --layers 2-3-1 --inputs 1,0 --targets 1 --activation tanh --seed 7
"""
from __future__ import annotations

from argparse import Namespace

from ...errors import BadValue
from ...export import LANGUAGES, Saying, predictor, script
from ...programs import Session
from ...published import Example
from ..options import EXAMPLE_OPTIONS, NOTATION_OPTION, read_example
from ..screen import Lines, Screen

OPTIONS = f"""
  --epochs=10000 M        how many epochs it trains (10000)
  --language=python {'|'.join(LANGUAGES)}  what it is written in (python)
  --output FILE           write to a file
{NOTATION_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the program."""
    example, language = read_example(arguments), arguments.language
    if example.forward_only:
        lines = forwards(example, language)
    elif example.rate is None:
        raise BadValue(
            "--rate", None, "training needs it, and the file says that it is unknown")
    elif example.recorded_epochs:
        raise BadValue(
            "the example", arguments.example,
            "no convention alone says what its epochs are, so there is no program")
    elif language != "python" and example.convention.samples == "shuffled":
        raise BadValue(
            "--language", language, "samples=shuffled shuffles as Python does, and nothing else")
    else:
        session = Session(example.network, example.scaled, example.rate)
        lines = script(
            example.title, session, example.notation, arguments.epochs, LANGUAGES[language])
    screen.write_document(lines, arguments.output)


def forwards(example: Example, language: str) -> Lines:
    """The program of an example without targets: its forward pass."""
    recording, model = example.forwards(), example.model
    said = recording.predictions
    saying = (Saying(said, model.classes, (model.low + model.high) / 2) if model
              else Saying(said))
    rows = [inputs for inputs, _ in example.samples]
    return predictor(
        example.title, recording, saying, example.notation, rows, LANGUAGES[language])
