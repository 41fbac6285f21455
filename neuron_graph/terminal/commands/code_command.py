"""The training as a program.

Print the training of an example as a Python program that needs nothing but
Python, with the same bits; or as one in JavaScript, or in C, with the same bits
where the C library is the one that Python calls. It prints the error after each
power of ten of epochs, and the final weights. Without targets, as of a model:
the forward pass alone. In PyTorch it prints the numbers of trace, with the lines
of the calculation by hand beside its own.

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
  neuron-graph code mazur --language pytorch > mazur.py && python3 mazur.py
      an epoch in PyTorch, number by number
  neuron-graph code flowers.db --language pytorch --train flowers.csv > train.py
      its training in PyTorch; torchrun --nproc-per-node 2 train.py
  neuron-graph code --layers 2-3-1 --inputs 1,0 --targets 1 --activation tanh --seed 7
"""
from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable

from ...data import Predictor, is_plain, lacking, row_of, seen_by
from ...errors import BadValue, TooMuch
from ...export import LANGUAGES, Language, Saying, predictor, script
from ...export.pytorch import torch_lesson
from ...programs import Session, too_large
from ...published import Example
from ...recording import Printer
from ..options import EXAMPLE_OPTIONS, NOTATION_OPTION, USUAL_DIGITS, read_example
from ..screen import Lines, Screen
from ..training import HEADER_OPTIONS, torch_program

USUAL_EPOCHS = 10_000
OPTIONS = f"""
  --epochs M              how many epochs it trains (10000; in PyTorch 1)
  --language=python {'|'.join(LANGUAGES)}|pytorch  its language (python)
  --output FILE           write to a file
  --train FILE            of a model that train has made: its training on a CSV file, as
                            a program for real sizes that torchrun runs on many processes
{NOTATION_OPTION}
{EXAMPLE_OPTIONS}
how the table of --train is written:
{HEADER_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the program."""
    if arguments.train is not None:
        screen.write_document([torch_program(arguments)], arguments.output)
        return
    example, language = read_example(arguments), arguments.language
    lines: Iterable[str]
    if example.recorded_epochs and (language == "pytorch" or not example.forward_only):
        raise BadValue(
            "the example", arguments.example,
            "no convention alone says what its epochs are, so there is no program")
    if language == "pytorch":
        if large := too_large(example.network, 1, "print"):
            raise TooMuch(large)
        printer = Printer(screen.style, example.notation, USUAL_DIGITS)
        lines = [torch_lesson(
            vars(example), example.recording(), printer, arguments.epochs or 1)]
    elif example.forward_only:
        lines = forwards(example, LANGUAGES[language], arguments.inputs)
    elif example.rate is None:
        raise BadValue(
            "--rate", None, "training needs it, and the file says that it is unknown")
    elif language != "python" and example.convention.samples == "shuffled":
        raise BadValue(
            "--language", language, "samples=shuffled shuffles as Python does, and nothing else")
    else:
        session = Session(example.network, example.scaled, example.rate)
        lines = script(
            example.title, session, example.notation,
            USUAL_EPOCHS if arguments.epochs is None else arguments.epochs, LANGUAGES[language])
    screen.write_document(lines, arguments.output)


def forwards(example: Example, language: Language, typed: list[str]) -> Lines:
    """The program of an example without targets: its forward pass; of a model whose columns are
    not all of numbers with cells as they are typed."""
    recording, model = example.forwards(), example.model
    rows = [", ".join(map(repr, inputs)) for inputs, _ in example.samples]
    saying = Saying(recording.predictions)
    if model:
        saying = saying._replace(labels=model.classes, middle=(model.low + model.high) / 2)
    if model and language.cells[0] and not is_plain(model.columns):
        columns = [(one.words, one.coded, one.filling, lacking(model.missing_word, bool(one.words))
                    if one.filling else []) for one in model.columns]
        saying = saying._replace(columns=json.dumps(columns))
        rows = [language.cells[1].format(cells(text, model)) for text in typed] or rows
    return predictor(example.title, recording, saying, example.notation, rows, language)


def cells(text: str, model: Predictor) -> str:
    """The cells of a row that is typed: words and what is missing in quotes."""
    columns = model.columns
    table = seen_by(model, row_of(text, columns, "--inputs"))
    found = [cell if one.words or one.lacks(cell) else one.numbers(cell, table.delimiter)[0]
             for one, cell in zip(columns, table.rows[0])]
    return json.dumps(found)[1:-1]
