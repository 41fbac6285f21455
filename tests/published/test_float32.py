"""A text that computes in 32-bit floats is known by its figures alone: mazur's example, each operation rounded to 32 bits."""
import math
import struct
from dataclasses import replace

import pytest

from neuron_graph.published import check
from neuron_graph.published.files import example_named, read_lines

MAZUR = example_named("mazur")


def single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def net(weights, inputs, bias):
    total = 0.0
    for w, x in zip(weights, inputs):
        total = single(total + single(w * x))
    return single(total + bias)


def sigmoid(z):
    return single(1 / single(1 + single(math.exp(-z))))


def figures():
    """The numbers of the epoch, as a program in 32 bits has them."""
    w, (b1, b2) = [single(x) for x in (.15, .2, .25, .3, .4, .45, .5, .55)], map(single, (.35, .6))
    x, t = [single(.05), single(.1)], [single(.01), single(.99)]
    nets = [net(w[0:2], x, b1), net(w[2:4], x, b1)]
    h = list(map(sigmoid, nets))
    nets += [net(w[4:6], h, b2), net(w[6:8], h, b2)]
    o = list(map(sigmoid, nets[2:]))
    errors = [single(single(.5) * single(single(t - a) * single(t - a))) for t, a in zip(t, o)]
    deltas = [single(single(a - t) * single(a * single(1 - a))) for t, a in zip(t, o)]
    gradients = [single(delta * a) for delta in deltas for a in h]
    new = [single(w - single(single(.5) * g)) for w, g in zip(w[4:], gradients)]
    names = ["net_h1", "net_h2", "net_o1", "net_o2", "out_h1", "out_h2", "out_o1", "out_o2", "E_o1", "E_o2", "delta_o1", "delta_o2",
             "dE/dw5", "dE/dw6", "dE/dw7", "dE/dw8", "w5+", "w6+", "w7+", "w8+"]
    return dict(zip(names, [*nets, *h, *o, *errors, *deltas, *gradients, *new]))


def verdicts(numbers, digits):
    lines = "\n".join(f"{name} = {value:.{digits}g}" for name, value in numbers.items())
    found = check(replace(MAZUR, figures=read_lines(lines, MAZUR)))
    return {line.name: line.verdict for line in found.lines}


@pytest.mark.parametrize("digits", [6, 7, 8, 9, 10, 17])
def test_all_figures_of_32_bits_are_right(digits):
    assert all(verdict.confirmed for verdict in verdicts(figures(), digits).values())


def test_the_words():
    assert verdicts(figures(), 17)["net_h1"].explanation == "right in the figures that 32-bit floats have; exactly it is 0.3775"


@pytest.mark.parametrize("name, factor", [("out_o1", 1.001), ("w5+", 1.00002), ("E_o1", 2.0)])
def test_a_wrong_one_among_them_is_not(name, factor):
    numbers = figures()
    numbers[name] *= factor
    assert not verdicts(numbers, 9)[name].confirmed


def test_last_digits_of_two_figures_are_no_floats():
    numbers = {step.name: step.value for step in MAZUR.recording() if step.name in ("z_o1", "a_o1", "w5+", "E", "w8+")}
    assert all(verdict.confirmed for verdict in verdicts(numbers, 9).values())
    numbers = {name: value * (1 + 1e-7 * (name in ("w5+", "w8+"))) for name, value in numbers.items()}
    found = verdicts(numbers, 9)
    assert not found["w5+"].confirmed and not found["w8+"].confirmed
