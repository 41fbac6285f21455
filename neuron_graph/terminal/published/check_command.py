"""Confirm or explain every printed figure.

Compare every figure that a text prints with what is computed: each is confirmed
to its last digit, or explained by the text's own rounding, another convention,
a slip, a misprint or a wrong figure that it goes on from. Exit 0 if all are confirmed, else 1.

examples:
  neuron-graph check                  the figures of the worked example
  neuron-graph check mazur            those of a walkthrough that comes with the package
  neuron-graph check mine.toml        those of a file of your own
  neuron-graph check --all            all that come with the package
  neuron-graph check step.json        a step that PyTorch or JAX has written, number by number
  neuron-graph check --lines - mazur  lines such as net_h1 = 0.3775, pasted, against an example
  neuron-graph check --lines - --layers 2-1 --inputs 1,0 --targets 1 --set w1=0.3,w2=0.4,b_o1=0
                                      against a network of one's own
"""
from __future__ import annotations

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from ...errors import BadValue
from ...export import FIGURE_HEAD, FORMAT, Markup, checked, figure_cells
from ...export.pictures import Row, aligned, broken, plain
from ...published import (
    CHAINED,
    CONVENTION,
    EXACT,
    INHERITED,
    MISPRINT,
    SLIP,
    TRUNCATED,
    UNEXPLAINED,
    VERDICT_WORDS,
    BadFigure,
    Example,
    Report,
    check,
    placed,
)
from ...published.files import (
    WORKED,
    UnreadableFile,
    read_lines,
    read_text,
    shipped,
)
from ..formats import ARTICLE_OPTIONS, MARKUPS, write_article
from ..options import EXAMPLE_OPTIONS, read_example
from ..progress_bar import counted
from ..screen import AMBER, Lines, Screen

TABLE_WIDTH = 140
"""Columns that the table needs."""
SUMMARY_WIDTH = 100
"""Columns of the summary where there is no terminal."""
COLOURS = {
    **dict.fromkeys([EXACT, TRUNCATED, CHAINED], "green"),
    CONVENTION: AMBER,
    MISPRINT: "magenta",
    INHERITED: "#0087af",
    SLIP: "red",
    UNEXPLAINED: "bold red",
}
NETWORK_OPTIONS = re.sub(r"  EXAMPLE.*\n {8,}.*\n", "", EXAMPLE_OPTIONS)
"""What several examples cannot have: this command names them itself."""
OPTIONS = f"""
  EXAMPLES*                   walkthroughs' names or TOML files (worked-example)
  --all                       all walkthroughs that come with the package
  --lines FILE                check the lines of a file, name = number or objects of JSON with name
                                and printed, in place of the example's own figures; - is standard
                                input
  --format=terminal terminal|plain|linear|markdown|html|json  how it is written
{ARTICLE_OPTIONS}{NETWORK_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Check, and write what came of it."""
    form, output = arguments.format, arguments.output
    done: list[Report] = []
    for name in read_names(arguments):
        judging = (report_on(one, arguments) for one in [name])
        [report] = counted(judging, 1, "figures are being checked", screen)
        if form not in ("json", *MARKUPS) and not output:
            screen.write([""] * bool(done))
            show(report, form, screen)
        done.append(report)
    if form in MARKUPS:
        write_article(title(done[0]), bodies(done), arguments, screen)
    elif form == "json":
        first, *others = objects = [report.as_json() for report in done]
        every = {"format": FORMAT, "walkthroughs": objects}
        screen.write_json(every if arguments.all or others else first, output)
    elif output:
        screen.write_document(chain(*(FORMS[form](report) for report in done)), output)
    elif len(done) > 1:
        screen.write(["", together(done)])
    return int(not all(report.agrees for report in done))


