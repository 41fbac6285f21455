"""What a network needs around the lesson.

    initial    a network of some sizes, with numbers to start from
    scaling    inputs brought near 0
    examples   samples that fit a network, or one sentence that says why they do not
    snapshot   the parameters as one list, taken out of a network and put back
"""
from typing import TYPE_CHECKING

from ..door import door

if TYPE_CHECKING:
    from .examples import checked_examples as checked_examples, checked_inputs as checked_inputs
    from .initial import (
        INITIALS as INITIALS,
        network_of_sizes as network_of_sizes,
        neuron_names as neuron_names,
    )
    from .scaling import WAYS as WAYS, Scaling as Scaling, is_constant as is_constant
    from .snapshot import restore as restore, state as state

door(__name__)
