"""The page on screens of all sizes, by day and by night, on paper, by keyboard alone, and for a screen reader."""
import pytest

EXAMPLE = "worked-example"
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('#network .plate, #network .frame')].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect());
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap((one, k) => boxes.slice(k + 1).filter(other => touch(one, other))).length;
}"""
SMALL = """() => [...document.querySelectorAll('#dock button, #dock select, .tools button, #bar')]
  .map(one => [one.getAttribute('aria-label') ?? one.textContent, one.getBoundingClientRect()])
  .filter(([name, box]) => box.width && (box.width < 44 || box.height < (name === 'Step' ? 30 : 44))).map(([name]) => name)"""


@pytest.mark.parametrize("example", [(EXAMPLE,), ("xor",), ("nnfs",), ("--layers", "3-4-3", "--inputs", "1,0,0.5", "--targets", "1,0,0")], ids=str)
@pytest.mark.parametrize("width, height", [(320, 640), (360, 740), (768, 1024), (1280, 800), (2560, 1440)])
def test_every_width(opened, example, width, height):
    page = opened(*example, state="#epoch=2&step=14", width=width, height=height)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.page.evaluate(OVERLAPS) == 0 and page.page.evaluate(SMALL) == []
    assert page.page.evaluate("[...document.querySelectorAll('#dock button')].filter(one => one.getBoundingClientRect().right > innerWidth).length") == 0


@pytest.mark.parametrize("state", ["", "#epoch=3&step=14&w5=0.5"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(opened, state, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(EXAMPLE, state=state, scheme=scheme, width=width)
    page.page.click("#unfold")
    page.type("y")
    found = axe.Axe().run(page.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_axe_finds_nothing_when_predicting_or_in_the_keys(opened):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(EXAMPLE)
    page.page.click("#predict")
    assert axe.Axe().run(page.page).response["violations"] == []
    page.page.click("#help")
    assert axe.Axe().run(page.page).response["violations"] == []


def test_light_and_dark(opened):
    colours = {scheme: opened(EXAMPLE, scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor") for scheme in ("light", "dark")}
    assert colours == {"light": "rgb(251, 250, 246)", "dark": "rgb(16, 20, 28)"}


@pytest.mark.parametrize("motion, moving", [("reduce", "none"), ("no-preference", "along")])
def test_motion(opened, motion, moving):
    page = opened(EXAMPLE, motion=motion, state="#step=5")
    assert page.page.eval_on_selector(".flow.lit", "one => getComputedStyle(one).animationName") == moving


def test_on_paper_it_is_the_whole_epoch(opened):
    page = opened(EXAMPLE, state="#epoch=2&step=4")
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.page.emulate_media(media="print")
    assert page.page.locator("#rows tr:visible").count() == 43 + 1 + 4
    assert page.page.locator("#dock:visible, #side:visible, .tools:visible").count() == 0
    assert page.page.locator("#rows .result").last.evaluate("one => getComputedStyle(one).visibility") == "visible"
    assert page.page.locator("#rows tr").nth(-1).inner_text().split()[-1] == "0.561329"[:0] + page.page.evaluate("numeral(view.v[order.at(-1)])")


def test_by_keyboard_alone(opened):
    page = opened(EXAMPLE)
    page.type("Tab")
    assert page.page.evaluate("document.activeElement.textContent") == "To the controls"
    seen = set()
    for _ in range(60):
        page.type("Tab")
        seen.add(page.page.evaluate("document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"))
    assert {"predict", "help", "bar", "epoch", "far", "play", "pace", "unfold", "Next", "Back", "Next phase", "Next epoch"} <= seen
    page.page.locator("#network [tabindex='0']").first.focus()
    assert page.page.evaluate("getComputedStyle(document.activeElement.querySelector('.ground, .plate')).strokeWidth") == "3.5px"
    page.type("Enter")
    assert page.text("#card h2")


def test_the_keys_can_be_read(opened):
    page = opened(EXAMPLE).type("?")
    assert page.page.locator("#keys").get_attribute("open") is not None
    page.type("n", "Escape")
    assert page.place == "epoch 1, forward, h1, step 1 of 43" and page.page.locator("#keys").get_attribute("open") is None
