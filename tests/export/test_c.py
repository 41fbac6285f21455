"""The programs in C that `code` prints, compiled: the same bits as ours. Without a compiler what is printed is looked at alone."""
import itertools
from random import Random

import pytest

from neuron_graph import Convention, train
from neuron_graph.errors import Diverged
from neuron_graph.export.languages import LANGUAGES
from neuron_graph.export.scripts import script
from neuron_graph.network import LOSSES, RULES, activations_written
from neuron_graph.programs.session import Session
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.setup.snapshot import state
from tests import in_c
from tests.conftest import drawn, sample

BATCHES = 1, 2, "all"


def case(activation, convention, epochs=3):
    """A program, and the numbers that it must print; none where training diverges."""
    random = Random(f"{activation} {convention}")
    single = convention.rule in SINGLE
    network = drawn(random, [2, 2] if single else [2, 2, 2], [activation if single or activation != "softmax" else "tanh", activation], "own").under(convention)
    examples = [sample(random, network, convention) for _ in range(3)]
    program = "\n".join(script("a test", Session(network, examples, 0.1), NOTATIONS["z-a"], epochs, LANGUAGES["c"]))
    try:
        return program, [*(error for _, error in train(network, examples, epochs, 0.1)), *state(network)]
    except Diverged:
        return program, []


SINGLE = "perceptron", "perceptron-target", "lms", "hebb", "hebb-output"
"""The rules of a single layer."""


def rows():
    """Every pair of an activation and a loss, of either and a rule, of either and a size of batches."""
    for (i, activation), (j, error) in itertools.product(enumerate(activations_written()), enumerate(LOSSES)):
        yield activation, Convention(error=error, rule=[*RULES][(i + j) % len(RULES)], batch=BATCHES[(i + 2 * j) % 3])


def numbers(lines):
    """The numbers at the ends of lines."""
    return [float(line.replace(": ", " = ").split(" = ")[1]) for line in lines]


@in_c.needs_cc
def test_every_pair_has_the_same_bits(tmp_path):
    cases = [case(*row) for row in rows()]
    said = in_c.all_printed([program for program, _ in cases], tmp_path)
    for row, (_, wanted), lines in zip(rows(), cases, said):
        assert list(map(repr, numbers(lines if wanted else lines[:0]))) == list(map(repr, wanted)), row
        assert bool(wanted) == any(" = " in line for line in lines), row
    print([row for row, (_, wanted) in zip(rows(), cases) if not wanted])
