"""The notebooks that ship show what their code gives today, in plain Python: no notebook program is needed here."""
import ast
import re

import pytest

from tests.notebooks import NOTEBOOKS, cells_of


def words(shown):
    """What is read in HTML, without its style and its pictures."""
    return re.sub("<style.*?</style>|<svg.*?</svg>|<[^>]+>", " ", shown, flags=re.S).split()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_shows_what_its_code_gives(path):
    names = {}
    for source, shown in cells_of(path):
        *before, last = ast.parse(source).body
        exec(compile(ast.Module(before, []), path.name, "exec"), names)
        value = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
        # (IPython writes long lists in several lines.)
        assert " ".join(shown["text/plain"].split()) == " ".join(repr(value).split())
        for kind, method in (("text/html", "_repr_html_"), ("text/latex", "_repr_latex_"), ("image/svg+xml", "_repr_svg_")):
            if hasattr(value, method):
                assert words(shown[kind]) == words(getattr(value, method)())


def test_one_notebook_at_least_ships():
    assert NOTEBOOKS
