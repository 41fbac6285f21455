"""The kinds of numbers that a step can have, one row for each: all that is said of a
kind anywhere.

    text      its name in ASCII: {z} and {a} are the notation's letters, {0} and {1} the names of
              the neurons, inputs and parameters that it belongs to
    pretty    the same with Greek letters; follows from the text, unless it is given
    formal    the same where fractions and subscripts are set in type; follows from `pretty`
    also      what texts write for it besides: it can be typed, and is never shown
    phase     where it is computed, or "given", if it never is

To add a kind, add a row to `KINDS`, and yield it in `walk`, or make it in `factors`.
"""
from __future__ import annotations

from dataclasses import dataclass

from ..conventions import PHASES as PHASES

GIVEN, PART = "given", "part"
"""The phase of what is never computed; the kind of a part of an expression."""
PARTS = PART, "lack", "excess", "complement"
"""The kinds of what a text writes out of a line, so that it may have a line of its own."""


@dataclass(frozen=True)
class Kind:
    """One row. `words` are what people call it, the first of them its word, {z} and {a}
    in every notation; the `sentence` says what it is, with the same letters."""

    text: str
    words: tuple[str, ...]
    sentence: str
    phase: str = GIVEN
    example: str = ""
    """A name of it in the worked example; or in the example that the `options` of
    `trace` make."""
    options: str = ""
    pretty: str = ""
    formal: str = ""
    also: tuple[str, ...] = ()
    shape: str = ""
    """What its names look like, as a pattern, where the text alone does not say."""
    said: str = ""
    """Which one it is, in words, where the word alone does not say."""
    means: str = ""
    """The derivative that it is by another name."""
    parameter: str = ""
    """Which parameter it is, before or after an update: a weight, or its velocity."""
    plural: str = ""
    """What given numbers of the kind are called together."""
    place: int = 9
    """Where given numbers of the kind stand on paper, the first at 0."""
    carried: tuple[str, ...] = ()
    """What a carry calls it, so that it may be rounded in a way of its own; {z} and {a}
    in every notation."""
    is_factor: bool = False
    """Whether it is a factor of delta, which the delta rule alone leaves out."""
    is_product: bool = False
    """Whether its line multiplies, so that a factor may be mistaken in it."""
    is_inside: bool = False
    """Whether it is inside softmax, of which sheets ask the result alone."""
    at_once: bool = False
    """Whether its line is computed without a number being written down in between."""
    defines: bool = False
    """Whether its formula says what the words of a sheet mean."""

    @property
    def word(self) -> str:
        """What people call it."""
        return self.words[0]

    @property
    def lasts(self) -> bool:
        """Whether it is given anew in every epoch, and no training changes it."""
        return bool(self.plural) and not self.parameter

    @property
    def is_result(self) -> bool:
        """Whether an update leaves it in place of a parameter."""
        return bool(self.parameter) and self.phase != GIVEN


SOFTMAX_EXAMPLE = ("--layers 2-2 --inputs 1,0 --targets 1,0 --activation softmax "
           "--convention error=cross-entropy")
SMOOTHING_EXAMPLE = SOFTMAX_EXAMPLE + ",label-smoothing=0.1"
WEIGHTS_EXAMPLE = SOFTMAX_EXAMPLE + ",class-weights=1:3"
MOMENTUM_EXAMPLE = "--convention rule=momentum"
PENALTY_EXAMPLE = "--convention l2=0.1"
NORM_EXAMPLE, DROPOUT_EXAMPLE = "normalised-rows", "dropped-neuron"

ADAM_EXAMPLE, AMSGRAD_EXAMPLE = (f"--convention rule={rule}" for rule in ("adam", "amsgrad"))
GATHERED_EXAMPLE = "--convention rule=momentum,velocity=gathered,dampening=0.1"
AHEAD_EXAMPLE = "--convention rule=nesterov"
CLIPPED_EXAMPLE = "--convention clip-norm=0.01"
CONSTANTS = (
    ("momentum", "mu", "part of the velocity kept", "How much of a velocity is kept.",
     GATHERED_EXAMPLE),
    ("dampening", "tau", "dampening", "What a velocity does not take of a gradient.",
     GATHERED_EXAMPLE),
    ("beta1", "beta1", "decay of the first moment", "How much of a first moment is kept.",
     ADAM_EXAMPLE),
    ("beta2", "beta2", "decay of the second moment", "How much of a second moment is kept.",
     ADAM_EXAMPLE),
    ("rho", "rho", "decay of the squares", "How much of the average of the squares is kept.",
     "--convention rule=rmsprop"),
    ("epsilon", "epsilon", "epsilon", "What keeps an update from dividing by 0.", ADAM_EXAMPLE))
