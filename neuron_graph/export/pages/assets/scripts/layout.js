/* Layout: where boxes, edges and labels stand, in pixels, for a room so wide and so high.

   `u` is the size of the letters; everything else is a multiple of it. Layers stand in columns, or
   below each other where the room is narrow. An arrangement is taken if the labels of all weights
   have room without touching each other or a box; where none is, weights are told by those edges
   alone that are lit. */

const LINE = 1.55, PADDING = 0.7;
const LETTER = letterWidth('\u22120.12345');
const NUMBER_WIDTH = 8, WEIGHT_WIDTH = 7;
const PLACES = [0.26, 0.32, 0.2, 0.38, 0.62, 0.68, 0.5, 0.74, 0.44, 0.56, 0.8, 0.15];
const MOST_LABELS = 64;

/* The rows of a neuron's box: its bias and its numbers. */
function rowsOf(neuron) {
  const bias = neuron.bias?.length ? [{label: steps[neuron.bias[0]].html, chain: neuron.bias}] : [];
  const numbers = Object.entries(neuron.numbers).map(([label, bySample]) => ({label, bySample}));
  return [...bias, ...numbers];
}

/* Names longer than this are cut in the picture. */
const LONGEST_NAME = 20;

function shortened(html) {
  const piece = fragment(html), text = piece.textContent;
  return text.length > LONGEST_NAME ? fragmentOf(`${text.slice(0, LONGEST_NAME - 1)}…`) : piece;
}

function fragmentOf(text) {
  const made = document.createDocumentFragment();
  made.append(text);
  return made;
}

function letters(html) {
  const piece = shortened(html);
  const small = [...piece.querySelectorAll('sub, sup')].reduce((sum, part) => sum + part.textContent.length, 0);
  return piece.textContent.length - 0.3 * small;
}

function boxOf(neuron, u) {
  const rows = rowsOf(neuron);
  const label = Math.max(...rows.map(row => letters(row.label)));
  const inside = label * LETTER + (label ? 0.8 : 0) + NUMBER_WIDTH * LETTER;
  const width = (Math.max(inside, letters(neuron.html) * 0.62) + 2 * PADDING) * u;
  return {neuron, rows, width, height: (LINE * (rows.length + 1) + 0.5) * u};
}

/* Columns of boxes from left to right, in a width, `apart` from each other in a column. */
function inColumns(u, width, apart) {
  const columns = payload.picture.columns.map(column => column.map(neuron => boxOf(neuron, u)));
  const widths = columns.map(column => Math.max(...column.map(box => box.width)));
  const free = width - sum(widths) - 2 * u;
  const gap = columns.length > 1 ? Math.min(free / (columns.length - 1), 20 * u) : 0;
  const height = Math.max(...columns.map(column => extent(column, 'height', apart * u)));
  let x = (width - sum(widths) - gap * (columns.length - 1)) / 2;
  columns.forEach((column, k) => {
    let y = u + (height - extent(column, 'height', apart * u)) / 2;
    for (const box of column) {
      Object.assign(box, {x: x + (widths[k] - box.width) / 2, y});
      y += box.height + apart * u;
    }
    x += widths[k] + gap;
  });
  return {u, across: true, boxes: columns.flat(), gap, apart, width, height: height + 3.8 * u};
}

/* Rows of boxes from top to bottom. */
function inRows(u, width, gap) {
  const layers = payload.picture.columns.map(column => column.map(neuron => boxOf(neuron, u)));
  const space = Math.min(...layers.map(layer => (width - u - extent(layer, 'width', 0)) / layer.length));
  let y = 0.5 * u;
  for (const layer of layers) {
    const between = (width - extent(layer, 'width', 0)) / (layer.length + 1);
    let x = between;
    for (const box of layer) {
      Object.assign(box, {x, y});
      x += box.width + between;
    }
    y += Math.max(...layer.map(box => box.height)) + gap * u;
  }
  return {u, across: false, boxes: layers.flat(), gap: gap * u, space, apart: 2.2, width, height: y - (gap - 3.2) * u};
}

/* How wide a letter of a text is in the font of this page, in parts of its size. */
function letterWidth(text) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width / text.length / 100;
}

const sum = numbers => numbers.reduce((total, number) => total + number, 0);
const extent = (boxes, side, between) => sum(boxes.map(box => box[side])) + between * (boxes.length - 1);

/* The edges of an arrangement as curves, fanned out where several meet. */
function curvesOf(arrangement) {
  const boxes = new Map(arrangement.boxes.map(box => [box.neuron.name, box]));
  const edges = payload.picture.edges.map(edge => ({edge, from: boxes.get(edge.from), to: boxes.get(edge.to)}));
  for (const curve of edges) {
    const start = port(arrangement, curve.from, edges.filter(other => other.from === curve.from), curve, 'to', 1);
    const end = port(arrangement, curve.to, edges.filter(other => other.to === curve.to), curve, 'from', 0);
    curve.points = bent(start, end, arrangement.across);
  }
  return edges;
}

