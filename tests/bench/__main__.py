"""`python -m tests.bench`: every measurement, as tables."""
import platform
import sys

from rich.console import Console
from rich.table import Table

from . import lesson

SECTIONS = [("the lesson and its record", lesson.rows)]


def main():
    console = Console(width=110)
    console.print(f"CPython {platform.python_version()}, {platform.machine()}, {platform.system()}")
    for title, rows in SECTIONS:
        table = Table("work", "asked for", "measured", title=title, title_justify="left")
        for what, bound, figure in rows():
            table.add_row(what, bound, f"{figure:.2f}")
        console.print(table)


if __name__ == "__main__":
    sys.exit(main())
