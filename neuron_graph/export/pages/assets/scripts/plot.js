/* Plot: a watched number over all epochs, on a scale on which each mark is ten times as many. The
   calculation as it was is dashed, with its edits it is drawn through. */

const PLOT = {width: 320, height: 132, left: 54, right: 10, top: 10, bottom: 24};

class Plot {
  constructor(goTo) {
    this.goTo = goTo;
    this.root = svg('svg', {class: 'plot', viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: 'img'});
    this.root.addEventListener('click', event => this.goTo(this.epochAt(event)));
  }

  x(epoch) {
    const share = payload.epochs > 1 ? Math.log(epoch) / Math.log(payload.epochs) : 0.5;
    return PLOT.left + share * (PLOT.width - PLOT.left - PLOT.right);
  }

  epochAt(event) {
    const {left, width} = this.root.getBoundingClientRect();
    const x = (event.clientX - left) / width * PLOT.width;
    const share = (x - PLOT.left) / (PLOT.width - PLOT.left - PLOT.right);
    return Math.round(payload.epochs ** Math.min(Math.max(share, 0), 1));
  }

  /* `curve` and `original` are lists of [epoch, value]; `here` is the epoch and the value now. */
  show(curve, original, here, name) {
    const values = [...curve, ...original, here].map(([, value]) => value).filter(Number.isFinite);
    const ticks = ticksBetween(Math.min(...values), Math.max(...values));
    const y = heightOf(ticks);
    const [epoch, value] = here, isKnown = Number.isFinite(value);
    this.root.setAttribute('aria-label', `${name} over ${plural(payload.epochs, 'epoch')}` + (isKnown ? `; ${numeral(value)} in epoch ${epoch}` : ''));
    this.root.replaceChildren(
      ...ticks.map(tick => this.horizontal(tick, y(tick))), ...this.verticals(),
      this.line(original, y, 'original'), this.line(curve, y, 'curve'),
      svg('line', {class: 'now', x1: this.x(epoch), x2: this.x(epoch), y1: PLOT.top, y2: PLOT.height - PLOT.bottom}),
      ...(isKnown ? [svg('circle', {class: 'now', cx: this.x(epoch), cy: y(value), r: 4})] : []));
  }

  line(curve, y, kind) {
    const points = curve.filter(([, value]) => Number.isFinite(value)).map(([epoch, value]) => `${this.x(epoch).toFixed(1)},${y(value).toFixed(1)}`);
    return svg('polyline', {class: kind, points: points.join(' ')});
  }

  horizontal(tick, y) {
    return svg('g', {class: 'tick'}, svg('line', {x1: PLOT.left, x2: PLOT.width - PLOT.right, y1: y, y2: y}),
      svg('text', {x: PLOT.left - 6, y: y + 4, 'text-anchor': 'end'}, fitted(tick, 9)));
  }

  verticals() {
    const tens = [1, 10, 100, 1000, 10000, 100000].filter(ten => ten <= payload.epochs);
    return tens.map(ten => svg('g', {class: 'tick'},
      svg('text', {x: this.x(ten), y: PLOT.height - 6, 'text-anchor': ten === payload.epochs ? 'end' : 'middle'}, thousands(ten))));
  }
}

function heightOf(ticks) {
  const low = ticks[0], high = ticks.at(-1), room = PLOT.height - PLOT.top - PLOT.bottom;
  return value => PLOT.top + (high - value) / (high - low) * room;
}

/* Three to six round numbers around what is between two. */
function ticksBetween(low, high) {
  const range = high - low || Math.abs(high) || 1;
  const ten = 10 ** Math.floor(Math.log10(range));
  const step = ten * [0.2, 0.5, 1, 2].find(size => range / (size * ten) <= 5);
  const first = Math.floor(low / step + 1e-9), last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  return Array.from({length: last - first + 1}, (_, k) => Number(((first + k) * step).toPrecision(12)));
}