/* Where an edge meets a box: spread along its side, in the order of the boxes at the other ends. */
function port(arrangement, box, edges, curve, other, side) {
  const {across, u} = arrangement;
  const along = across ? 'y' : 'x', length = across ? box.height : box.width;
  const sorted = [...edges].sort((a, b) => a[other][along] - b[other][along]);
  const step = Math.min(1.1 * u, 0.6 * length / sorted.length);
  const shift = (sorted.indexOf(curve) - (sorted.length - 1) / 2) * step;
  return across ? [box.x + side * box.width, box.y + box.height / 2 + shift] : [box.x + box.width / 2 + shift, box.y + side * box.height];
}

function bent([x1, y1], [x2, y2], across) {
  const dx = across ? 0.36 * (x2 - x1) : 0, dy = across ? 0 : 0.42 * (y2 - y1);
  return [[x1, y1], [x1 + dx, y1 + dy], [x2 - dx, y2 - dy], [x2, y2]];
}

function pointAt(points, t) {
  const s = 1 - t, share = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [0, 1].map(axis => sum(points.map((point, k) => share[k] * point[axis])));
}

/* Gives every edge a place for its label; false where one has none. */
function placeLabels(arrangement, curves) {
  const {u, boxes} = arrangement;
  const trails = curves.map(curve => Array.from({length: 41}, (_, k) => pointAt(curve.points, k / 40)));
  const taken = boxes.map(box => [box.x, box.y, box.x + box.width, box.y + box.height + 0.9 * u]);
  for (const [place, curve] of curves.entries()) {
    const wide = labelWidth(curve.edge, u), high = 1.45 * u;
    const found = PLACES.map(t => rectangleAround(pointAt(curve.points, t), wide, high))
      .filter(one => one[0] >= 0 && one[2] <= arrangement.width && !taken.some(other => touch(one, other, 0.25 * u)))
      .map(one => [ambiguity(one, trails, place, u), one]);
    if (!found.length) return false;
    const [, best] = found.reduce((least, one) => one[0] < least[0] ? one : least);
    curve.label = best;
    taken.push(best);
  }
  return true;
}

/* Where no label has room of its own: at the thick of each edge's first third. */
function looseLabels(arrangement, curves) {
  for (const curve of curves) {
    curve.label = rectangleAround(pointAt(curve.points, 0.3), labelWidth(curve.edge, arrangement.u), 1.45 * arrangement.u);
  }
}

function labelWidth(edge, u) {
  const longest = Math.max(...edge.weight.map(id => letters(steps[id].html)));
  return ((longest + WEIGHT_WIDTH) * LETTER * 0.92 + 1) * u;
}

const rectangleAround = ([x, y], wide, high) => [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
const touch = (a, b, room) => a[0] < b[2] + room && b[0] < a[2] + room && a[1] < b[3] + room && b[1] < a[3] + room;

/* How easily a label is taken for that of another edge: the nearer another one comes to its middle,
   the more of others it covers. */
function ambiguity(rectangle, trails, own, u) {
  const middle = [(rectangle[0] + rectangle[2]) / 2, (rectangle[1] + rectangle[3]) / 2];
  const others = trails.filter((_, k) => k !== own).flat();
  const nearest = Math.min(2 * u, ...others.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1])));
  return 20 * (2 - nearest / u) + others.filter(([x, y]) => touch(rectangle, [x, y, x, y], 3)).length;
}

/* Arrangements to try for a room, the best first: columns that fit, columns somewhat too high,
   rows, columns wider than the room. */
function* arrangements(width, height) {
  yield* columnsWithin(width, height, Math.min(34, Math.max(13, width / 46)), 11.5);
  if (width >= 640) yield* columnsWithin(width, 1.4 * height, 14, 11);
  for (let u = Math.min(15, width / 24); u >= 10; u -= 0.5) {
    for (const gap of [6, 7.5, 9, 11, 13, 16]) {
      const one = inRows(u, width, gap);
      if (one.space >= 0.4 * u) yield one;
    }
  }
  for (const wide of [1, 1.3, 1.8, 2.5]) yield* columnsWithin(wide * width, Infinity, 14, 10.5);
}

function* columnsWithin(width, height, largest, smallest) {
  for (let u = largest; u >= smallest; u -= 0.5) {
    for (const apart of [6, 5, 4, 3.2, 2.6]) {
      const one = inColumns(u, width, apart);
      if (one.gap >= 8.5 * u && one.height <= height) yield one;
    }
  }
}

/* The arrangement that is drawn. */
function arranged(width, height) {
  if (payload.picture.edges.length <= MOST_LABELS) {
    for (const arrangement of arrangements(width, height)) {
      const curves = curvesOf(arrangement);
      if (placeLabels(arrangement, curves)) return {...arrangement, curves, isDense: false};
    }
  }
  const dense = inColumns(11.5, Math.max(width, 190 * payload.picture.columns.length), 2);
  const curves = curvesOf(dense);
  looseLabels(dense, curves);
  return {...dense, curves, isDense: true};
}
