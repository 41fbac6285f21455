"""The glossary: each term in two or three plain sentences. Formulas are not written here: they are printed from the
recording of the worked example, where `example` names a number there. Keys of the convention, their values and activations
say themselves what they are, where they are defined.
"""
from __future__ import annotations

from typing import Any, NamedTuple

from ..network.activations import ACTIVATIONS, FAMILIES, ActivationFamily
from ..network.conventions import KEYS
from ..network.key import Key, Value
from ..network.rules import Rule
from ..published.phrases import as_sentence


class Term(NamedTuple):
    """A term: what it is called, what it means, and a number of the worked example that shows it."""

    names: tuple[str, ...]
    text: str
    example: str = ""
    options: tuple[str, ...] = ()
    """The options of `trace` that make a small example which shows it, where the worked example does not."""
    lines: tuple[str, ...] = ()
    """What stands below the text, line by line."""


SOFTMAX = ("--layers", "2-2", "--inputs", "1,0", "--targets", "1,0", "--activation", "softmax", "--convention",
           "error=cross-entropy")
MOMENTUM = ("--convention", "rule=momentum")
SMALL = ("--layers", "2-2", "--inputs", "1,0", "--targets", "1,0", "--activation")
STEP = (*SMALL, "step")

KINDS: dict[str, Term] = {
    "input": Term(("input", "x"), "A number that comes into the network from outside. Every neuron of the first layer "
                  "sees all inputs.", "i1"),
    "raw": Term(("raw input", "raw"), "An input as it was measured, before scaling takes off the shift and divides by the "
                "scale.", "raw_height", ("weight-height",)),
    "target": Term(("target", "t"), "The number that an output should have for this sample. The error measures how far "
                   "the output is from it.", "t_o1"),
    "rate": Term(("learning rate", "rate", "eta", "η"), "How large a step the update takes against the gradient. Too "
                 "small and training crawls, too large and it overshoots or diverges.", "eta"),
    "weight": Term(("weight", "w"), "How strongly one input counts in a neuron's net input; one number for each "
                   "connection. Training changes the weights and nothing else but biases. They are numbered neuron by "
                   "neuron, layer by layer.", "w1"),
    "bias": Term(("bias", "b"), "A number added to a neuron's weighted sum, like a weight on an input that is always 1. "
                 "It belongs to one neuron (b_h1) or is shared by a layer (b1), and a convention may freeze it.", "b1"),
    "velocity": Term(("velocity", "v"), "What momentum has gathered of the steps before. It starts at 0.", "v_w1", MOMENTUM),
    "z": Term(("net input", "net", "z", "weighted sum", "preactivation"), "What comes in at a neuron: each input times "
              "its weight, added up, and the bias. Other texts call it z, net or the logit.", "z_h1"),
    "z_max": Term(("largest net input", "z_max"), "The largest net input of a softmax layer. All are taken relative to "
                  "it, which changes no result and keeps exp from overflowing.", "z_max1", SOFTMAX),
    "e": Term(("exponential", "e"), "In a softmax layer, e to the power of a neuron's net input, taken relative to the "
              "largest one.", "e_o1", SOFTMAX),
    "e_sum": Term(("sum of exponentials", "e_sum"), "What the exponentials of a softmax layer add up to; each divided by "
                  "it is an activation, and so they add up to 1.", "e_sum1", SOFTMAX),
    "a": Term(("activation", "out", "output", "a"), "What a neuron passes on: its net input put through its activation "
              "function. The activations of the last layer are the network's outputs.", "a_h1"),
    "error": Term(("output error", "E_o"), "How far one output is from its target, as the loss measures it.", "E_o1"),
    "penalty": Term(("penalty", "E_l2", "weight decay"), "What l2 adds to the error for large weights (never for "
                    "biases), so that training prefers small ones.", "E_l2", ("--convention", "l2=0.1")),
    "total": Term(("error", "total error", "E", "E_total", "loss", "cost", "J"), "One number for how wrong the network is on a "
                  "sample: the errors of its outputs, added or averaged as the convention says. Training makes it small.",
                  "E"),
    "share": Term(("share", "backpropagated error"), "What comes back to a neuron through one neuron of the layer after "
                  "it: that neuron's delta times the weight between them. All the shares of a neuron add up to dE/da. It is "
                  "a share of the total E, averaged or not, as the convention has it.", "dE_o1/da_h1"),
    "upstream": Term(("upstream gradient", "dE/da"), "How the error changes when this activation changes. At an output "
                     "it comes from the loss; at a hidden neuron it is the sum of the shares that come back.",
                     "dE/da_o1"),
    "slope": Term(("slope", "derivative of the activation", "da/dz"), "How steeply the activation function rises at this "
                  "net input: how much a changes when z does. A sigmoid far from 0 is flat, and learns slowly.",
                  "da/dz_o1"),
    "cross_slope": Term(("cross slope", "jacobian"), "In a softmax layer every activation depends on every net input: "
                        "this is how one neuron's activation changes with another's net input.", "da_o2/dz_o1", SOFTMAX),
    "input_share": Term(("share of an input",), "What comes back to an input through one neuron of the first layer: that "
                        "neuron's delta times the weight between them.", "dE_n1/dx1[1]", ("nnfs",)),
    "input_gradient": Term(("input gradient", "dE/dx", "dinputs"), "How the error changes when an input changes: the sum "
                           "of what comes back to it. The layer before, if there were one, would go on from it.",
                           "dE/dx1[1]", ("nnfs",)),
    "z_by_number": Term(("dnet/dw", "dz/dw"), "How a neuron's net input changes with one of its weights: by what comes in "
                        "along it. Texts write it out as a factor of the chain rule.", "dz_o1/dw5"),
    "z_by_a": Term(("dnet/dout", "dz/da"), "How a neuron's net input changes with the activation of one before: by the "
                   "weight between them.", "dz_o1/da_h1"),
    "a_by_number": Term(("dout/dw", "da/dw"), "How a neuron's activation changes with one of its weights: what comes in "
                        "along it, times the slope.", "da_h1/dw1"),
    "a_by_a": Term(("dout/dout", "da/da"), "How a neuron's activation changes with the activation of one before: the "
                   "weight between them, times the slope.", "da_o1/da_h1"),
    "complement": Term(("1-a", "1-out", "complement"), "One minus an activation: the second factor of a sigmoid's slope.",
                       "1-a_o1"),
    "lack": Term(("t-a", "target - output"), "Target minus output: how much is missing. Many texts start from it and call "
                 "it e; the derivative of half the squared error is it with the other sign.", "t_o1-a_o1"),
    "excess": Term(("a-t", "output - target"), "Output minus target: the derivative of half the squared error by the output.",
                   "a_o1-t_o1"),
    "change": Term(("Δw", "change of a weight", "weight change"), "What the update adds to a weight or a bias: the new one minus "
                   "the old one, so minus the learning rate times the gradient.", "dw5"),
    "delta": Term(("delta", "δ", "error signal", "error term"), "How the error changes when a neuron's net input "
                  "changes: what comes back to its activation, times the slope. It is the one number a neuron needs to "
                  "find the gradients of all its weights. Some texts have it with the other sign (sign=target-output).",
                  "delta_o1"),
    "gradient": Term(("gradient", "dE/dw", "partial derivative"), "How the error changes when one weight or bias "
                     "changes. It is the neuron's delta times what comes in along that weight; the update goes the other "
                     "way.", "dE/dw5"),
    "new_velocity": Term(("new velocity", "v+"), "The velocity after this step: part of the old one and the new gradient "
                         "times the learning rate.", "v_w5+", MOMENTUM),
    "updated": Term(("updated weight", "update", "w+"), "The weight or bias after the update: the old one moved against "
                    "its gradient. A plus marks it.", "w5+"),
}



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
    text, options = f"{row.about} {as_sentence(row.sentence)}", ("--convention", f"{key.name}={value}")
    if isinstance(row, Rule) and row.delta:
        return Term((value, *row.also), text, "delta_o1", (*STEP, *options))
    return Term((value, *row.also), text, key.seen, options)


