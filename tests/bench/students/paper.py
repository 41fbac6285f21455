"""A sheet that `neuron-graph sheet` drew, read from its Markdown: the given numbers and what is asked, with names z, a and δ."""
import re
from collections import namedtuple

from .rounding import Precision

GIVEN = re.compile(r"`(\S+) = (\S+)`")
BLANK = re.compile(r"^\| `([^`]+)` \|[^|]*\|(?: (\d+) decimals)?")


class Blank(namedtuple("Blank", "name precision")):
    """A line that is asked: its name as printed, and how it is rounded."""

    @property
    def key(self):
        """(name, epoch); an updated number is what the next epoch starts from."""
        return key_of(self.name)


class Paper:
    """What one student has in hand."""

    def __init__(self, setting, student, texts, blanks, figures=4):
        self.setting, self.student, self.texts, self.blanks, self.figures = setting, student, texts, blanks, figures
        self.given = {name: float(text) for name, text in texts.items()}
        self.precisions = {blank.key: blank.precision for blank in blanks}

    @classmethod
    def read(cls, setting, student, markdown, figures=4):
        """The paper that a page of Markdown holds."""
        table, answers = markdown.split("## How it is computed")[0], markdown.split("## Your answers")[1]
        found = filter(None, map(BLANK.match, answers.splitlines()))
        return cls(setting, student, dict(GIVEN.findall(table)), [blank(*one.groups(), figures) for one in found], figures)

    @classmethod
    def draft(cls, net, lines, draw):
        """A paper with numbers drawn at random on which every line is asked, to see what can go wrong on such a one."""
        names = [*net.inputs, *(w for ws in net.weights.values() for w in ws), *(f"b_{n}" for n in net.weights)]
        texts = {name: f"{draw.choice([-1, 1]) * draw.uniform(0.1, 1):.2f}" for name in names}
        texts |= {name: f"{draw.uniform(0.1, 0.9):.2f}" for name in ["eta", *net.inputs, *(f"t_{n}" for n in net.outputs)]}
        if net.setting.momentum is not None:
            texts |= {f"v_{name}": "0" for name in names[len(net.inputs):]}
        if net.setting.is_adam:
            texts |= {f"{letter}_{name}": "0" for letter in "mv" for name in names[len(net.inputs):]}
            texts |= {"updates": "0", "beta1": net.setting.options["beta1"], "beta2": net.setting.options["beta2"], "epsilon": "1e-08"}
        printed = [name_of(line.key, net.setting.epochs) for line in lines]
        return cls(net.setting, "draft", texts, [blank(name, None, 4) for name in printed if net.setting.asks(name)])

    def precision(self, key):
        """How a line is rounded; one that is not asked like the others, a weight with more figures, so that its step shows."""
        return self.precisions.get(key) or (Precision(None, 5) if key[0][0] in "wb" else Precision(self.figures, None))


def blank(name, decimals, figures):
    return Blank(name, Precision(None, int(decimals)) if decimals else Precision(figures, None))


def key_of(name):
    """('w5', 2) of `w5+`, ('z_h1', 1) of `z_h1`, ('v_w1', 3) of `v_w1+@2`."""
    name, _, epoch = name.partition("@")
    return name.removesuffix("+"), int(epoch or 1) + name.endswith("+")


def name_of(key, epochs):
    """The reverse, as a sheet of so many epochs prints it."""
    name, epoch = key
    if name.startswith(("w", "b_", "v_", "m_")) and epoch > 1:
        name, epoch = name + "+", epoch - 1
    return f"{name}@{epoch}" if epochs > 1 else name
