"""Bytes to keys: a table, cut everywhere; then the same from a pseudo-terminal, whose attributes are as before afterwards."""
from __future__ import annotations

import os
import random
import time

import pytest

from neuron_graph.terminal.keys import LONGEST_PASTE, Decoder, Keys, Keystroke
from tests.forking import PATIENCE

UNKNOWN = Keystroke("unknown")
TABLE = [
    (b"n", [Keystroke("n", "n")]),
    (b"N5?", [Keystroke("N", "N"), Keystroke("5", "5"), Keystroke("?", "?")]),
    (b" ", [Keystroke("Space", " ")]),
    (b"\r\n", [Keystroke("Enter"), Keystroke("Enter")]),
    (b"\t\x7f\x08", [Keystroke("Tab"), Keystroke("Backspace"), Keystroke("Backspace")]),
    (b"\x01\x04\x1a\x00\x1c", [Keystroke("Ctrl-A"), Keystroke("Ctrl-D"), Keystroke("Ctrl-Z"), Keystroke("Ctrl-@"), Keystroke("Ctrl-\\")]),
    ("é€😀".encode(), [Keystroke("é", "é"), Keystroke("€", "€"), Keystroke("😀", "😀")]),
    ("\xa0\x9b".encode(), [UNKNOWN, UNKNOWN]),
    (b"a\xff\xc3b\xe2\x82\x1b[A\x9b", [Keystroke("a", "a"), Keystroke("b", "b"), Keystroke("Up")]),
    (b"\x1b[A\x1b[B\x1b[C\x1b[D", [Keystroke("Up"), Keystroke("Down"), Keystroke("Right"), Keystroke("Left")]),
    (b"\x1bOA\x1bOB\x1bOC\x1bOD", [Keystroke("Up"), Keystroke("Down"), Keystroke("Right"), Keystroke("Left")]),
    (b"\x1b[H\x1bOH\x1b[1~\x1b[7~", [Keystroke("Home")] * 4),
    (b"\x1b[F\x1bOF\x1b[4~\x1b[8~", [Keystroke("End")] * 4),
    (b"\x1b[5~\x1b[6~\x1b[3~\x1bOM", [Keystroke("PageUp"), Keystroke("PageDown"), Keystroke("Delete"), Keystroke("Enter")]),
    (b"\x1b[Anx", [Keystroke("Up"), Keystroke("n", "n"), Keystroke("x", "x")]),
    (b"\x1b[1;5Cq", [UNKNOWN, Keystroke("q", "q")]),
    (b"\x1b[2~\x1b[15~\x1b[Z\x1b[I\x1bOP\x1bO5Pq", [UNKNOWN] * 6 + [Keystroke("q", "q")]),
    (b"\x1b[[Aq", [UNKNOWN, Keystroke("q", "q")]),
    (b"\x1b[7$q\x1b[7^q", [UNKNOWN, Keystroke("q", "q")] * 2),
    (b"\x1b[?2026;2$yq", [UNKNOWN, Keystroke("q", "q")]),
    (b"\x1b[M !!q\x1b[<0;12;7Mq", [UNKNOWN, Keystroke("q", "q")] * 2),
    (b"\x1b]11;rgb:0000/0000/0000\x07q\x1b]11;x\x1b\\q\x1bP1+r\x1b\\q", [UNKNOWN, Keystroke("q", "q")] * 3),
    (b"\x1b]11;x\x1b[A", [UNKNOWN, Keystroke("Up")]),
    (b"\x1bx\x1b\r\x1b\xc3\xa9q", [UNKNOWN] * 3 + [Keystroke("q", "q")]),
    (b"\x1b\x1b[A", [Keystroke("Escape"), Keystroke("Up")]),
    (b"\x1b[12\x1b[A\x1b[1\rq", [UNKNOWN, Keystroke("Up"), UNKNOWN, Keystroke("Enter"), Keystroke("q", "q")]),
    (b"\x1b[" + b"1;" * 500 + b"Aq", [UNKNOWN, Keystroke("q", "q")]),
    (b"\x1b]" + b"x" * 500 + b"\x1b\\q", [UNKNOWN, Keystroke("q", "q")]),
    (b"\x1b[200~two\rlines\x1b[A\x1b[201~q", [Keystroke("paste", "two\rlines\x1b[A"), Keystroke("q", "q")]),
    (b"\x1b[200~\x1b[201~\x1b[200~\x1b[20\xc3\xa9\x1b[200~\x1b[201~", [Keystroke("paste", ""), Keystroke("paste", "\x1b[20é\x1b[200~")]),
    (b"\x1b[201~q", [UNKNOWN, Keystroke("q", "q")]),
]
UNFINISHED = [(b"", []), (b"\x1b", [Keystroke("Escape")]), (b"\x1b\x1b", [Keystroke("Escape")] * 2), (b"q\x1b[", [Keystroke("q", "q"), UNKNOWN]),
              (b"\x1b[12;", [UNKNOWN]), (b"\x1bO", [UNKNOWN]), (b"\x1b[[", [UNKNOWN]), (b"\x1b[M !", [UNKNOWN]), (b"\x1b]11;rgb", [UNKNOWN]),
              (b"\x1b]x\x1b", [UNKNOWN]), (b"\x1b[200~", [Keystroke("paste", "")]), (b"\x1b[200~abc\x1b[2", [Keystroke("paste", "abc")])]


