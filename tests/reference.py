"""The reference of the library, and the table of rooms, made from docstrings. `python -m tests.prose` writes them into the guide."""
import inspect
from importlib import import_module
from pathlib import Path

import neuron_graph
import neuron_graph.errors
from neuron_graph import ACTIVATIONS, FAMILIES, LOSSES, NeuronGraphError
from tests.test_house import ORDER

PLAIN = (int, float, str, bool, tuple, type(None))
OPENING = """# Reference

What `from neuron_graph import …` offers, each with its docstring: shapes, ranges, what is raised, a worked value. This page is
made from the source by `python -m tests.prose`, and a test compares them; [the library page](library.md) shows how the pieces
go together. A `Scalar` is a float, or a number of a recording.
"""
GROUPS = {
    "A network": ["Neuron", "Layer", "Network", "network_of_sizes", "loss", "Convention"],
    "A recording": ["record", "Recording", "Step", "certificate", "decimals"],
    "Training": ["train", "training", "Progress"],
    "Data": ["Table", "Plan", "Model", "Perceptron", "Scaling", "accuracy", "confusion", "save", "load"],
}


def reference():
    """The whole page."""
    groups = [f"## {title}\n\n" + "\n".join(entry(name) for name in names) for title, names in GROUPS.items()]
    return "\n".join([OPENING, *groups, tables(), errors()])


def rooms():
    """The table of all rooms, and the rooms in them, as imports run, each with the first paragraph of its door."""
    package = Path(neuron_graph.__file__).parent
    doors = sorted((path.parent.relative_to(package) for path in package.rglob("*/__init__.py")), key=lambda door: (ORDER[door.parts[0]], door))
    rows = [(f"`{door.as_posix()}/`", text(import_module(".".join(["neuron_graph", *door.parts]))).split("\n\n")[0]) for door in doors]
    return table(rows).replace("| name | is |", "| room | is for |")


def entry(name):
    """A public name with its docstring, and those of its methods and properties."""
    thing = getattr(neuron_graph, name)
    parts = [f"### {name}\n", f"`{name}{signature(thing)}`\n", text(thing)]
    if inspect.isclass(thing):
        parts += filter(None, (member(*pair) for pair in vars(thing).items()))
    return "\n".join(parts)


def member(name, thing):
    """A public method or property with its docstring."""
    if name.startswith("_"):
        return ""
    function = thing.fget if isinstance(thing, property) else getattr(thing, "func", getattr(thing, "__func__", thing))
    if not inspect.isfunction(function) or not function.__doc__:
        return ""
    form = signature(function, method=True) if inspect.isfunction(getattr(thing, "__func__", thing)) else ""
    return f"- `{name}{form}`: " + text(function).replace("\n", "\n  ").replace("  \n", "\n").rstrip() + "\n"


def signature(thing, method=False):
    """The parameters as they are written, with a default that is no plain value as what it is one of."""
    found = inspect.signature(thing)
    own = list(found.parameters.values())[1 if method and next(iter(found.parameters), "") in ("self", "cls") else 0:]
    result = "" if inspect.isclass(thing) or found.return_annotation in ("None", inspect.Signature.empty) else f" -> {found.return_annotation}"
    return f"({', '.join(map(parameter, own))}){result}"


def parameter(part):
    """A parameter with its type and its default."""
    name = f"{'*' * (part.kind is part.VAR_POSITIONAL)}{'**' * (part.kind is part.VAR_KEYWORD)}{part.name}"
    typed = name if part.annotation is part.empty else f"{name}: {part.annotation}"
    if part.default is part.empty:
        return typed
    value = part.default
    plain = repr(value) if isinstance(value, PLAIN) else "[]" if "factory" in repr(value) else f"{type(value).__name__}()"
    return f"{typed} = {plain}"


def text(thing):
    """A docstring as Markdown: examples as code."""
    paragraphs = (inspect.getdoc(thing) or "").split("\n\n")
    return "\n\n".join(f"```pycon\n{part}\n```" if part.startswith(">>> ") else part for part in paragraphs) + "\n"


def tables():
    """The tables by name, each row with what it says of itself."""
    rows = [(f"`{name}`", text(row).split("\n\n")[0]) for name, row in ACTIVATIONS.items()]
    rows += [(f"`{name}:{row.default}`", text(row).split("\n\n")[0]) for name, row in FAMILIES.items()]
    losses = [(f"`{name}`", row.sentence) for name, row in LOSSES.items()]
    return "\n".join(["## Activations: `ACTIVATIONS`, `FAMILIES`\n", table(rows), "## Losses: `LOSSES`\n", table(losses)])


def errors():
    """Every error, from the common base down."""
    known = [thing for thing in vars(neuron_graph.errors).values() if inspect.isclass(thing) and issubclass(thing, NeuronGraphError)]
    return "## Errors\n\n" + table([(f"`{error.__name__}`", text(error)) for error in known])


def table(rows):
    """A table of two columns."""
    lines = (f"| {name} | {' '.join(said.split())} |" for name, said in rows)
    return "\n".join(["| name | is |", "| --- | --- |", *lines, ""])
