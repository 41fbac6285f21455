"""neuron_graph: neural networks without an array library, every intermediate number checkable by hand."""
from .errors import NeuronGraphError
from .network.activations import ACTIVATIONS, FAMILIES
from .network.conventions import Convention, loss
from .network.initial import network_of_sizes
from .network.layer import Layer
from .network.losses import LOSSES
from .network.network import Network
from .network.neuron import Neuron
from .recording.arithmetics import decimals
from .recording.certificate import certificate
from .recording.record import record
from .recording.recording import Recording
from .recording.step import Step
from .recording.train import Progress, train, training
from .version import __version__

__all__ = [
    "ACTIVATIONS", "FAMILIES", "LOSSES", "Convention", "Layer", "Network", "Neuron", "NeuronGraphError", "Progress",
    "Recording", "Step", "__version__", "certificate", "decimals", "loss", "network_of_sizes", "record", "train", "training",
]