def decoded(*pieces: bytes) -> list[Keystroke]:
    """The keys of some bytes that come in pieces, after a pause at the end."""
    decoder = Decoder()
    keys = [key for piece in pieces for key in decoder.feed(piece)] + decoder.flush()
    assert decoder.feed(b"q") == [Keystroke("q", "q")] and not decoder.flush()
    return keys


@pytest.mark.parametrize("data, keys", TABLE + UNFINISHED, ids=lambda x: ascii(x)[:40] if isinstance(x, bytes) else "")
def test_the_keys_are_the_same_wherever_the_bytes_are_cut(data, keys):
    assert decoded(data) == keys
    assert decoded(*(data[n:n + 1] for n in range(len(data)))) == keys
    for cut in range(len(data)):
        assert decoded(data[:cut], data[cut:]) == keys


def test_so_they_are_for_any_bytes():
    dice = random.Random(7)
    alphabet = [b"\x1b", b"[", b"]", b"O", b"M", b"$", b"1", b";", b"~", b"A", b" ", b"\r", b"\x07", b"\\", b"\xc3", b"\xa9", b"\x1b[200~",
                b"\x1b[201~"]
    for _ in range(3000):
        data = b"".join(dice.choices(alphabet, k=12))
        cuts = sorted(dice.choices(range(len(data)), k=3))
        assert decoded(*(data[a:b] for a, b in zip([0, *cuts], [*cuts, None]))) == decoded(data), data


def test_what_is_complete_waits_for_nothing():
    for data, keys in TABLE:
        assert Decoder().feed(data) == keys


@pytest.mark.parametrize("data, seconds", [(b"q", float("inf")), (b"\x1b", 0.025), (b"\x1b[", 0.25), (b"\x1b[200~ab", 1)])
def test_patience(data, seconds):
    decoder = Decoder()
    decoder.feed(data)
    assert decoder.patience == seconds
    decoder.flush()
    assert decoder.patience == float("inf")


@pytest.mark.parametrize("begins, ends, keys", [(b"\x1b[200~", b"\x1b[201~", [Keystroke("paste", "é" * LONGEST_PASTE)]), (b"\x1b]", b"\x07", [UNKNOWN]),
                                                (b"\x1b[", b"A", [UNKNOWN])])