"""The numbers of rules: key, text, word, sentence, an example."""

KINDS = {
    "raw": Kind(
        "raw_{0}", ("raw input", "raw"),
        "An input as it was measured, before scaling takes off the shift and divides by the "
        "scale.",
        example="raw_height", options="weight-height", plural="inputs as measured", place=0),
    "input": Kind(
        "{0}", ("input", "x"),
        "A number that comes into the network from outside. Every neuron of the first "
        "layer sees all inputs.",
        "forward", "i1", shape=r"[xi]\d+", plural="inputs", place=0),
    "raw_target": Kind(
        "raw_t_{0}", ("raw target",),
        "A target in the units of its column, before scaling takes off the shift and divides by "
        "the scale.",
        plural="targets as measured", place=3),
    "target": Kind(
        "t_{0}", ("target", "t"),
        "The number that an output should have for this sample. The error measures how "
        "far the output is from it.",
        "error", "t_o1", plural="targets", place=3),
    "rate": Kind(
        "eta", ("learning rate", "rate", "eta", "η", "lr", "step size"),
        "How large a step the update takes against the gradient. Too small and "
        "training crawls, too large and it overshoots or diverges.",
        example="eta", also=("lr", "learning-rate", "learning_rate"), plural="learning rate",
        place=4),
    "weight": Kind(
        "{0}", ("weight", "w"),
        "How strongly one input counts in a neuron's net input; one number for each "
        "connection. Training changes the weights and nothing else but biases. They "
        "are numbered neuron by neuron, layer by layer.",
        example="w1", shape=r"w\d+", parameter="weight", place=1),
    "bias": Kind(
        "{0}", ("bias", "b"),
        "A number added to a neuron's weighted sum, like a weight on an input that is "
        "always 1. It belongs to one neuron (b_h1) or is shared by a layer (b1), and a "
        "convention may freeze it.",
        example="b1", shape=r"b(\d+|_\w+)", parameter="weight", place=1),
    "velocity": Kind(
        "v_{0}", ("velocity", "v"),
        "What momentum has gathered of the steps before. It starts at 0.",
        example="v_w1", options=MOMENTUM_EXAMPLE, parameter="velocity",
        plural="velocities", place=2),
    "gamma": Kind(
        "{0}", ("gamma", "γ"),
        "What a normalised net input is multiplied by: a number for each neuron, trained like a "
        "weight.",
        example="gamma_o1", options=NORM_EXAMPLE, shape=r"gamma_\w+", parameter="weight", place=1),
    "beta": Kind(
        "{0}", ("beta", "β"),
        "What is added to a normalised and scaled net input: a number for each neuron, trained "
        "like a bias.",
        example="beta_o1", options=NORM_EXAMPLE, shape=r"beta_\w+", parameter="weight", place=1),
    "running_mean": Kind(
        "{0}", ("running mean",),
        "The running average of the means of a neuron's net inputs in the batches of training: "
        "predictions are normalised by it.",
        example="running_mean_o1", options=NORM_EXAMPLE, shape=r"running_mean_\w+",
        parameter="weight", place=2),
    "running_var": Kind(
        "{0}", ("running variance",),
        "The running average of the variances of a neuron's net inputs in the batches of "
        "training: predictions are normalised by it.",
        example="running_var_o1", options=NORM_EXAMPLE, shape=r"running_var_\w+",
        parameter="weight", place=2),
    "mask": Kind(
        "mask_{0}", ("mask",),
        "What dropout does to a neuron in this sample: 1 lets it stay, 0 leaves it out. A "
        "prediction has none.",
        example="mask_h1", options=DROPOUT_EXAMPLE),
    "first": Kind(
        "m_{0}", ("first moment", "m"),
        "A running average of the gradients of a weight. It starts at 0.",
        example="m_w1", options=ADAM_EXAMPLE, parameter="first", plural="first moments", place=2),
    "second": Kind(
        "v_{0}", ("second moment", "v"),
        "A running average, or a sum, of the squares of the gradients of a weight. It "
        "starts at 0.",
        example="v_w1", options=ADAM_EXAMPLE, also=("s_{0}", "G_{0}"), parameter="second",
        plural="second moments", place=2),
    "peak": Kind(
        "vmax_{0}", ("largest second moment", "vmax"),
        "The largest second moment so far of a weight. It starts at 0.",
        example="vmax_w1", options=AMSGRAD_EXAMPLE, also=("v_max_{0}", "max_v_{0}"),
        parameter="peak", plural="largest second moments", place=2),
    "updates": Kind(
        "updates", ("updates so far",),
        "How many updates there were before this one.",
        example="updates", options=ADAM_EXAMPLE, parameter="time", plural="updates so far",
        place=4),
    **{key: Kind(text, (word,), sentence, example=text, options=options,
                 plural="constants of the rule", place=5)
       for key, text, word, sentence, options in CONSTANTS},
    "count": Kind(
        "count", ("number of samples",),
        "How many samples a batch has, in a program that is printed for batches of any "
        "size."),
    "sum": Kind(
        "sum_{0}", ("sum of gradients",),
        "What the gradients of a batch's samples add up to, in a program that is "
        "printed for batches."),

    "z": Kind(
        "{z}_{0}", ("net input", "{z}", "weighted sum", "preactivation"),
        "What comes in at a neuron: each input times its weight, added up, and the "
        "bias. Other texts call it z, net or the logit.",
        "forward", "z_h1", carried=("{z}",)),
    "products": Kind(
        "sum_{0}", ("sum before the bias", "net without bias"),
        "What comes in at a neuron before its bias is added: each input times its "
        "weight, added up.",
        "forward", "sum_h1", also=("Σ_{0}", "Sigma_{0}"), said="the products of {0}"),
    "z_max": Kind(
        "{z}_max{0}", ("largest net input", "z_max"),
        "The largest net input of a softmax layer. With softmax=shifted all are taken "
        "relative to it, which changes no result and keeps exp from overflowing.",
        "forward", "z_max1", SOFTMAX_EXAMPLE, also=("{z}_max", "max"),
        is_inside=True, defines=True),
    "shifted": Kind(
        "{z}_{0}-max", ("shifted net input",),
        "In a softmax layer, a net input relative to the largest one: programs take the "
        "exponentials of these (softmax=shifted).",
        "forward", "z_o1-max", SOFTMAX_EXAMPLE),
    "e": Kind(
        "e_{0}", ("exponential", "e"),
        "In a softmax layer, e to the power of a neuron's net input; with softmax=shifted "
        "of that relative to the largest one.",
        "forward", "e_o1", SOFTMAX_EXAMPLE, is_inside=True, defines=True),
    "e_sum": Kind(
        "e_sum{0}", ("sum of exponentials", "e_sum"),
        "What the exponentials of a softmax layer add up to; each divided by it is an "
        "activation, and so they add up to 1.",
        "forward", "e_sum1", SOFTMAX_EXAMPLE, is_inside=True, defines=True),
    "a": Kind(
        "{a}_{0}", ("activation", "{a}", "output"),
        "What a neuron passes on: its net input put through its activation function. "
        "The activations of the last layer are the network's outputs.",
        "forward", "a_h1", shape=r"[ho]\d+(_\d+)?", carried=("{a}",), defines=True),
    "predicted": Kind(
        "{0}", ("prediction in its own units", "predicted number", "unscaled output"),
        "What is predicted, in the units of its column: the output times the scale, and the "
        "shift added. It has the name of the column.",
        "forward", also=("predicted_{0}",), shape=r"predicted_\w+"),

    "smoothed": Kind(
        "smooth_{0}", ("smoothed target",),
        "A target as the loss sees it with label smoothing: most of what it was, and of the "
        "rest as much as every other class.",
        "error", "smooth_o1", SMOOTHING_EXAMPLE, defines=True),
    "mean": Kind(
        "mean_{0}", ("mean of net inputs", "μ"),
        "The mean of the net inputs that are normalised together: by batch normalisation those of "
        "a neuron in all samples of the batch, by layer normalisation those of the neurons of a "
        "layer in one sample.",
        "forward", "mean_o1", NORM_EXAMPLE, pretty="μ_{0}", defines=True),
    "var": Kind(
        "var_{0}", ("variance of net inputs", "σ²"),
        "The variance of the net inputs that are normalised together: the mean of the squares of "
        "their distances from their mean.",
        "forward", "var_o1", NORM_EXAMPLE, pretty="σ²_{0}", defines=True),
    "sd": Kind(
        "sd_{0}", ("deviation", "σ"),
        "What a net input that is normalised is divided by: the root of the variance, to which "
        "norm-epsilon is added first.",
        "forward", "sd_o1", NORM_EXAMPLE, pretty="σ_{0}", defines=True),
    "xhat": Kind(
        "xhat_{0}", ("normalised net input", "xhat", "x̂"),
        "A net input less the mean, divided by the deviation.",
        "forward", "xhat_o1", NORM_EXAMPLE, pretty="x̂_{0}", defines=True),
    "y": Kind(
        "y_{0}", ("scaled net input",),
        "A net input that is normalised, times gamma, and beta added: what the activation "
        "function is taken of.",
        "forward", "y_o1", NORM_EXAMPLE, defines=True),
    "dropped": Kind(
        "drop_{0}", ("activation after dropout",),
        "What dropout leaves of an activation, and the next layer sees.",
        "forward", "drop_h1", DROPOUT_EXAMPLE, defines=True),

    "error": Kind(
        "E_{0}", ("output error", "E_o"),
        "How far one output is from its target, as the loss measures it.",
        "error", "E_o1", defines=True),
    "penalty": Kind(
        "E_l2", ("penalty", "E_l2"),
        "What l2 adds to the error for large weights (never for biases), so that "
        "training prefers small ones.",
        "error", "E_l2", PENALTY_EXAMPLE, defines=True),
    "total": Kind(
        "E", ("error", "total error", "E", "E_total", "loss", "cost", "J"),
        "One number for how wrong the network is on a sample: the errors of its "
        "outputs, added or averaged as the convention says. Training makes it small. "
        "E[3] is that of sample 3; E alone is over the samples of a batch, or of the "
        "whole epoch where each has an update of its own.",
        "error", "E", carried=("E",), defines=True),
    "lack": Kind(
        "t_{0}-{a}_{0}", ("t-a", "target - output"),
        "Target minus output: how much is missing. Many texts start from it and call "
        "it e; the derivative of half the squared error is it with the other sign.",
        "error", "t_o1-a_o1"),
    "excess": Kind(
        "{a}_{0}-t_{0}", ("a-t", "output - target"),
        "Output minus target: the derivative of half the squared error by the output.",
        "error", "a_o1-t_o1"),

    "input_share": Kind(
        "dE/d{1}:{0}", ("share of an input",),
        "What comes back to an input through one neuron of the first layer: that "
        "neuron's delta times the weight between them.",
        "backward", "dE/di1:h1", also=("dE_{0}/d{1}",), said="{0}'s share of dE/d{1}"),
    "input_gradient": Kind(
        "dE/d{0}", ("input gradient", "dE/dx", "dinputs"),
        "How the error changes when an input changes: the sum of what comes back to "
        "it. The layer before, if there were one, would go on from it.",
        "backward", "dE/di1", shape=r"dE/d[xi]\d+"),
    "net_gradient": Kind(
        "dE/d{z}_{0}", ("net gradient", "dE/d{z}"),
        "How the error changes when a net input changes: delta, whatever sign a text "
        "gives that.",
        "backward", "dE/dz_o1"),
    "target_gradient": Kind(
        "dE/dt_{0}", ("target gradient", "dE/dt"),
        "How the error changes when a target changes: a program that goes backwards "
        "through all that it has read prints it, too.",
        "backward", "dE/dt_o1"),
    "share": Kind(
        "dE/d{a}_{1}:{0}", ("share", "backpropagated error"),
        "What comes back to a neuron through one neuron of the layer after it: that "
        "neuron's delta times the weight between them. The shares of a neuron add up "
        "to dE/d{a}. Texts write it like a derivative of one output's error, "
        "dE_o1/d{a}_h1; it is that only where the errors of the outputs are added, and "
        "there is no softmax.",
        "backward", "dE/da_h1:o1", also=("dE_{0}/d{a}_{1}",), said="{0}'s share of dE/d{a}_{1}",
        carried=("share",), is_factor=True, is_product=True),
    "upstream": Kind(
        "dE/d{a}_{0}", ("upstream gradient", "dE/d{a}"),
        "How the error changes when this activation changes. At an output it comes "
        "from the loss; at a hidden neuron it is the sum of the shares that come back.",
        "backward", "dE/da_o1", is_factor=True, is_product=True),
    "dropped_share": Kind(
        "dE/ddrop_{1}:{0}", ("share after dropout",),
        "What comes back to what dropout leaves of a neuron, through one neuron of the layer "
        "after it: that neuron's delta times the weight between them.",
        "backward", "dE/ddrop_h1:o1", DROPOUT_EXAMPLE, said="{0}'s share of dE/ddrop_{1}",
        is_factor=True, is_product=True),
    "dropped_gradient": Kind(
        "dE/ddrop_{0}", ("gradient after dropout",),
        "How the error changes with what dropout leaves of an activation.",
        "backward", "dE/ddrop_h1", DROPOUT_EXAMPLE, is_factor=True, is_product=True),
    "y_slope": Kind(
        "d{a}/dy_{0}", ("slope of a normalised neuron",),
        "How steeply the activation function rises at a net input that is normalised and scaled.",
        "backward", "da/dy_o1", NORM_EXAMPLE, formal="d{a}_{0}/dy_{0}", is_factor=True),
    "y_gradient": Kind(
        "dE/dy_{0}", ("gradient of a scaled net input",),
        "How the error changes with a net input that is normalised and scaled.",
        "backward", "dE/dy_o1", NORM_EXAMPLE, is_factor=True, is_product=True),
    "xhat_gradient": Kind(
        "dE/dxhat_{0}", ("gradient of a normalised net input",),
        "How the error changes with a net input that is normalised.",
        "backward", "dE/dxhat_o1", NORM_EXAMPLE, pretty="dE/dx̂_{0}", is_factor=True,
        is_product=True),
    "var_gradient": Kind(
        "dE/dvar_{0}", ("gradient of the variance",),
        "How the error changes with the variance, and so with all that is normalised by it.",
        "backward", "dE/dvar_o1", NORM_EXAMPLE, pretty="dE/dσ²_{0}", is_product=True),
    "mean_gradient": Kind(
        "dE/dmean_{0}", ("gradient of the mean",),
        "How the error changes with the mean, also through the variance.",
        "backward", "dE/dmean_o1", NORM_EXAMPLE, pretty="dE/dμ_{0}", is_product=True),
    "slope": Kind(
        "d{a}/d{z}_{0}", ("slope", "derivative of the activation", "d{a}/d{z}"),
        "How steeply the activation function rises at this net input: how much {a} "
        "changes when {z} does. A sigmoid far from 0 is flat, and learns slowly.",
        "backward", "da/dz_o1", formal="d{a}_{0}/d{z}_{0}", also=("d{a}_{0}/d{z}_{0}",),
        carried=("slope",), is_factor=True),
    "cross_slope": Kind(
        "d{a}_{0}/d{z}_{1}", ("cross slope", "jacobian"),
        "In a softmax layer every activation depends on every net input: this is how "
        "one neuron's activation changes with another's net input.",
        "backward", "da_o2/dz_o1", SOFTMAX_EXAMPLE, is_factor=True, is_inside=True),
    "class_weight": Kind(
        "class_weight", ("class weight",),
        "How much the class counts that a sample is of, with class weights after softmax: the "
        "targets, each times the weight of its class, added up.",
        "backward", "class_weight", WEIGHTS_EXAMPLE, defines=True),
    "delta": Kind(
        "delta_{0}", ("delta", "δ", "error signal", "error term"),
        "How the error changes when a neuron's net input changes: what comes back to "
        "its activation, times the slope. It is the one number a neuron needs to find "
        "the gradients of all its weights. Some texts have it with the other sign "
        "(sign=target-output).",
        "backward", "delta_o1", means="dE/d{z}_{0}", carried=("delta",), is_product=True),
    "gradient": Kind(
        "dE/d{0}", ("gradient", "dE/dw", "partial derivative", "∂E/∂w"),
        "How the error changes when one weight or bias changes. It is the neuron's "
        "delta times what comes in along that weight; the update goes the other way.",
        "backward", "dE/dw5", carried=("gradient",), is_product=True),
    "z_by_number": Kind(
        "d{z}_{0}/d{1}", ("dnet/dw", "dz/dw"),
        "How a neuron's net input changes with one of its weights: by what comes in "
        "along it. Texts write it out as a factor of the chain rule.",
        "backward", "dz_o1/dw5"),
    "z_by_a": Kind(
        "d{z}_{0}/d{a}_{1}", ("dnet/dout", "dz/da"),
        "How a neuron's net input changes with the activation of one before: by the "
        "weight between them.",
        "backward", "dz_o1/da_h1"),
    "a_by_number": Kind(
        "d{a}_{0}/d{1}", ("dout/dw", "da/dw"),
        "How a neuron's activation changes with one of its weights: what comes in "
        "along it, times the slope.",
        "backward", "da_h1/dw1"),
    "a_by_a": Kind(
        "d{a}_{0}/d{a}_{1}", ("dout/dout", "da/da"),
        "How a neuron's activation changes with the activation of one before: the "
        "weight between them, times the slope.",
        "backward", "da_o1/da_h1"),
    "error_by_number": Kind(
        "dE_{0}/d{1}", ("dE_o/dw",),
        "How the error of one output changes with a weight of the last layer: of that "
        "output's error alone, whatever the total makes of it.",
        "backward", "dE_o1/dw5", said="the derivative of E_{0}"),
    "error_by_z": Kind(
        "dE_{0}/d{z}_{1}", ("dE_o/dz", "dE_o/dnet"),
        "How the error of one output changes with a net input of the last layer. After "
        "softmax it changes with those of the other outputs, too.",
        "backward", "dE_o1/dz_o1", said="the derivative of E_{0}"),
    "error_by_a": Kind(
        "dE_{0}/d{a}_{1}", ("dE_o/da", "dE_o/dout"),
        "How the error of one output changes with that output, or with a neuron of the "
        "layer before it: of that output's error alone, whatever the total makes of "
        "it.",
        "backward", "dE_o1/da_o1", said="the derivative of E_{0}"),
    "complement": Kind(
        "1-{a}_{0}", ("1-a", "1-out", "complement"),
        "One minus an activation: the second factor of a sigmoid's slope.",
        "backward", "1-a_o1"),

    "new_velocity": Kind(
        "v_{0}+", ("new velocity", "v+"),
        "The velocity after this step: part of the old one and the new gradient times "
        "the learning rate.",
        "update", "v_w5+", MOMENTUM_EXAMPLE, parameter="velocity", is_product=True),
    "ahead": Kind(
        "ahead_{0}", ("look-ahead weight", "lookahead"),
        "Where the velocity alone would take a weight: Nesterov's rule takes the gradient "
        "there.",
        "forward", "ahead_w5", AHEAD_EXAMPLE),
    "time": Kind(
        "t", ("number of the update", "time step"),
        "The number of this update: 1 for the first, whatever the epoch.",
        "update", "t", ADAM_EXAMPLE, parameter="time", at_once=True),
    "rate_now": Kind(
        "eta_t", ("scheduled learning rate", "decayed learning rate"),
        "The learning rate of this update, as the schedule has it.",
        "update", "eta_t", "--convention schedule=inverse-time", defines=True),
    "correction1": Kind(
        "c1", ("correction of the first moment", "1-beta1^t"),
        "What the first moment lacks for having started at 0: it is divided by this.",
        "update", "c1", ADAM_EXAMPLE, also=("1-beta1^t", "1-β1^t"), is_product=True, at_once=True,
        defines=True),
    "correction2": Kind(
        "c2", ("correction of the second moment", "1-beta2^t"),
        "What the second moment lacks for having started at 0: it is divided by this.",
        "update", "c2", ADAM_EXAMPLE, also=("1-beta2^t", "1-β2^t"), is_product=True, at_once=True,
        defines=True),
    "rate_corrected": Kind(
        "eta_c", ("corrected learning rate",),
        "The learning rate of this update, corrected in the place of the moments.",
        "update", "eta_c", "--convention rule=adam,epsilon-place=uncorrected",
        also=("alpha_t",), is_product=True, defines=True),
    "norm": Kind(
        "norm", ("norm of the gradients", "gradient norm"),
        "The length of all gradients together: the root of the sum of their squares.",
        "update", "norm", CLIPPED_EXAMPLE, defines=True),
    "shrink": Kind(
        "clip", ("clipping factor",),
        "What all gradients are multiplied by, so that their norm is not too large.",
        "update", "clip", CLIPPED_EXAMPLE, defines=True),
    "clipped": Kind(
        "clip_{0}", ("clipped gradient",),
        "The gradient as the update takes it: cut, or shrunk, where it was too large.",
        "update", "clip_w5", CLIPPED_EXAMPLE),
    "decayed": Kind(
        "decayed_{0}", ("decayed weight",),
        "The weight after weight decay has taken its part, before the step of the rule.",
        "update", "decayed_w5", "--convention weight-decay=0.1", is_product=True),
    "new_first": Kind(
        "m_{0}+", ("new first moment", "m+"),
        "The first moment after this step: part of the old one, and of the new gradient.",
        "update", "m_w5+", ADAM_EXAMPLE, parameter="first", is_product=True, at_once=True),
    "new_second": Kind(
        "v_{0}+", ("new second moment",),
        "The second moment after this step: part of the old one, and of the square of the "
        "new gradient.",
        "update", "v_w5+", ADAM_EXAMPLE, also=("s_{0}+", "G_{0}+"), parameter="second",
        is_product=True, at_once=True),
    "new_peak": Kind(
        "vmax_{0}+", ("new largest second moment",),
        "The largest second moment so far, after this step.",
        "update", "vmax_w5+", AMSGRAD_EXAMPLE, also=("v_max_{0}+", "max_v_{0}+"), parameter="peak"),
    "first_hat": Kind(
        "mhat_{0}", ("corrected first moment", "m̂"),
        "The first moment, corrected for its start at 0.",
        "update", "mhat_w5", ADAM_EXAMPLE, pretty="m̂_{0}", also=("m_hat_{0}",), is_product=True),
    "second_hat": Kind(
        "vhat_{0}", ("corrected second moment", "v̂"),
        "The second moment, corrected for its start at 0.",
        "update", "vhat_w5", ADAM_EXAMPLE, pretty="v̂_{0}", also=("v_hat_{0}",), is_product=True),
    "ahead_gradient": Kind(
        "g_{0}", ("look-ahead gradient",),
        "The gradient and the next part of the velocity: what an update takes where "
        "Nesterov's rule has its gradients at the weights themselves.",
        "update", "g_w5", "--convention rule=nesterov,velocity=gathered", is_product=True),
    "updated": Kind(
        "{0}+", ("updated weight", "update", "w+"),
        "The weight or bias after the update: the old one moved against its gradient. "
        "A plus marks it.",
        "update", "w5+", shape=r"(w\d+|b(\d+|_\w+))\+", parameter="weight", carried=("weight",),
        is_product=True),
    "averaged": Kind(
        "{0}+", ("new running average",),
        "A running average after a batch: most of the old one, and a part of the batch's mean or "
        "variance.",
        "update", "running_mean_o1+", NORM_EXAMPLE, shape=r"running_\w+\+", parameter="weight"),
    "part": Kind(
        "{0}", ("part of an expression",),
        "A part of a formula that a text writes out as a number of its own: a product "
        "of a sum, what stands inside an activation, the learning rate times a gradient. "
        "It is asked for by writing it.",
        example="w1*i1", shape=r".*(exp\(|[*·]).*"),
    "change": Kind(
        "d{0}", ("change of a weight", "Δw", "weight change"),
        "What the update adds to a weight or a bias: the new one minus the old one, so "
        "minus the learning rate times the gradient.",
        "update", "dw5", pretty="Δ{0}", also=("delta_{0}",), shape=r"[dΔ](w\d+|b(\d+|_\w+))"),
}
