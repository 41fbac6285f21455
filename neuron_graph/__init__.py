"""neuron_graph: neural networks without an array library, every intermediate number
checkable by hand.

    Network, Layer, Neuron           the lesson: forward pass, backward pass, update
    record(network, ...)             the same step with every number named, with its formula
    train(network, ...)              training, plain or compiled, with the same bits
    certificate(recording)           how many digits of every number are proven
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
    from .data import Model as Model
    from .data import Perceptron as Perceptron
    from .data import Plan as Plan
    from .data import Table as Table
    from .data import accuracy as accuracy
    from .data import confusion as confusion
    from .data.sqlite import load as load
    from .data.sqlite import save as save
    from .errors import NeuronGraphError as NeuronGraphError
    from .export.notebook import html as html
    from .export.notebook import picture as picture
    from .export.notebook import text as text
    from .network import ACTIVATIONS as ACTIVATIONS
    from .network import FAMILIES as FAMILIES
    from .network import LOSSES as LOSSES
    from .network import Convention as Convention
    from .network import Layer as Layer
    from .network import Network as Network
    from .network import Neuron as Neuron
    from .network import loss as loss
    from .programs import Progress as Progress
    from .programs import train as train
    from .programs import training as training
    from .recording import Recording as Recording
    from .recording import Step as Step
    from .recording import record as record
    from .recording.expressions import decimals as decimals
    from .setup import Scaling as Scaling
    from .setup import network_of_sizes as network_of_sizes
    from .version import __version__ as __version__

door(__name__)