def activation_term(name: str, row: Any) -> Term:
    """An activation, or a family of them."""
    return Term((name, *row.also), entry(row.make if isinstance(row, ActivationFamily) else row), "a_o1", (*SMALL, name))


TERMS: list[Term] = [
    *KINDS.values(),
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
    Term(("round", "epoch", "iteration"), "One pass over all samples. With one sample it is one update. Rounds count "
         "from 1, and E@2 is the error that round 2 starts from."),
    Term(("sample", "example", "row"), "One set of inputs with its targets. E[3] is the error of sample 3."),
    *(value_term(key, value, row) for key in KEYS.values() for value, row in key.values.items() if row.about),
    *(activation_term(name, row) for table in (ACTIVATIONS, FAMILIES) for name, row in table.items()),
    Term(("recording", "step of a recording"), "Every number of a round with the operation and the numbers it came from. "
         "All that is shown is printed from it, so formula and value cannot disagree."),
    Term(("replay", "carry"), "Computing a recording again with other numbers, or rounded as a person rounds: to so many "
         "decimals or figures, or cut."),
    Term(("verdict", "check", "exact", "truncated", "confirmed"), "What check says of a printed figure: exact and truncated (cut "
         "instead of rounded) are the computed number, chained follows from the text's own figures; convention, slip and "
         "misprint say what went wrong, unexplained that nothing does."),
    Term(("chained",), "A printed figure that follows from figures printed before it, which are rounded, and not from the full "
         "numbers behind them; or whose last digits are those of 64-bit floats."),
    Term(("slip", "inherited"), "A mistake that has a name: a factor left out, another operand taken, a sign the wrong way "
         "round. check names the line in which it happened; figures that go on from it inherit it."),
    Term(("misprint",), "Digits that differ from the right ones by an error of typing: one lost, doubled or swapped with its "
         "neighbour, a sign, a decimal place."),
    Term(("unexplained", "chance", "by chance"), "Nothing that is tried gives just these digits; or so much was tried that "
         "random digits would be explained too. With few digits that is soon so, and then nothing is said for sure."),
    Term(("kink",), "A point where a function turns a corner and so has no derivative: relu at 0. A difference across "
         "it means nothing, and certify says so."),
    Term(("complex step", "central difference", "certify"), "Two ways to find a derivative without backpropagation, by "
         "changing a number a little and looking at the error. certify compares every gradient with both."),
]
