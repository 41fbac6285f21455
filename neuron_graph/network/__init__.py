"""The lesson: a network that learns, on plain lists of floats.

Read in this order: `neuron` (what one neuron does), `layer`, `network` (forward, backward, update), `activations` and
`losses` (each with its derivative), `rules` (what an update does with a gradient), `training` (epochs and batches). Then
`conventions`, for all that texts do one way or another, and `softmax_layer`. `arithmetic` holds the few functions that
formulas call; `initial`, `scaling`, `snapshot` and `numbers` are what a network needs around the lesson.
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .activations import ACTIVATIONS as ACTIVATIONS
    from .activations import EVERYWHERE as EVERYWHERE
    from .activations import FAMILIES as FAMILIES
    from .activations import ActivationFamily as ActivationFamily
    from .activations import Span as Span
    from .activations import activation_named as activation_named
    from .activations import activations_written as activations_written
    from .activations import softmax as softmax
    from .arithmetic import NOTHING as NOTHING
    from .arithmetic import PRIMITIVES as PRIMITIVES
    from .arithmetic import exp as exp
    from .conventions import DEFAULT as DEFAULT
    from .conventions import KEYS as KEYS
    from .conventions import Convention as Convention
    from .conventions import check_convention as check_convention
    from .conventions import key_named as key_named
    from .conventions import loss as loss
    from .initial import INITIALS as INITIALS
    from .initial import network_of_sizes as network_of_sizes
    from .key import BACKWARD as BACKWARD
    from .key import FORWARD as FORWARD
    from .key import UPDATE as UPDATE
    from .key import Key as Key
    from .key import Occasion as Occasion
    from .key import Value as Value
    from .key import show as show
    from .layer import Layer as Layer
    from .losses import LOSSES as LOSSES
    from .network import Network as Network
    from .network import parameter_names as parameter_names
    from .neuron import Neuron as Neuron
    from .numbers import checked_name as checked_name
    from .numbers import finite as finite
    from .numbers import finite_list as finite_list
    from .numbers import name_list as name_list
    from .numbers import whole as whole
    from .rules import Rule as Rule
    from .scaling import WAYS as WAYS
    from .scaling import Scaling as Scaling
    from .scaling import is_constant as is_constant
    from .snapshot import restore as restore
    from .snapshot import state as state
    from .trainable import Trainable as Trainable
    from .training import Batch as Batch
    from .training import Sample as Sample
    from .training import batches as batches
    from .training import check_rule as check_rule
    from .training import checked_examples as checked_examples
    from .training import checked_inputs as checked_inputs
    from .training import combine as combine
    from .training import gradients as gradients
    from .training import over_samples as over_samples
    from .training import share_out as share_out
    from .training import total_error as total_error
    from .training import train_plain as train_plain

__getattr__, __dir__, __all__ = door(__name__)