def test_a_megabyte_is_neither_kept_nor_slow(begins, ends, keys):
    decoder, piece, start = Decoder(), ("é" if b"~" in begins else "1").encode() * 2000, time.process_time()
    assert decoder.feed(begins) == []
    for _ in range(300):
        assert decoder.feed(piece) == []
    assert len(decoder._held) < 100 + LONGEST_PASTE * (begins == b"\x1b[200~")
    assert decoder.feed(ends) == keys
    assert time.process_time() - start < 2


@pytest.fixture
def line():
    """The two ends of a pseudo-terminal: what is written to the first is typed at the second."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    ours, theirs = pty.openpty()
    ends = {"ours": ours, "theirs": theirs}
    yield ends
    for end in ends.values():
        os.close(end)


def attributes(terminal: int):
    """How a terminal is set."""
    import termios

    found = termios.tcgetattr(terminal)
    found[3] &= ~getattr(termios, "PENDIN", 0)  # macOS sets it by itself where lines come back
    return found


def has(terminal: int, flag: str) -> bool:
    """Whether a local mode of a terminal is on."""
    import termios

    return bool(termios.tcgetattr(terminal)[3] & getattr(termios, flag))


def test_keys_of_a_terminal(line):
    with Keys(line["theirs"]) as keys:
        assert keys.read(0) is None and not keys.pending
        os.write(line["ours"], "nö\x1b[A\r".encode())
        assert [keys.read(PATIENCE) for _ in range(4)] == [Keystroke("n", "n"), Keystroke("ö", "ö"), Keystroke("Up"), Keystroke("Enter")]
        assert not keys.pending and keys.read(0) is None
        os.write(line["ours"], b"ab")
        assert keys.read(PATIENCE) == Keystroke("a", "a") and keys.pending and keys.read(0) == Keystroke("b", "b")
        os.write(line["ours"], b"\x1b")
        assert keys.read(PATIENCE) == Keystroke("Escape")


def test_a_key_that_takes_longer_than_the_timeout_is_not_lost(line):
    with Keys(line["theirs"]) as keys:
        os.write(line["ours"], b"\x1b[200~")
        assert keys.read(0.01) is None
        os.write(line["ours"], b"pasted\x1b[201~")
        assert keys.read(PATIENCE) == Keystroke("paste", "pasted")


def test_a_paste_without_an_end_ends_after_a_second(line):
    with Keys(line["theirs"]) as keys:
        os.write(line["ours"], b"\x1b[200~pasted")
        assert keys.read(PATIENCE) == Keystroke("paste", "pasted")


def test_attributes_are_those_of_before(line):
    before = attributes(line["theirs"])
    with pytest.raises(KeyError), Keys(line["theirs"]) as keys:
        assert [has(line["theirs"], flag) for flag in ("ECHO", "ICANON", "ISIG")] == [False, False, True]
        keys.suspend()
        assert attributes(line["theirs"]) == before
        keys.resume()
        assert not has(line["theirs"], "ECHO")
        raise KeyError
    assert attributes(line["theirs"]) == before


def test_a_terminal_that_goes_away_is_the_end(line):
    with Keys(line["theirs"]) as keys:
        os.write(line["ours"], b"q")
        assert keys.read(PATIENCE) == Keystroke("q", "q")
        os.close(line.pop("ours"))
        assert [keys.read(PATIENCE), keys.read(PATIENCE)] == [Keystroke("eof"), Keystroke("eof")] and not keys.pending


@pytest.mark.parametrize("data, last", [(b"", []), (b"q", [Keystroke("q", "q")]), (b"\x1b", [Keystroke("Escape")]), (b"\x1b[200~ab", [Keystroke("paste", "ab")])])
def test_the_end_of_a_pipe(data, last):
    if os.name == "nt":
        pytest.skip("keys come from the console alone")
    theirs, ours = os.pipe()
    os.write(ours, data)
    os.close(ours)
    with Keys(theirs) as keys:
        assert [keys.read(PATIENCE) for _ in last] == last and keys.read(PATIENCE) == Keystroke("eof")
    os.close(theirs)
    with Keys(theirs) as keys:
        assert keys.read(PATIENCE) == Keystroke("eof")
