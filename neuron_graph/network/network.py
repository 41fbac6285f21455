"""A network: layers one after the other, from the inputs to the outputs.

    forward     a = f(w·x + b), layer by layer               what comes out
    measure     E from the outputs and their targets         how wrong that is
    backward    delta and dE/dw, from the last layer back    each weight's part in it
    update      w - η·dE/dw                                  a little less wrong next time

Equations are numbered as in Rumelhart, Hinton and Williams, Learning representations by
back-propagating errors (Nature 323, 1986) and, as BP1 to BP4, in Nielsen, Neural
Networks and Deep Learning, ch. 2.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import repeat
from operator import add
from random import Random

from ..checks import check_length, list_of, name_list, refuse_others
from ..errors import BadValue, OutOfOrder, first_of
from .arithmetic import UNKNOWN, maximum
from .convention import DEFAULT, Convention, check_convention
from .layer import Layer
from .names import check_names
from .neuron import Neuron
from .normalisation import refuse_one
from .pace import Pace
from .trainable import Trainable


class Network:
    """Layers of neurons, each fully connected with the one before, and their
    convention.

    `layers` is a list of `Layer`; the number of inputs is that of the weights of a
    neuron of the first. `inputs` names them (x1, x2, ... if not given); all names of
    inputs and neurons differ. `outputs` are the neurons of the last layer. `convention`
    stays what it is: `under` makes a copy with another. Raises `BadValue` or
    `WrongLength`.

    >>> network = Network([Layer([Neuron("o1", weights=[2.0, 1.0], bias=-3.0)])])
    >>> network.forward([1.0, 1.0])
    [0.5]
    >>> network.backward([1.0])
    >>> network.update(0.5)
    >>> network.layers[0].weights
    [[2.0625, 1.0625]]
    """

    error: float
    """E of the last `measure`."""
    penalty: float | None
    """The part of it that the penalty is, None where there is none."""
    updates: float
    """How many updates there were, as far as the rule counts them."""
    constants: dict[str, float]
    """The numbers of the rule, by their keys of the convention."""

    def __init__(self, layers: Iterable[Layer], inputs: Sequence[str] | None = None,
                 convention: Convention = DEFAULT):
        advice = "; network_of_sizes([2, 3, 1]) makes a network of sizes"
        self.layers = list_of(Layer, layers, "the layers of a network", advice)
        width = len(self.layers[0].neurons[0].weights)
        numbered = [f"x{n}" for n in range(1, width + 1)]
        self.inputs = numbered if inputs is None else name_list(inputs, "the inputs' names")
        width = len(self.inputs)
        for layer in self.layers:
            layer.check_width(width)
            width = len(layer.neurons)
        check_names(self.inputs, self.layers)
        check_convention(convention)
        if convention.learning.delta and len(self.layers) > 1:
            wanted = f"it trains a single layer, and the network has {len(self.layers)}"
            raise BadValue("rule", convention.rule, wanted)
        if convention.clip_norm and convention.updates_early:
            wanted = "it needs all gradients before any weight moves, so order=original"
            raise BadValue("clip-norm", convention.clip_norm, wanted)
        self._convention = convention
        self.outputs = self.layers[-1].neurons
        if convention.class_weights:
            check_length("class-weights", len(self.outputs), convention.class_weights)
        self.check_logits()
        norms = {layer.norm.over for layer in self.layers if layer.norm}
        self.extras = norms.union("dropout" for layer in self.layers if layer.dropout)
        self.check_extras()
        self.dropping = [
            neuron for layer in self.layers if layer.dropout for neuron in layer.neurons]
        self.mixes_samples = "batch" in self.extras
        self.goes_together = self.mixes_samples or (
            convention.updates_early and convention.batch != 1)
        for owner in self.trainables:
            owner.remember(convention.remembers)
        self.updates = 0.0
        self.constants = {key: getattr(convention, key) for key in convention.update.constants}
        self.pace: Pace = UNKNOWN
        self.error = self.penalty = UNKNOWN

    def check_logits(self) -> None:
        """Refuse an error from net inputs where the loss has none for the outputs."""
        known = self._convention.loss.logits
        for neuron in self.outputs if self._convention.measures_logits else ():
            if neuron.activation.name not in known:
                named = f"error={self._convention.error}, outputs by {neuron.activation.name}"
                wanted = ("it is for a cross-entropy after softmax or sigmoid; here are "
                          f"{named}: error-from=outputs is for all")
                raise BadValue("error-from", "logits", wanted)

    def check_extras(self) -> None:
        """Refuse dropout of outputs, and normalisation where it means nothing."""
        last, own = self.layers[-1], self._convention
        if last.dropout:
            wanted = "an output that is left out learns nothing: it is for hidden layers"
            raise BadValue("dropout of the outputs", last.dropout.rate, wanted)
        for over in self.extras - {"dropout"}:
            if own.updates_early or last.norm and own.measures_logits:
                wanted = "with order=updated, or error-from=logits of outputs, it means nothing"
                raise BadValue("normalisation", over, wanted)

    def drop(self, masks: Sequence[float | None] | None) -> None:
        """Give the neurons that are `dropping` their masks; None for prediction."""
        for neuron, mask in zip(self.dropping, masks or repeat(None)):
            neuron.mask = mask

    def masks(self, epoch: int, sample: int) -> list[float]:
        """The masks of dropout for a sample in an epoch, one for each neuron that is
        `dropping`: given, or drawn by the convention's seed."""
        if not self.dropping:
            return []
        random = Random(f"{self._convention.seed} {epoch} {sample}")
        return [mask for layer in self.layers if layer.dropout
                for mask in layer.dropout.mask_of(sample, len(layer.neurons), random)]

    @property
    def convention(self) -> Convention:
        """How this network computes. It stays; `under` makes a copy with another."""
        return self._convention

    def under(self, convention: Convention) -> Network:
        """A network with the same parameters, and nothing computed yet, by another
        convention."""
        twin = Network([layer.copy() for layer in self.layers], self.inputs, convention)
        twin.updates = self.updates
        return twin

    def copy(self) -> Network:
        """A network with the same parameters, that has computed nothing yet."""
        return self.under(self.convention)

    @property
    def neurons(self) -> list[Neuron]:
        """All neurons, layer by layer."""
        return [neuron for layer in self.layers for neuron in layer.neurons]

    @property
    def trainables(self) -> list[Trainable]:
        """Everything that may have parameters, layer by layer."""
        return [owner for layer in self.layers for owner in layer.trainables]

    @property
    def sizes(self) -> list[int]:
        """The number of inputs, then of the neurons of each layer."""
        return [len(self.inputs), *(len(layer.neurons) for layer in self.layers)]

    @property
    def shape(self) -> str:
        """These sizes as they are typed: 2-3-1."""
        return "-".join(map(str, self.sizes))

    def spread_biases(self) -> None:
        """Give every neuron the bias that its layer shares, after one was set from
        outside."""
        for layer in self.layers:
            layer.spread_bias()

    def forward(self, inputs: Sequence[float],
                masks: Sequence[float | None] | None = None) -> list[float]:
        """The activations of the last layer, a list, for one finite number for each
        input.

        z = w·x + b and a = f(z), layer by layer (1986, equations 1 and 2). Every neuron
        keeps its `z` and `a`. `masks`, of training with dropout, has a 0 or 1 for each
        of the neurons that are `dropping`; without it this is a prediction. Raises
        `WrongLength`, and `BadValue` for what is no number.
        """
        activations = inputs
        if self.dropping:
            self.drop(masks)
        try:
            check_length("the inputs", len(self.inputs), inputs)
            for layer in self.layers:
                activations = layer.forward(activations, self._convention)
        except TypeError:
            refuse_others(inputs, "the inputs")
            raise
        return activations  # type: ignore[return-value]

    def measure(self, targets: Sequence[float]) -> float:
        """E, the error of the last `forward` against a target for each output; each
        output's own is in its `error`.

        By default ½ Σ (t - a)², from 0 up (1986, equation 3). The penalty of `l2` is
        part of E where every sample is followed by an update of its own. Raises
        `WrongLength`, `OutOfOrder`, and `BadValue` for what is no number.
        """
        self.penalty = None
        try:
            self.check_targets(targets, "measure")
            self.error = self.layers[-1].measure(targets, self._convention)
        except TypeError:
            refuse_others(targets, "the targets")
            raise
        if self._convention.penalises:
            self.error = self.error + self.measure_penalty()
        return self.error

    def measure_penalty(self) -> float:
        """l2/2 · Σ w² + l1 · Σ |w|, over weights, and over biases where they decay,
        too."""
        own, self.penalty = self._convention, None
        penalised = [w for neuron in self.neurons for w in neuron.weights]
        if own.decays_biases:
            penalised += [owner.bias for owner in self.trainables if owner.moves_bias]
        if own.l2:
            self.penalty = 0.5 * own.l2 * reduce(add, [w * w for w in penalised])
        if own.l1:
            sizes = own.l1 * reduce(add, [maximum(w, -w) for w in penalised])
            self.penalty = sizes if self.penalty is None else self.penalty + sizes
        return self.penalty  # type: ignore[return-value]

    def backward(self, targets: Sequence[float], learning_rate: float = 0.5) -> None:
        """delta and the gradients of every neuron, from the outputs back to the first
        layer.

        `targets` has one number for each output. delta = dE/da · f'(z), dE/da of a
        hidden neuron = Σ delta · w over the neurons that read it, dE/dw = delta · x,
        dE/db = delta (1986, equations 4 to 7; BP1 to BP4). No parameter changes, and a
        second call gives the same. With order=updated the new weights are part of the
        calculation: they are computed here, with `learning_rate`, and `update` takes
        them over; for all else the learning rate plays no part.

        Raises `WrongLength`, `OutOfOrder` before `forward`, and `BadValue` for what is
        no number.
        """
        convention, above = self._convention, None
        if self.mixes_samples:
            refuse_one()
        try:
            self.check_targets(targets, "backward")
            if convention.updates_early:
                self.start(learning_rate)
            for layer in reversed(self.layers):
                self.back_through(layer, above, targets)
                if convention.finishes:
                    self.finish(layer)
                above = layer
        except TypeError:
            refuse_others(targets, "the targets")
            raise

    def back_through(self, layer: Layer, above: Layer | None, targets: Sequence[float]) -> None:
        """delta and the gradients of a layer: from the targets, or from what the layer
        above sends back."""
        if above is None:
            layer.backward(*layer.compare(targets, self._convention))
        else:
            shares = above.send_back(self._convention)
            layer.backward(layer.dropout.backward(layer.neurons, shares, self._convention)
                           if layer.dropout else shares)

    def finish(self, layer: Layer) -> None:
        """What a convention adds when a layer has its gradients: the penalty's; with
        order=updated the new weights."""
        if self._convention.penalises:
            layer.penalise(self._convention)
        if self._convention.updates_early:
            layer.move(self.pace)

    def start(self, learning_rate: float) -> None:
        """Find what all parameters have in common in the next update; where that clips
        by norm, their gradients must be there."""
        if self.pace is None or self.pace.is_past(learning_rate):
            self.pace = Pace(
                self._convention, self.constants, learning_rate, self.updates, self.trainables)

    def look_ahead(self) -> None:
        """Before `forward` in training: go to where the velocities alone would lead, by
        a rule that takes its gradients there."""
        if self._convention.update.looks_ahead:
            for layer in self.layers:
                layer.look_ahead(self._convention)

    def input_gradients(self) -> list[float]:
        """dE/dx of each input, from the deltas of the last `backward`. Raises
        `OutOfOrder`."""
        if not self.outputs[0].gradients:
            raise OutOfOrder("input_gradients", "backward")
        return self.layers[0].send_back(self._convention)

    def update(self, learning_rate: float = 0.5) -> None:
        """Move every weight and, if the convention trains them, every bias against its
        gradient: w - η·dE/dw.

        `learning_rate` is η, a finite number (1986, equation 8; 9 with momentum).
        Raises `OutOfOrder` before `backward`; and, with order=updated, `BadValue` for
        another learning rate than that of `backward`, which has computed the new
        weights already.
        """
        if not self.outputs[0].gradients:
            raise OutOfOrder("update", "backward")
        early = self._convention.updates_early
        if not early:
            self.start(learning_rate)
        elif learning_rate is not self.pace.given and learning_rate != self.pace.given:
            wanted = f"with order=updated it must be that of backward, {self.pace.given}"
            raise BadValue("the learning rate", learning_rate, wanted)
        for layer in self.layers:
            if not early:
                layer.move(self.pace)
            layer.install(self._convention)
        if self._convention.counts:
            self.updates = self.pace.time

    def check_targets(self, targets: Sequence[float], called: str) -> None:
        """Refuse targets that are not one for each output, and a method called before
        `forward`."""
        check_length("the targets", len(self.outputs), targets)
        if self.outputs[0].a is None:
            raise OutOfOrder(called, "forward")

    def __repr__(self) -> str:
        names = first_of([neuron.name for neuron in self.neurons], 12)
        return f"<Network {self.shape}: {names}>"
