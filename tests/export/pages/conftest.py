"""A browser, in which pages are opened and driven as a person does."""
import shutil
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from neuron_graph.terminal.command_line import main

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1280, 800
LONGEST, PAUSE = 30_000, 20
"""Milliseconds that are waited at most for what is to happen, and between two looks."""


class Opened:
    """A page that is open. `errors` is what went wrong in it, requests to elsewhere among it."""

    def __init__(self, page):
        self.page, self.errors = page, []
        page.set_default_timeout(LONGEST)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("request", self.note_request)

    def note_request(self, request):
        """A request is one for the file itself, or a mistake."""
        if not request.url.startswith(("file:///", "data:", "about:")):
            self.errors.append(request.url)

    def type(self, *keys):
        """Press some keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def at(self, state):
        """The same page as if it were opened with a state in its address."""
        self.type("Escape").page.evaluate("state => { history.replaceState(null, '', state || '#'); return follow(); }", state)
        return self

    def text(self, selector):
        """What is shown there, in one line; nothing where nothing is."""
        found = self.page.query_selector(selector)
        return " ".join(found.inner_text().split()) if found and found.is_visible() else ""

    def texts(self, selector):
        """What is shown in each of them."""
        return [" ".join(one.inner_text().split()) for one in self.page.query_selector_all(selector)]

    def waits(self, condition):
        """Wait until something is true in the page; its policy lets nothing wait inside it."""
        for _ in range(LONGEST // PAUSE):
            if self.page.evaluate(condition):
                return self
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"{condition} has not come true; {self.place}")

    def waits_for(self, selector, text):
        """Wait until a text is there."""
        return self.waits(f"(document.querySelector({selector!r})?.textContent ?? '').includes({text!r})")

    @property
    def place(self):
        """Where we are, as the page says."""
        return self.text("#place")

    @property
    def address(self):
        """What stands behind # in the address, when it has settled."""
        self.page.wait_for_timeout(300)
        return self.page.evaluate("location.hash")


@pytest.fixture(scope="session")
def browser():
    """Chromium of this machine, driven by playwright; skips where one of them is not."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed: pip install -e '.[browser]'")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """Writes the page of an example, or of what the options say, once; gives its file, or the one that there is."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def write(*arguments):
        if isinstance(arguments[0], Path):
            return arguments[0]
        path = folder / f"{len(list(folder.iterdir()))}.html"
        assert main(["page", *arguments, "--output", str(path)]) == 0
        return path

    return write


@pytest.fixture(scope="module")
def opener(browser, written):
    """Opens the page of an example with a state, in a window of some size."""
    with ExitStack() as stack:
        def open_page(*arguments, state="", width=WIDTH, height=HEIGHT, motion="reduce", scheme="light"):
            one = Opened(stack.enter_context(browser.new_page()))
            one.page.set_viewport_size({"width": width, "height": height})
            one.page.emulate_media(color_scheme=scheme, reduced_motion=motion)
            one.page.goto(written(*arguments).as_uri() + state)
            return one.waits("document.querySelector('#place').textContent")

        yield open_page


@pytest.fixture
def opened(opener):
    """Opens a page as `opener` does; nothing goes wrong in it, and it is closed in the end."""
    pages = []
    yield lambda *arguments, **options: pages.append(opener(*arguments, **options)) or pages[-1]
    assert [one.errors for one in pages] == [[] for _ in pages]
    for one in pages:
        one.page.close()


@pytest.fixture(scope="module")
def example(opener):
    """The worked example, open for many tests: `example.at(state)` begins anew."""
    one = opener("worked-example")
    yield one
    assert one.errors == []
