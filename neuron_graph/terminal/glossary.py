"""The glossary: each term in two or three plain sentences. Formulas are not written here: they are printed from the
recording of the worked example, where `example` names a number there.
"""
from __future__ import annotations

from typing import NamedTuple

from ..recording.kinds import KINDS, L2, MOMENTUM, SOFTMAX, Kind


class Term(NamedTuple):
    """A term: what it is called, what it means, and a number of the worked example that shows it."""

    names: tuple[str, ...]
    text: str
    example: str = ""
    options: str = ""
    """The options of `trace` that make a small example which shows it, where the worked example does not."""


PERCEPTRON = "--layers 2-1 --inputs 1,0 --targets 1 --activation step --convention rule=perceptron"
SMALL = "--layers 2-1 --inputs 1,0 --targets 1 --activation"

def term_of(kind: Kind) -> Term:
    """What is said of a kind of number."""
    return Term(kind.words, kind.sentence, kind.example, kind.options)


KEYS: dict[str, Term] = {
    "error": Term(("error key", "half-squared-sum", "half-squared-mean", "squared-sum", "squared-mean", "squared error", "none"),
                  "The key `error` of the convention chooses the loss: squared differences, halved or not, added over the "
                  "outputs or averaged, or a cross-entropy. With `none` there is no loss: the targets are then the gradients "
                  "that come from outside, and E is the output times that.", "E_o1"),
    "gradient-factor": Term(("gradient-factor",), "A number that multiplies the gradient and not the error that is shown: "
                            "many texts print the error with one factor and use another."),
    "bias": Term(("frozen", "trained"), "The key `bias` of the convention: frozen biases stay as they are, trained ones are "
                 "updated like weights."),
    "order": Term(("order", "original", "updated order"), "Whether the deltas of hidden neurons use the weights of the "
                  "layer after them from before the update (original, the gradient) or from after it (updated, as some "
                  "programs do)."),
    "batch": Term(("batch", "online", "mini-batch", "all"), "How many samples share one update: 1 (online), a number, or "
                  "all."),
    "batch-scale": Term(("batch-scale",), "Whether the gradients, and errors, of a batch are averaged (mean) or added (sum)."),
    "samples": Term(("samples", "shuffled", "file"), "Whether the samples come in the order of the file or shuffled anew "
                    "in each round."),
    "seed": Term(("seed",), "The number that shuffling, or the drawing of weights, starts from: the same seed gives the "
                 "same numbers on every machine."),
    "sum": Term(("sum", "products-first", "bias-first"), "Whether a net input adds the products first and then the bias, "
                "as on paper, or starts from the bias. It changes last digits only."),
    "rule": Term(("rule", "descent", "gradient descent"), "How parameters move: by descent against the gradient, with "
                 "momentum, or by the perceptron's rule.", "w5+"),
    "momentum": Term(("momentum key",), "The part of the last step that momentum adds to the next; 0.9 if not said."),
    "velocity": Term(("velocity key", "added", "subtracted"), "How a text signs the velocity of momentum: added to the "
                     "parameters, or subtracted from them. The parameters come out the same."),
    "l2": Term(("l2",), "How strongly large weights count as an error of their own; biases never do.", "E_l2", L2),
    "sign": Term(("sign", "output-target", "target-output"), "As a key of the convention: whether delta is how the error "
                 "rises (output - target, and the update subtracts) or falls (target - output, and the update adds). As an "
                 "activation: 1 above 0, -1 below, a chosen value at 0.", "delta_o1"),
}
"""The keys of a convention."""

TERMS: list[Term] = [
    *map(term_of, KINDS.values()),
    Term(("convention",), "Everything that a text may do one way or another and that changes its numbers: how errors "
         "are added, whether biases are trained, which weights the hidden deltas use. It is printed under every result, "
         "because figures under different conventions do not agree."),
    *KEYS.values(),
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
    Term(("round", "epoch"), "One pass over all samples. Rounds count from 1, and E@2 is the error that round 2 starts from."),
    Term(("iteration",), "One update. With one sample, or all of them in one batch, a round is one iteration; otherwise it is as "
         "many as it has updates."),
    Term(("sample", "example", "row"), "One set of inputs with its targets. E[3] is the error of sample 3."),
    Term(("momentum",), "An update rule that remembers its last step and adds a part of it to the next, so that steps in "
         "the same direction grow.", "v_w5+", MOMENTUM),
    Term(("perceptron", "perceptron-target"), "The oldest rule: one layer with a step activation, whose weights change by "
         "the learning rate times the difference between target and output times the input (with perceptron-target the "
         "target itself, where the output is wrong). It follows no derivative.", "delta_o1", PERCEPTRON),
    Term(("sigmoid", "logistic"), "An activation that squeezes any number between 0 and 1; 0 becomes one half. Its slope "
         "can be found from its value alone.", "a_o1"),
    Term(("tanh", "hyperbolic tangent"), "An activation that squeezes any number between -1 and 1; 0 stays 0.",
         "a_o1", f"{SMALL} tanh"),
    Term(("relu", "rectifier"), "An activation that lets what is positive through and makes the rest 0. At 0 it has a "
         "kink; the slope there is taken as 0.", "a_o1", f"{SMALL} relu"),
    Term(("leaky-relu",), "A rectifier that lets a small part of what is negative through (a hundredth, or the number "
         "after the colon), so that its slope is never 0."),
    Term(("identity", "linear"), "No activation function: the neuron passes its net input on."),
    Term(("softmax",), "An activation of a whole layer, for classes: all outputs are positive and add up to 1. Each is "
         "its exponential's part of the sum of exponentials.", "a_o1", SOFTMAX),
    Term(("step", "step-from", "dead-zone", "threshold"), "Activations that jump: to 1 above a threshold (step), "
         "from it on (step-from), from -1 to 1 (sign), or with a zone of 0 between (dead-zone). Their slope is 0, so only "
         "the perceptron rule trains them."),
    Term(("cross-entropy", "binary-cross-entropy", "log loss"), "Losses for probabilities: minus the logarithm of what "
         "was predicted for what is true. After softmax (of the binary one, after sigmoid) the factors of delta cancel, "
         "and delta is the output minus the target.", "delta_o1", SOFTMAX),
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
