"""neuron_graph: neural networks without an array library, every intermediate number checkable by hand."""
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import NeuronGraphError
from .network.activations import ACTIVATIONS, FAMILIES
from .network.conventions import Convention, loss
from .network.initial import network_of_sizes
from .network.layer import Layer
from .network.losses import LOSSES
from .network.network import Network
from .network.neuron import Neuron
from .network.scaling import Scaling
from .recording.arithmetics import decimals
from .recording.proofs import certificate
from .recording.recorder import record
from .recording.recording import Recording
from .recording.step import Step
from .recording.trainer import Progress, train, training
from .version import __version__

if TYPE_CHECKING:
    from .data.model import Model
    from .data.perceptron import Perceptron
    from .data.plan import Plan
    from .data.scores import accuracy, confusion
    from .data.store import load, save
    from .data.table import Table

LATE = {"Model": "model", "Perceptron": "perceptron", "Plan": "plan", "Table": "table", "accuracy": "scores",
        "confusion": "scores", "load": "store", "save": "store"}
"""What real data needs, by its module: imported when it is asked for, since SQLite takes a third of all time to import."""


def __getattr__(name: str) -> Any:
    """A name that is imported when it is asked for."""
    if name not in LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".data.{LATE[name]}", __name__), name)


__all__ = [
    "ACTIVATIONS", "FAMILIES", "LOSSES", "Convention", "Layer", "Model", "Network", "Neuron", "NeuronGraphError", "Perceptron",
    "Plan", "Progress", "Recording", "Scaling", "Step", "Table", "__version__", "accuracy", "certificate", "confusion",
    "decimals", "load", "loss", "network_of_sizes", "record", "save", "train", "training",
]
