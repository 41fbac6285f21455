"""What a network needs around the lesson.

    initial    a network of some sizes, with numbers to start from
    scaling    inputs brought near 0
    examples   samples that fit a network, or one sentence that says why they do not
    snapshot   the parameters as one list, taken out of a network and put back
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .examples import checked_examples as checked_examples
    from .examples import checked_inputs as checked_inputs
    from .initial import INITIALS as INITIALS
    from .initial import network_of_sizes as network_of_sizes
    from .initial import neuron_names as neuron_names
    from .scaling import WAYS as WAYS
    from .scaling import Scaling as Scaling
    from .scaling import is_constant as is_constant
    from .snapshot import restore as restore
    from .snapshot import state as state

door(__name__)