def read_names(arguments: Namespace) -> list[str]:
    """The names of the examples to be checked."""
    names = arguments.examples
    if arguments.all and names:
        raise BadValue(
            "--all", names[0],
            "it checks all that come with the package: leave the name out")
    names = list(shipped()) if arguments.all else names or [arguments.layers or WORKED]
    if arguments.lines is not None and len(names) > 1:
        raise BadValue("--lines", arguments.lines, "it goes with one example")
    if arguments.layers is not None and arguments.lines is None:
        raise BadValue("--lines", None, "for a network of one's own it says what is printed")
    return names


def bodies(reports: list[Report]) -> Iterator[Callable[[Markup], Lines]]:
    """What an article has of each report, and of several what came of all."""
    for report in reports:
        yield partial(checked, report)
    if len(reports) > 1:
        yield lambda markup: markup.paragraph(markup.text(together(reports)))


def together(reports: list[Report]) -> str:
    """What came of several checks."""
    words = Counter(line.verdict.word for report in reports for line in report.lines)
    counts = ", ".join(f"{words[word]} {word}" for word in VERDICT_WORDS if words[word])
    return f"{words.total()} figures of {len(reports)} examples: {counts}."


def report_on(name: str, arguments: Namespace) -> Report:
    """The report on a walkthrough, or on pasted lines against it, or against a network
    of one's own."""
    arguments.example = None if name == arguments.layers else name
    example = read_example(arguments)
    if arguments.lines is not None:
        figures = read_lines(read_text(arguments.lines), example)
        return report_on_lines(name, replace(example, figures=figures), arguments.format)
    try:
        return Report(name, check(example))
    except BadFigure as error:
        raise UnreadableFile(name, str(error)) from error


def report_on_lines(name: str, example: Example, form: str) -> Report:
    """The report on pasted lines: those whose name is not known are listed, the others
    judged. Raises `UnreadableFile` where none is known, but for a program."""
    found, lost = placed(example)
    if not found.figures and form != "json":
        first = lost[0]
        raise UnreadableFile("--lines", f"{first.figure.where}: {first.error}") from first
    return Report(name, check(found), lost)


def show(report: Report, form: str, screen: Screen) -> None:
    """Write a report as a form has it."""
    if form != "terminal":
        screen.write(FORMS[form](report))
    else:
        screen.show(rows(report, screen.width_of(form)), form)


def title(report: Report) -> str:
    """The name and the title of what is checked."""
    return f"{report.name}: {report.check.example.title}"


def rows(report: Report, width: int | None) -> Iterator[Row]:
    """The figures as a table, then the summary."""
    yield from broken(title(report), "bold", width)
    yield []
    if report.lines:
        yield from table(list(figure_cells(report)), width)
        yield []
    for sentence in report.summary():
        yield from broken(sentence, "", width or SUMMARY_WIDTH)


def table(found: list[list[str]], width: int | None) -> Iterator[Row]:
    """The figures; where it is too narrow for a table, a few lines for each."""
    if width is None or width >= TABLE_WIDTH:
        head: Row = [(word, "dim") for word in FIGURE_HEAD[:-1]]
        spans = [[*zip(row, ("bold", "", "dim", COLOURS[row[3]], ""))] for row in found]
        yield from aligned([head, *spans], "<<<<<", width)
        return
    for name, printed, computed, verdict, explanation, _ in found:
        yield [(name, "bold"), (f" = {printed}  ", ""), (verdict, COLOURS[verdict])]
        if explanation:
            for row in broken(f"computed {computed}; {explanation}", "dim", width - 2):
                yield [("  ", ""), *row]


def linear(report: Report) -> Lines:
    """One fact a line: each figure with its verdict."""
    yield title(report)
    for name, printed, computed, verdict, explanation, place in figure_cells(report):
        where = f" ({place})" if place else ""
        because = f", {explanation}" if explanation else ""
        yield (
            f"{name}{where} is printed as {printed}, computed as {computed}: "
            f"{verdict}{because}")
    yield from report.summary()


def plain_lines(report: Report) -> Lines:
    """The figures as a table, however wide."""
    return map(plain, rows(report, None))


FORMS = {"plain": plain_lines, "terminal": plain_lines, "linear": linear}
