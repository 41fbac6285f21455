"""`python -m tests.bench`: every measurement, as tables. `python -m tests.bench training` measures one section."""
import math
import platform
import sys

from rich.console import Console
from rich.table import Table

from . import (
    classroom,
    defaults,
    drift,
    lesson,
    published,
    real_data,
    sizes,
    stepper,
    torch_programs,
    torch_steps,
    training,
    watching,
)

SECTIONS = {"lesson": ("the lesson and its record", lesson.rows), "training": ("compiled training: times faster", training.rows),
            "cost": ("what compiling costs", training.cost_rows), "published": ("published calculations", published.rows),
            "stepper": ("the stepper: milliseconds", stepper.rows), "data": ("real data", real_data.rows),
            "defaults": ("defaults beside scikit-learn's", defaults.rows),
            "watching": ("being shown a training: times as long as in silence", watching.rows),
            "interop": ("programs in other languages", torch_programs.rows),
            "torch": ("PyTorch: relative distances", torch_steps.rows),
            "drift": ("pages: how far from Python's numbers", drift.rows),
            "sizes": ("sizes and commands: seconds and memory", sizes.rows), "drawing": ("drawing fair sheets", classroom.drawing_rows),
            "classroom": (f"simulated students on {classroom.SHEETS} sheets, seed {classroom.SEED}", classroom.rows)}


def main(asked):
    console = Console(width=110)
    console.print(f"CPython {platform.python_version()}, {platform.machine()}, {platform.system()}")
    for key, (title, rows) in SECTIONS.items():
        if not asked or key in asked:
            table = Table("work", "asked for", "measured", title=title, title_justify="left")
            for what, bound, figure in rows():
                table.add_row(what, bound, figure if isinstance(figure, str) else f"{figure:.2f}")
            console.print(table)
    if not asked or "scale" in asked:
        show_scale(console, list(training.scale()))


def show_scale(console, rows):
    """Microseconds for each step against the size of the network, as a table and as a picture on a logarithmic scale."""
    table = Table("network", "plain", "compiled", "NumPy", "1 µs" + " " * 20 + "100 µs" + " " * 19 + "10 ms", title="µs a step")
    for network, times in rows:
        table.add_row(network, *("-" if t is None else f"{t:.1f}" for t in times), picture(times))
    console.print(table)
    console.print("p plain   c compiled   n NumPy, natural")


def picture(times):
    line = ["·"] * 58
    for mark, t in zip("pcn", times):
        if t is not None:
            line[min(57, max(0, round(13 * math.log10(t))))] = mark
    return "".join(line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
