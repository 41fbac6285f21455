"""neuron_graph: neural networks without an array library, every intermediate number
checkable by hand.

    Network, Layer, Neuron           the lesson: forward pass, backward pass, update
    record(network, ...)             the same step with every number named, with its formula
    train(network, ...)              training, plain or compiled, with the same bits
    certificate(recording)           how many digits of every number are proven
    html, text, picture, page        a recording in a page, as text, as a picture, step by step
    Model, Table, load, save         real data: train, store in SQLite, predict
"""
import sys

try:
    if (sys.argv[0] == "-m" and "neuron_graph" in sys.orig_argv
            or sys.argv[0].endswith("/neuron-graph")):
        # The program itself starts: Ctrl-C waits until `__main__.run` can answer it. (The
        # module `signal` takes milliseconds to be imported, those that count here.)
        import _signal  # type: ignore[import-not-found]

        _signal.pthread_sigmask(_signal.SIG_BLOCK, [_signal.SIGINT])
except (AttributeError, IndexError):
    pass  # a Python without arguments, or where signals cannot be held back, as on Windows

from typing import TYPE_CHECKING

from .door import door

if TYPE_CHECKING:
    from .certifying import certificate as certificate
    from .data import (
        Model as Model,
        Perceptron as Perceptron,
        Plan as Plan,
        Table as Table,
        accuracy as accuracy,
        confusion as confusion,
    )
    from .data.sqlite import load as load, save as save
    from .errors import NeuronGraphError as NeuronGraphError
    from .export.notebook import html as html, page as page, picture as picture, text as text
    from .network import (
        ACTIVATIONS as ACTIVATIONS,
        FAMILIES as FAMILIES,
        LOSSES as LOSSES,
        Convention as Convention,
        Layer as Layer,
        Network as Network,
        Neuron as Neuron,
        loss as loss,
    )
    from .programs import Progress as Progress, train as train, training as training
    from .recording import Recording as Recording, Step as Step, record as record
    from .recording.expressions import decimals as decimals
    from .setup import Scaling as Scaling, network_of_sizes as network_of_sizes
    from .version import __version__ as __version__

door(__name__)
