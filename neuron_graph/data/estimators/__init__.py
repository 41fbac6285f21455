"""Models that fit themselves, used like the estimators of scikit-learn.

    frame         lists, arrays and data frames, as lists
    model         options, fit, predict, score
    perceptron    the model that has one neuron and a step

Read in this order.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .model import Model as Model
    from .perceptron import Perceptron as Perceptron

door(__name__)
