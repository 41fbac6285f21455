"""A convention: everything that a text may do one way or another, and that changes its
numbers.

    Convention()                                                 all defaults
    Convention(error="half-squared-mean", bias="frozen")         any part
    Convention().changed("order=updated,l2=0.1")                 as on the command line

Each key is one row of the class: what it decides, from which phase on, its values with
a sentence for each, the default first. To add a key, or a value, add it to the table
and use it where the arithmetic stands. Below the keys stand the facts, which follow
from them: these are what a neuron, a layer and a network ask for.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..checks import check_length
from ..conventions import (
    BACKWARD,
    ERROR,
    FORWARD,
    UPDATE,
    Choices,
    Key,
    NumberKey,
    NumbersKey,
    Value,
    WholeKey,
    fact,
    keys_of,
    row,
)
from ..errors import BadValue
from .losses import LOSSES, Loss, times
from .rules import FORMS, RULES, Rule
from .schedules import FACTORED, SCHEDULES, STEPPED

ALMOST_ONE = 0.999999
"""The most that a running average keeps."""


@dataclass(frozen=True)
class Convention(Choices):
    """One way to compute a training step; `changed` and `with_parts` return another.

    Raises `UnknownName` or `BadValue` for what it does not know, naming what it does.

    >>> Convention(bias="frozen").unlike(Convention())
    {'bias': 'frozen'}
    """

    error: str = row(Key(
        "Which loss says how far outputs are from targets, added over the outputs or averaged.",
        ERROR, LOSSES, seen="E_o1"))
    error_from: str = row(Key(
        "Whether a cross-entropy takes the logarithm of the outputs, or comes from the net inputs "
        "themselves, as programs have it that are given logits: it is finite then where an output "
        "is 0 or 1.", ERROR,
        {"outputs": Value("the error takes the logarithm of the outputs",
                          also=("activations",)),
         "logits": Value("the error is computed from the net inputs of the outputs, and is finite "
                         "where an output is 0 or 1", also=("net inputs",))},
        where=lambda own, case: case.activation in own.loss.logits, seen="E_o1",
        silent=True, rare=True))
    huber_delta: float = row(NumberKey(
        "From which distance on the Huber loss rises no steeper.", ERROR,
        {"": Value("from a distance of {} on an error rises no steeper")},
        usual=1.0, low=1e-9, needs=lambda own: LOSSES[own.error].bends))
    label_smoothing: float = row(NumberKey(
        "The part of each target that is shared out evenly among all classes before a "
        "cross-entropy sees it: t becomes (1 - s) t + s/K for K classes, as many as outputs, or 2 "
        "for a binary cross-entropy.", ERROR,
        {"": Value("a part of {} of each target is shared out evenly among all classes")},
        usual=0.0, high=1.0, needs=lambda own: LOSSES[own.error].odds, silent=True, rare=True))
    class_weights: Sequence[float] = row(NumbersKey(
        "By what the error of each output is multiplied, a number for each, as in 1:2:0.5: what "
        "is seldom may count for more. The mean over samples divides by their number, whatever "
        "they weigh (PyTorch, given the numbers of classes, divides by the sum of the weights).",
        ERROR,
        {"": Value("the errors of outputs count {} times, output by output, and each "
                   "delta after softmax as often as the class that is meant")},
        silent=True, rare=True))
    gradient_factor: float = row(NumberKey(
        "A number that multiplies the gradient and not the error that is shown: many texts print "
        "the error with one factor and use another.", BACKWARD,
        {"": Value("gradients are multiplied by {}, and the error is not")},
        usual=1.0, low=-1e9, silent=True))
    bias: str = row(Key(
        "Whether biases are updated.", UPDATE,
        {"trained": Value("biases are updated like weights"),
         "frozen": Value("biases are frozen, no update changes them")},
        where=lambda own, case: case.biases))
    order: str = row(Key(
        "Whether the deltas of hidden neurons use the weights of the layer after them from before "
        "the update (the gradient), or from after it, as some programs do.", BACKWARD,
        {"original": Value("what comes back to a hidden neuron goes through the weights from "
                           "before the update"),
         "updated": Value("what comes back to a hidden neuron goes through the weights that are "
                          "already updated")},
        where=lambda own, case: case.layers > 1 and case.reaches(UPDATE)
        and not case.extras - {"dropout"}))
    batch: int | str = row(WholeKey(
        "How many samples share one update.", BACKWARD,
        {"1": Value("every sample is followed by an update of its own", also=("online",)),
         "": Value("every {} samples share one update", also=("mini-batch",)),
         "all": Value("all samples share one update")},
        usual=1, least=1, where=lambda own, case: case.samples > 1))
    batch_scale: str = row(Key(
        "Whether the gradients, and errors, of a batch are averaged or added.", ERROR,
        {"mean": Value("errors of several samples, and gradients of those that share an update, "
                       "are averaged"),
         "sum": Value("errors of several samples, and gradients of those that share an update, "
                      "are added")},
        where=lambda own, case: case.samples > 1))
    samples: str = row(Key(
        "In which order the samples come.", UPDATE,
        {"file": Value("the samples come in the order in which they are given"),
         "shuffled": Value("the samples are shuffled anew in each epoch")},
        where=lambda own, case: case.samples > 1))
    seed: int = row(WholeKey(
        "The number that shuffling, or the drawing of weights, starts from: the same seed gives "
        "the same numbers on every machine.", UPDATE,
        {"": Value("the shuffling goes by the seed {}")},
        usual=0, needs=lambda own: own.samples == "shuffled"))
    sum: str = row(Key(
        "Whether a net input adds the products first and then the bias, as on paper, or starts "
        "from the bias. It changes last digits only.", FORWARD,
        {"products-first": Value("a net input starts with the products, and the bias comes last"),
         "bias-first": Value("a net input starts with the bias, and the products are added to it "
                             "in order")},
        silent=True))
    softmax: str = row(Key(
        "Whether softmax takes the exponentials of the net inputs themselves, as on paper, or of "
        "their distance from the largest one, as programs do: exp cannot overflow then, and last "
        "digits may differ.", FORWARD,
        {"plain": Value("softmax divides the exponential of each net input by their sum",
                        also=("unshifted",)),
         "shifted": Value("softmax takes each net input relative to the largest one, and divides "
                          "its exponential by their sum", also=("stable",))},
        where=lambda own, case: case.activation == "softmax", silent=True, rare=True))
    rule: str = row(Key(
        "How parameters move.", UPDATE, RULES, seen="w5+"))
    momentum: float = row(NumberKey(
        "The part of the last step that momentum adds to the next.", UPDATE,
        {"": Value("a weight's velocity keeps {} times the one before")},
        usual=0.9, high=1.0,
        needs=lambda own: own.has_velocity or "momentum" in own.update.constants))
    velocity: str = row(Key(
        "How a text writes the velocity of momentum: with the learning rate, signed one way or the "
        "other (the parameters come out the same), or of gradients alone.", UPDATE,
        FORMS, needs=lambda own: own.has_velocity))
    dampening: float = row(NumberKey(
        "The part of a gradient that a velocity of gradients does not take, but for the first.",
        UPDATE, {"": Value("the velocity takes of each gradient but the first {} less"),
                 "0": Value("the velocity takes whole gradients")},
        usual=0.0, high=1.0, needs=lambda own: "dampening" in own.update.constants, rare=True))
    beta1: float = row(NumberKey(
        "How much Adam keeps of its average of the gradients.", UPDATE,
        {"": Value("the first moment keeps {} of the one before")},
        usual=0.9, high=ALMOST_ONE, needs=lambda own: "beta1" in own.update.constants))
    beta2: float = row(NumberKey(
        "How much Adam keeps of its average of the squared gradients.", UPDATE,
        {"": Value("the second moment keeps {} of the one before")},
        usual=0.999, high=ALMOST_ONE, needs=lambda own: "beta2" in own.update.constants))
    rho: float = row(NumberKey(
        "How much RMSprop keeps of its average of the squared gradients.", UPDATE,
        {"": Value("the average of the squared gradients keeps {} of the one before")},
        usual=0.9, high=ALMOST_ONE, needs=lambda own: "rho" in own.update.constants))
    epsilon: float = row(NumberKey(
        "What is added to a root, so that nothing is divided by 0.", UPDATE,
        {"": Value("the root by which an update divides has {} added to it"),
         "0": Value("nothing is added to the root by which an update divides")},
        usual=1e-8, high=1.0, needs=lambda own: "epsilon" in own.update.constants))
    epsilon_place: str = row(Key(
        "Where epsilon is added: after the root is taken, to what is under it, or after the root "
        "of a second moment that is not corrected, as Keras has it.", UPDATE,
        {"outside": Value("epsilon is added to the root"),
         "inside": Value("epsilon is added to what is under the root"),
         "uncorrected": Value("epsilon is added to the root of the second moment itself, and the "
                              "learning rate is corrected in the place of the moments",
                              also=("keras",))},
        needs=lambda own: "epsilon" in own.update.constants, rare=True))
    correction: str = row(Key(
        "Whether the moments of Adam, which start at 0, are divided by what they lack.", UPDATE,
        {"both": Value("moments are corrected for their start at 0"),
         "none": Value("moments are not corrected for their start at 0")},
        needs=lambda own: "beta1" in own.update.constants, rare=True))
    weight_decay: float = row(NumberKey(
        "How much of itself a weight loses in an update, times the learning rate, apart from its "
        "gradient.", UPDATE,
        {"": Value("an update takes {} times the learning rate of each weight from it")},
        usual=0.0, silent=True, rare=True))
    clip_value: float = row(NumberKey(
        "The largest gradient, either way: what is larger is cut to it. 0: none is.", UPDATE,
        {"": Value("gradients are cut so that none is larger than {}, either way")},
        usual=0.0, silent=True, rare=True))
    clip_norm: float = row(NumberKey(
        "The largest norm of all gradients together: if theirs is larger, all are multiplied so "
        "that it is that. 0: none is.", UPDATE,
        {"": Value("all gradients together are shrunk to the norm {}, if theirs is larger")},
        usual=0.0, silent=True, rare=True))
    schedule: str = row(Key(
        "How the learning rate changes with the updates.", UPDATE, SCHEDULES,
        silent=True, rare=True))
    schedule_factor: float = row(NumberKey(
        "By what a schedule multiplies the learning rate, or how fast that falls.", UPDATE,
        {"": Value("the schedule goes by the factor {}")},
        usual=0.5, needs=lambda own: own.schedule in FACTORED))
    schedule_steps: float = row(NumberKey(
        "How many updates a schedule takes, or how many lie between its steps.", UPDATE,
        {"": Value("the schedule goes by {} updates")},
        usual=10.0, low=1.0, needs=lambda own: own.schedule in STEPPED))
    schedule_per: int = row(WholeKey(
        "How many updates a schedule counts as one: those of an epoch, where it goes by epochs.",
        UPDATE, {"": Value("the schedule counts {} updates as one")},
        usual=1, least=1, needs=lambda own: own.schedule != "constant", rare=True))
    rates: Sequence[float] = row(NumbersKey(
        "The learning rates of the schedule table, one for each update.", UPDATE,
        {"": Value("the learning rates are {}")},
        usual=(), needs=lambda own: own.schedule == "table"))
    dropout: str = row(Key(
        "Whether training divides by the part of the activations that dropout leaves, or "
        "prediction multiplies by it.", FORWARD,
        {"inverted": Value("dropout divides what is left of an activation by 1 - p, and "
                           "predictions do without it"),
         "direct": Value("dropout leaves activations as they are or makes them 0, and predictions "
                         "multiply them by 1 - p", also=("not inverted",))},
        where=lambda own, case: "dropout" in case.extras, silent=True, rare=True))
    norm_epsilon: float = row(NumberKey(
        "What a normalisation adds to the variance, under the root.", FORWARD,
        {"": Value("a normalisation adds {} to the variance, under the root"),
         "0": Value("a normalisation adds nothing to the variance")},
        usual=1e-5, where=lambda own, case: bool(case.extras - {"dropout"}), silent=True,
        rare=True))
    norm_momentum: float = row(NumberKey(
        "How far running averages go with each batch to its mean and its variance.", UPDATE,
        {"": Value("running averages keep the rest, and take {} of the mean and the variance of a "
                   "batch")},
        usual=0.1, high=1.0, where=lambda own, case: "batch" in case.extras, silent=True,
        rare=True))
    norm_average: str = row(Key(
        "Which variance of a batch of m the running average takes.", UPDATE,
        {"unbiased": Value("the running average takes the variance by m - 1"),
         "biased": Value("the running average takes the variance by m")},
        where=lambda own, case: "batch" in case.extras, silent=True, rare=True))
    l2: float = row(NumberKey(
        "How strongly large weights count as an error of their own; biases never do.", ERROR,
        {"": Value("large weights count as an error of their own, {} times half their squares, and "
                   "biases do not")},
        usual=0.0, silent=True))
    l1: float = row(NumberKey(
        "How strongly weights count as an error of their own by their size, not its square.", ERROR,
        {"": Value("weights count as an error of their own, {} times their sizes")},
        usual=0.0, silent=True, rare=True))
    decays: str = row(Key(
        "Whether a penalty, or a decay, is of weights alone or of biases, too, as some programs "
        "have it.", ERROR,
        {"weights": Value("biases have no part in what weights lose for their size"),
         "all": Value("biases lose for their size as weights do")},
        needs=lambda own: own.has_penalty or own.decay > 0.0, silent=True, rare=True))
    sign: str = row(Key(
        "Whether delta is how the error rises with a net input, or how it falls.", BACKWARD,
        {"output-target": Value("a delta is how fast the total error rises with a net input, and "
                                "the update subtracts"),
         "target-output": Value("a delta is how fast the total error falls with a net input, and "
                                "the update adds")},
        seen="delta_o1"))

    loss: Loss = fact(lambda own: LOSSES[own.error].bent(own.huber_delta))
    """The row of `LOSSES` that `error` names."""
    smoothing: float = fact(lambda own: own.label_smoothing if own.loss.odds else 0.0)
    """The part of targets that is shared out among all classes."""
    measures_logits: bool = fact(lambda own: own.error_from == "logits")
    """Whether the error of an output is computed from its net input."""
    learning: Rule = fact(lambda own: RULES[own.rule])
    """The row of `RULES` that `rule` names."""
    follows_error: bool = fact(
        lambda own: own.learning.delta is None or own.error == own.learning.minimises)
    """Whether delta comes of the error that is shown."""
    simplifies: bool = fact(lambda own: bool(own.learning.delta or own.loss.deltas))
    """Whether delta may be something else than the product of its factors."""
    averages_outputs: bool = fact(lambda own: own.loss.mean and not own.learning.delta)
    """Whether gradients are averaged over the outputs."""
    bias_first: bool = fact(lambda own: own.sum == "bias-first")
    """Whether a net input starts with the bias."""
    shifts_softmax: bool = fact(lambda own: own.softmax == "shifted")
    """Whether softmax takes net inputs relative to the largest one."""
    trains_biases: bool = fact(lambda own: own.bias == "trained")
    """Whether biases are updated."""
    has_velocity: bool = fact(lambda own: bool(RULES[own.rule].forms))
    """Whether parameters have velocities, that may be written one way or another."""
    update: Rule = fact(lambda own: RULES[own.rule].forms.get(own.velocity, RULES[own.rule]))
    """What the rule makes of a parameter."""
    remembers: tuple[str, ...] = fact(lambda own: own.update.remembers)
    """The kinds of numbers that a parameter keeps from one update to the next."""
    corrects: bool = fact(
        lambda own: "beta1" in own.update.constants and own.correction == "both")
    """Whether moments that start at 0 are made up for."""
    corrects_moments: bool = fact(
        lambda own: own.corrects and own.epsilon_place != "uncorrected")
    """Whether that is done to the moments themselves, and not to the learning rate."""
    counts: bool = fact(lambda own: own.corrects or own.schedule != "constant"
                        or bool(own.dampening and "dampening" in own.update.constants))
    """Whether it matters the how manieth an update is."""
    clips: bool = fact(lambda own: own.clip_value > 0.0 or own.clip_norm > 0.0)
    """Whether gradients are cut before an update."""
    decay: float = fact(lambda own: own.weight_decay or own.update.decay)
    """How much of itself a weight loses, times the learning rate."""
    decays_biases: bool = fact(lambda own: own.decays == "all")
    """Whether biases lose for their size as weights do."""
    has_penalty: bool = fact(lambda own: own.l2 != 0.0 or own.l1 != 0.0)
    """Whether large weights count as an error."""
    penalises: bool = fact(lambda own: own.has_penalty and own.batch == 1)
    """Whether each sample's error and gradients have the penalty; those of a batch have
    it once."""
    updates_early: bool = fact(lambda own: own.order == "updated")
    """Whether deltas are sent back through the new weights, which are computed
    before."""
    finishes: bool = fact(lambda own: own.penalises or own.updates_early)
    """Whether more is due as soon as a layer has its gradients: the penalty's, the new
    weights."""

    def weigh(self, place: int, number: float) -> float:
        """What the error of the output at a place is, or changes by, times the weight of
        its class."""
        return times(self.class_weights[place], number) if self.class_weights else number


KEYS: dict[str, Key] = keys_of(Convention)
"""The keys of the class, by the names that they have in Python."""
DEFAULT = Convention()


def check_convention(convention: Any) -> None:
    """Refuse what is no convention, such as the text of one."""
    if not isinstance(convention, Convention):
        wanted = "a Convention is needed, as in Convention(error='squared-sum')"
        raise BadValue("the convention", convention, wanted)


def loss(targets: Sequence[float], outputs: Sequence[float],
         convention: Convention = DEFAULT) -> float:
    """E of bare lists of targets and outputs, of the same length (without a penalty on
    weights): a float, by default ½ Σ (t - a)². Raises `BadValue` where there are no
    outputs, and `WrongLength`.

    >>> loss([1.0], [0.5])
    0.125
    """
    if not outputs:
        raise BadValue("the outputs", outputs, "at least one is needed")
    check_length("the targets", len(outputs), targets)
    targets = smoothed(targets, convention)
    errors = map(convention.loss.error, targets, outputs)
    return convention.loss.total([*map(convention.weigh, range(len(outputs)), errors)])


def smoothed(targets: Sequence[float], convention: Convention) -> Sequence[float]:
    """The targets as a cross-entropy sees them: (1 - ε) t + ε/K with label smoothing."""
    part, classes = convention.smoothing, float(convention.loss.classes or len(targets))
    return [(1.0 - part) * t + part / classes for t in targets]

