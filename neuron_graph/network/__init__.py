"""The lesson: a network that learns, on plain lists of floats. Read it in this order.

    neuron         what one neuron does: z and a forwards, delta and gradients backwards
    layer          neurons side by side; what a layer sends back, the one before takes
    network        forward, measure, backward, update
    activations    f(z), each with its slope; the functions of `arithmetic` that they call
    softmax_layer  the one activation in which every neuron sees the others
    losses         E, each with its derivative
    rules          what an update makes of a gradient; `trainable` holds what it moves
    training       epochs and batches
    convention     what texts do one way or another, and what changes their numbers
    names          what the numbers of a network are called
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .activations import ACTIVATIONS as ACTIVATIONS
    from .activations import EVERYWHERE as EVERYWHERE
    from .activations import FAMILIES as FAMILIES
    from .activations import Activation as Activation
    from .activations import ActivationFamily as ActivationFamily
    from .activations import Span as Span
    from .activations import activation_named as activation_named
    from .activations import activations_written as activations_written
    from .activations import canonical_activation as canonical_activation
    from .activations import softmax as softmax
    from .arithmetic import NOTHING as NOTHING
    from .arithmetic import PRIMITIVES as PRIMITIVES
    from .arithmetic import exp as exp
    from .arithmetic import maximum as maximum
    from .convention import DEFAULT as DEFAULT
    from .convention import KEYS as KEYS
    from .convention import Convention as Convention
    from .convention import check_convention as check_convention
    from .convention import loss as loss
    from .layer import Layer as Layer
    from .layer import weighed as weighed
    from .losses import LOSSES as LOSSES
    from .names import parameter_names as parameter_names
    from .network import Network as Network
    from .neuron import Neuron as Neuron
    from .rules import RULES as RULES
    from .rules import Rule as Rule
    from .trainable import Trainable as Trainable
    from .training import Batch as Batch
    from .training import LayerStage as LayerStage
    from .training import Passed as Passed
    from .training import Sample as Sample
    from .training import batches as batches
    from .training import combine as combine
    from .training import gradients as gradients
    from .training import layer_by_layer as layer_by_layer
    from .training import measure_batch as measure_batch
    from .training import numbers_of as numbers_of
    from .training import over_samples as over_samples
    from .training import share_out as share_out
    from .training import total_error as total_error
    from .training import train_plain as train_plain

door(__name__)
