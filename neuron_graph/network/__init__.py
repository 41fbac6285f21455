"""The lesson: a network that learns, on plain lists of floats. Read it in this order.

    neuron         what one neuron does: z and a forwards, delta and gradients backwards
    layer          neurons side by side; what a layer sends back, the one before takes
    network        forward, measure, backward, update
    activations    f(z), each with its slope; the functions of `arithmetic` that they call
    softmax_layer  the one activation in which every neuron sees the others
    losses         E, each with its derivative
    normalisation  net inputs brought to mean 0 and variance 1
    dropout        activations left out in training
    rules          what an update makes of a gradient; `trainable` holds what it moves
    pace           what all parameters have in common in an update; `schedules` of the rate
    training       epochs and batches
    convention     what texts do one way or another, and what changes their numbers
    names          what the numbers of a network are called
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .activations import (
        ACTIVATIONS as ACTIVATIONS,
        EVERYWHERE as EVERYWHERE,
        FAMILIES as FAMILIES,
        Activation as Activation,
        Span as Span,
        activation_named as activation_named,
        activations_written as activations_written,
        canonical_activation as canonical_activation,
        softmax as softmax,
    )
    from .arithmetic import (
        LARGEST_EXPONENT as LARGEST_EXPONENT,
        NOTHING as NOTHING,
        PRIMITIVES as PRIMITIVES,
        below as below,
        divide as divide,
        erf as erf,
        exp as exp,
        maximum as maximum,
        power as power,
        until as until,
        xlogy as xlogy,
    )
    from .convention import (
        DEFAULT as DEFAULT,
        KEYS as KEYS,
        Convention as Convention,
        check_convention as check_convention,
        loss as loss,
    )
    from .dropout import Dropout as Dropout
    from .layer import (
        EXTRAS as EXTRAS,
        Layer as Layer,
        extras_of as extras_of,
        weighed as weighed,
    )
    from .losses import LOSSES as LOSSES
    from .names import parameter_names as parameter_names
    from .network import Network as Network
    from .neuron import Neuron as Neuron
    from .normalisation import (
        Averages as Averages,
        Normalisation as Normalisation,
        Rescaling as Rescaling,
    )
    from .rules import REMEMBERED as REMEMBERED, RULES as RULES, Rule as Rule
    from .schedules import SCHEDULES as SCHEDULES, check_schedule as check_schedule
    from .trainable import Trainable as Trainable
    from .training import (
        Batch as Batch,
        Lists as Lists,
        Sample as Sample,
        backward as backward,
        batches as batches,
        combine as combine,
        error_over as error_over,
        forward as forward,
        gradients as gradients,
        measure_batch as measure_batch,
        measured_plain as measured_plain,
        over_samples as over_samples,
        share_out as share_out,
        total_error as total_error,
        train_plain as train_plain,
        twins as twins,
    )

door(__name__)
