"""The table of proofs in the terminal."""
from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..recording.certificate import Proof
from ..recording.printer import Printer
from ..recording.recording import Recording
from .certify_command import HEAD, cells


def show(recording: Recording, proofs: list[Proof], printer: Printer, console: Console) -> None:
    """Print the table, its verdicts in colour."""
    table = Table(box=None, padding=(0, 1))
    for column in HEAD:
        table.add_column(column, justify="left" if column == "verdict" else "right", no_wrap=column == "number")
    for proof in proofs:
        *figures, verdict = cells(recording, proof, printer)
        look = "yellow" if proof.remark else "green" if proof.good else "bold red"
        table.add_row(*figures, Text(verdict, look))
    console.print(table)
