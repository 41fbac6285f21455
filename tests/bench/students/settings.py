"""The sheets that students fill in: networks, functions, rules, and what is asked."""
from collections import namedtuple
from fnmatch import fnmatchcase

PARTLY = "z_h*,z_o*,a_h*,a_o*,E*,delta*,w*+,b_*+"
FEW = "a_*,E*,dE/dw*,w*+"
LAST = "a_o*,E*,w*+,b_*+"
"""What sheets ask that do not ask every line."""


class Setting(namedtuple("Setting", "name sizes hidden output loss options ask epochs", defaults=({}, "all", 1))):
    """One kind of sheet."""

    @property
    def words(self):
        """What the command line is told."""
        convention = ",".join(f"{key}={value}" for key, value in self.options.items())
        words = ["--layers", "-".join(map(str, self.sizes)), "--activation", self.hidden, "--loss", self.loss, "--ask", self.ask]
        words += ["--output-activation", self.output] if self.output != self.hidden else []
        words += ["--convention", convention] if convention else []
        return words + (["--epochs", str(self.epochs)] if self.epochs > 1 else [])

    def asks(self, name):
        """Whether a line is asked, by its name as printed."""
        return self.ask == "all" or any(fnmatchcase(name, pattern) for pattern in self.ask.split(","))

    @property
    def order(self):
        return self.options.get("order", "original")

    @property
    def momentum(self):
        """How much of a velocity is kept, or None."""
        return float(self.options["momentum"]) if self.options.get("rule") == "momentum" else None

    @property
    def is_adam(self):
        return self.options.get("rule") == "adam"


HALF = "half-squared-sum"
UPDATED = {"order": "updated"}
SETTINGS = [
    Setting("1-1 sigmoid", (1, 1), "sigmoid", "sigmoid", HALF),
    Setting("2-2-1 sigmoid", (2, 2, 1), "sigmoid", "sigmoid", HALF),
    Setting("2-2-2 sigmoid", (2, 2, 2), "sigmoid", "sigmoid", HALF),
    Setting("2-2-2 tanh mean", (2, 2, 2), "tanh", "tanh", "half-squared-mean"),
    Setting("2-2-1 tanh bce", (2, 2, 1), "tanh", "sigmoid", "binary-cross-entropy"),
    Setting("2-2-2 relu linear", (2, 2, 2), "relu", "identity", "squared-mean"),
    Setting("2-2-2 softmax", (2, 2, 2), "sigmoid", "softmax", "cross-entropy"),
    Setting("3-2-2 updated", (3, 2, 2), "sigmoid", "sigmoid", HALF, UPDATED),
    Setting("3-2-2 tanh squared", (3, 2, 2), "tanh", "sigmoid", "squared-sum"),
    Setting("1-1 momentum 2 epochs", (1, 1), "sigmoid", "sigmoid", HALF, {"rule": "momentum", "momentum": "0.8"}, "all", 2),
    Setting("1-1 adam 2 epochs", (1, 1), "sigmoid", "sigmoid", HALF, {"rule": "adam", "beta1": "0.8", "beta2": "0.9"}, "all", 2),
    Setting("2-2-1 2 epochs", (2, 2, 1), "sigmoid", "sigmoid", HALF, {}, "all", 2),
    Setting("2-2-2 sigmoid, partly", (2, 2, 2), "sigmoid", "sigmoid", HALF, {}, PARTLY),
    Setting("2-2-2 sigmoid, few", (2, 2, 2), "sigmoid", "sigmoid", HALF, {}, FEW),
    Setting("2-2-1 sigmoid, last", (2, 2, 1), "sigmoid", "sigmoid", HALF, {}, LAST),
    Setting("2-2-2 tanh mean, few", (2, 2, 2), "tanh", "tanh", "half-squared-mean", {}, FEW),
    Setting("2-2-1 tanh bce, few", (2, 2, 1), "tanh", "sigmoid", "binary-cross-entropy", {}, FEW),
    Setting("2-2-2 relu linear, few", (2, 2, 2), "relu", "identity", "squared-mean", {}, FEW),
    Setting("2-2-2 softmax, partly", (2, 2, 2), "sigmoid", "softmax", "cross-entropy", {}, PARTLY),
    Setting("3-2-2 updated, last", (3, 2, 2), "sigmoid", "sigmoid", HALF, UPDATED, LAST),
]
WHOLE = [setting for setting in SETTINGS if setting.ask == "all"]
PART = [setting for setting in SETTINGS if setting.ask != "all"]
