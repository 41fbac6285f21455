"""The glossary: each term in two or three plain sentences. Formulas are not written here: they are printed from the
recording of the worked example, where `example` names a number there. Keys of the convention, their values and activations
say themselves what they are, where they are defined.
"""
from __future__ import annotations

from typing import Any, NamedTuple

from ...network import ACTIVATIONS, FAMILIES, KEYS, ActivationFamily, Key, Rule, Value
from ...published import as_sentence
from ...recording import KINDS, Kind, in_all_letters


class Term(NamedTuple):
    """A term: what it is called, what it means, and a number of the worked example that shows it."""

    names: tuple[str, ...]
    text: str
    example: str = ""
    options: str = ""
    """The options of `trace` that make a small example which shows it, where the worked example does not."""
    lines: tuple[str, ...] = ()
    """What stands below the text, line by line."""


SMALL = "--layers 2-2 --inputs 1,0 --targets 1,0 --activation"
STEP = f"{SMALL} step"


def term_of(kind: Kind) -> Term:
    """What is said of a kind of number."""
    names = (name for word in kind.words for name in in_all_letters(word))
    return Term(tuple(names), kind.sentence, kind.example, kind.options)


def entry(row: Any) -> str:
    """The first paragraph of an activation's docstring."""
    return " ".join((row.__doc__ or "").partition("\n\n")[0].split())


def key_term(key: Key) -> Term:
    """A key of the convention, with what its values say; those of which there is more to be said have terms of their own."""
    names = [name for value, row in key.values.items() if not row.about for name in (value, *row.also)]
    lines = [f"  {value or 'N'}: {row.sentence.format('N')}" for value, row in key.values.items()]
    return Term((key.name, *key.also, *(name for name in names if name.strip("1"))), key.about, key.seen, lines=tuple(lines))


def value_term(key: Key, value: str, row: Value) -> Term:
    """A value of a key, where there is more to be said of it than a sentence."""
    text, options = f"{row.about} {as_sentence(row.sentence)}", f"--convention {key.name}={value}"
    if isinstance(row, Rule) and row.delta:
        return Term((value, *row.also), text, "delta_o1", f"{STEP} {options}")
    return Term((value, *row.also), text, key.seen, options)


def activation_term(name: str, row: Any) -> Term:
    """An activation, or a family of them."""
    return Term((name, *row.also), entry(row.make if isinstance(row, ActivationFamily) else row), "a_o1", f"{SMALL} {name}")


TERMS: list[Term] = [
    *map(term_of, KINDS.values()),
    Term(("convention",), "Everything that a text may do one way or another and that changes its numbers: how errors "
         "are added, whether biases are trained, which weights the hidden deltas use. It is printed under every result, "
         "because figures under different conventions do not agree."),
    *map(key_term, KEYS.values()),
    Term(("neuron", "unit", "node"), "One place of the network where numbers come together: it weighs its inputs, adds its "
         "bias, and passes the result on through its activation function."),
    Term(("notation",), "The letters that a text uses for the same numbers: net and out, or z and a. It changes no "
         "number, and every name of every notation can be typed."),
    Term(("forward pass", "forward"), "From the inputs to the outputs: every neuron's net input and activation, layer "
         "by layer."),
    Term(("backward pass", "backward", "backpropagation"), "From the error back to the first layer: every neuron's delta "
         "and gradients, each found from those of the layer after it by the chain rule.", "dE/da_h1"),
    Term(("chain rule", "factors"), "How a change travels: the effect of w on the error is the effect on the net input, "
         "times that on the activation, times that on the error. The trace spells these factors out; --detail delta "
         "leaves them inside delta."),
    Term(("epoch",), "One pass over all samples. Epochs count from 1, and E@2 is the error that epoch 2 starts from."),
    Term(("iteration",), "One update. With one sample, or all of them in one batch, an epoch is one iteration; otherwise it is "
         "as many as it has updates."),
    Term(("sample", "example", "row"), "One set of inputs with its targets. E[3] is the error of sample 3."),
    *(value_term(key, value, row) for key in KEYS.values() for value, row in key.values.items() if row.about),
    *(activation_term(name, row) for table in (ACTIVATIONS, FAMILIES) for name, row in table.items()),
    Term(("recording", "step of a recording"), "Every number of an epoch with the operation and the numbers it came from. "
         "All that is shown is printed from it, so formula and value cannot disagree."),
    Term(("replay", "carry"), "Computing a recording again with other numbers, or rounded as a person rounds: to so many "
         "decimals or figures, or cut."),
    Term(("verdict", "check", "exact", "truncated", "confirmed"), "What check says of a printed figure: exact and truncated (cut "
         "instead of rounded) are the computed number, chained follows from the text's own figures; convention, slip and "
         "misprint say what went wrong, unexplained that nothing does."),
    Term(("chained",), "A printed figure that follows from figures printed before it, which are rounded, and not from the full "
         "numbers behind them; or whose last digits are those of 64-bit floats."),
    Term(("slip", "inherited"), "A mistake that has a name: a factor left out, another operand taken, a sign the wrong way "
         "epoch. check names the line in which it happened; figures that go on from it inherit it."),
    Term(("misprint",), "Digits that differ from the right ones by an error of typing: one lost, doubled or swapped with its "
         "neighbour, a sign, a decimal place."),
    Term(("unexplained", "chance", "by chance"), "Nothing that is tried gives just these digits; or so much was tried that "
         "random digits would be explained too. With few digits that is soon so, and then nothing is said for sure."),
    Term(("kink",), "A point where a function turns a corner and so has no derivative: relu at 0. A difference across "
         "it means nothing, and certify says so."),
    Term(("complex step", "central difference", "certify"), "Two ways to find a derivative without backpropagation, by "
         "changing a number a little and looking at the error. certify compares every gradient with both."),
]
