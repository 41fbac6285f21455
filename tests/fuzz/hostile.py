"""What people, programs and nobody in their right mind write where a number or a word is asked for."""
import re

from hypothesis import strategies as st

NUMBERS = ["0", "-0.0", "1", "-1", "2", "0.5", "1e308", "-1e308", "1e-320", "5e-324", "750", "-750", "1e999", "-1e-400", "nan", "inf", "-inf", "1e99999999", "9" * 40,
           "9" * 4301, "0." + "3" * 5000, "1/3", "1/0", "0x10", "1_000", "1,5", "\u0663", "\uff11", "\u22121", "1" * 20000 + "x", ".5", "5.", "+1", "1e", "--1", "1 2", "0b1", "1j"]
WORDS = ["", " ", "x", "w1", "w1=", "=", "w1=nan", "b_h1=-750,w2=-1", "\u03b7", "h1", "out_o1", "E", "dE/dw1", "*", "[", "out_*", "**" * 40, "all", "none", "forward", "delta", "-", "--", "/", ".", "..",
         "../../x", "/dev/null", "/dev/full", "\x1b[31mred", "=cmd()", "@SUM(1)", "+1", "\u202e", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "e\u0301", "\x00"[:0],
         "a" * 5000, "*" * 3000, "%s%n", "{0}", "$(x)", "`x`", "<b>", "|", "\\", "'", '"', "\ufeff", "nosuch", "sigmoid", "leaky-relu:-1e308", "step:1e999", "leaky-relu:nan", "softmax", "True", "null", "\t"]
TOML = ["true", "[]", "[[]]", "[1, [2]]", "{}", '""', '"x"', '"\\u0000"', '"1e999"', "1979-05-27", "inf", "nan", "-0.0", "''", "[1, 'x']", "\"\"\"", "1e400", "0o7"]
JSON = ["true", "null", "[]", "[[]]", "{}", '""', '"x"', '"\\ud800"', '"\\u0000"', "NaN", "Infinity", "-0.0", "[1, \"x\"]", "1E400", "[" * 200, "[" * 5000, '{"a":' * 1200, '["forward", 1]']
TOKEN = re.compile(r'"[^"\n]*"|[-+.\w]+|[^\s\w]')
"""What is put in the place of something else: a quoted text, a number or word, a sign."""

numbers = st.one_of(st.sampled_from(NUMBERS), st.floats(-3.0, 3.0).map(repr), st.floats().map(repr), st.integers(-9, 99).map(str))
words = st.one_of(st.sampled_from(WORDS), numbers, st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12))
argument_bytes = st.sampled_from(["\udcff", "m\udcf5.db", "\udc80"])
"""Bytes of the command line that are no UTF-8, as Python reads them."""


@st.composite
def mutated(draw, texts, literals):
    """One of some texts after a few accidents, as bytes."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
        text = draw(st.sampled_from(ACCIDENTS))(draw, text, literals)
    data = text.encode("utf-8", "surrogatepass")
    how = draw(st.integers(0, 39))
    if how == 0 and data:
        place = draw(st.integers(0, len(data) - 1))
        data = data[:place] + bytes([draw(st.integers(0, 255))]) + data[place + 1:]
    return {1: b"\xef\xbb\xbf" + data, 2: text.encode("utf-16", "surrogatepass"), 3: data.replace(b"\n", b"\r\n"), 4: data.replace(b"\n", b"\r")}.get(how, data)


def token(draw, text, literals):
    """Something else in the place of a number, a word, a sign."""
    found = list(TOKEN.finditer(text))
    if not found:
        return text + draw(literals)
    match = draw(st.sampled_from(found))
    return text[:match.start()] + draw(literals) + text[match.end():]


def number(draw, text, literals):
    """Another number in the place of one."""
    found = list(re.finditer(r"[-+]?\d[\d.]*(e[-+]?\d+)?", text))
    if not found:
        return text
    match = draw(st.sampled_from(found))
    return text[:match.start()] + draw(numbers) + text[match.end():]


def line(draw, text, literals):
    """A line that is missing, stands there twice or elsewhere, or is cut."""
    lines = text.split("\n")
    here, there = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    taken = lines.pop(here)
    lines[there:there] = draw(st.sampled_from([[], [taken], [taken, taken], [taken[:len(taken) // 2]], [taken + taken]]))
    return "\n".join(lines)


def end(draw, text, literals):
    """A text that ends too early."""
    return text[:draw(st.integers(0, len(text)))]


def inserted(draw, text, literals):
    """Something more somewhere."""
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(literals) + text[place:]


ACCIDENTS = [token, token, number, number, line, line, end, inserted]
