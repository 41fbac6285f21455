/* Picture: the network with every number that is known by now; what is computed now is lit, with
   what it is computed from and the edges along which that comes. */

const SVG = 'http://www.w3.org/2000/svg';
const WIDEST_EDGE = 5.5;

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/* A name with its subscripts, as pieces of an SVG text of a size. */
function pieces(html, size) {
  let lowered = 0;
  return [...shortened(html).childNodes].map(node => {
    const wanted = {SUB: 0.25, SUP: -0.35}[node.nodeName] ?? 0;
    const attributes = {dy: ((wanted - lowered) * size).toFixed(2)};
    if (wanted) attributes['font-size'] = (0.74 * size).toFixed(2);
    lowered = wanted;
    return svg('tspan', attributes, node.textContent);
  });
}

class Picture {
  /* `choose(id)` is called with the number that is clicked. */
  constructor(room, choose) {
    this.room = room;
    this.choose = choose;
    this.shown = null;
    new ResizeObserver(() => this.fit()).observe(room.parentElement);
  }

  fit() {
    const width = Math.floor(this.room.clientWidth);
    const height = Math.max(340, window.innerHeight - 300);
    if (!width || (this.width === width && Math.abs(this.height - height) < 80)) return;
    Object.assign(this, {width, height});
    this.draw(arranged(width, height));
    if (this.shown) this.show(this.shown);
  }

  draw(plan) {
    this.plan = plan;
    this.edges = plan.curves.map(curve => this.edge(curve));
    this.boxes = plan.boxes.map(box => this.box(box));
    this.network = this.pill(plan.boxes.at(-1), plan.height - 1.2 * plan.u);
    const size = {viewBox: `0 0 ${plan.width} ${plan.height}`, width: plan.width, height: plan.height};
    this.root = svg('svg', {...size, class: plan.isDense ? 'dense' : 'open', role: 'group', 'aria-label': 'The network'},
      svg('g', {}, ...this.edges.flatMap(edge => [edge.path, edge.flow])),
      svg('g', {}, ...this.boxes.map(box => box.group)),
      svg('g', {}, ...this.edges.map(edge => edge.label)),
      svg('g', {}, ...this.boxes.flatMap(box => box.pills.map(pill => pill.group)), this.network.group));
    this.room.replaceChildren(this.root);
  }

  edge({edge, points, label}) {
    const d = `M${points[0]}C${points.slice(1).join(' ')}`;
    const [x1, y1, x2, y2] = label, {u} = this.plan;
    const text = svg('text', {x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 0.32 * u, 'text-anchor': 'middle', 'font-size': 0.92 * u});
    const plate = svg('rect', {x: x1, y: y1, width: x2 - x1, height: y2 - y1, rx: 0.5 * u, class: 'plate'});
    const made = this.pressable(svg('g', {class: 'weight number'}, plate, text));
    return {edge, text, plate, middle: (x1 + x2) / 2, label: made, path: svg('path', {d}), flow: svg('path', {d, class: 'flow'}), along: new Set([...edge.weight, ...(edge.gradient ?? [])])};
  }

  box(box) {
    const {u} = this.plan, {x, y, width, height, neuron} = box;
    const frame = svg('rect', {x, y, width, height, rx: 0.7 * u, class: 'frame'});
    const title = svg('text', {x: x + width / 2, y: y + 1.25 * u, 'text-anchor': 'middle', 'font-size': 1.08 * u, class: 'title'}, ...pieces(neuron.html, 1.08 * u));
    const rows = box.rows.map((row, k) => this.row(row, box, y + (LINE * (k + 1) + 0.3) * u));
    const count = Math.max(1, Math.min(3, Math.floor(this.plan.apart / 1.6)));
    const pills = Array.from({length: count}, (_, k) => this.pill(box, y + height + (1.65 * k + 0.55) * u));
    return {neuron, rows, pills, frame, group: svg('g', {class: 'neuron'}, frame, title, ...rows.map(row => row.group))};
  }

  row(row, box, top) {
    const {u} = this.plan, base = top + 1.08 * u, html = row.label;
    const ground = svg('rect', {x: box.x + 0.25 * u, y: top, width: box.width - 0.5 * u, height: LINE * u - 1, rx: 0.4 * u, class: 'ground'});
    const label = svg('text', {x: box.x + PADDING * u, y: base, 'font-size': u, class: 'label'}, ...pieces(html, u));
    const anchor = html ? 'end' : 'middle';
    const x = html ? box.x + box.width - PADDING * u : box.x + box.width / 2;
    const value = svg('text', {x, y: base, 'text-anchor': anchor, 'font-size': u, class: 'value'});
    return {row, label, value, group: this.pressable(svg('g', {class: 'number'}, ground, label, value))};
  }

  /* A number that has no row of its own, beside the box that it belongs to. */
  pill(box, y) {
    const {u} = this.plan;
    const ground = svg('rect', {y: y - 0.75 * u, height: 1.5 * u, rx: 0.75 * u, class: 'ground'});
    const text = svg('text', {y: y + 0.34 * u, 'text-anchor': 'middle', 'font-size': 0.95 * u});
    return {x: box.x + box.width / 2, ground, text, group: this.pressable(svg('g', {class: 'number pill'}, ground, text))};
  }

  pressable(group) {
    const choose = () => { if (group.dataset.id) this.choose(Number(group.dataset.id)); };
    group.addEventListener('click', choose);
    group.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); choose(); }
    });
    return group;
  }

  /* A view says all that is to be seen: see `view` in page.js. */
  show(view) {
    this.shown = view;
    if (!this.root) return;
    const placed = new Set();
    for (const box of this.boxes) this.showBox(box, view, placed);
    const strongest = Math.max(...this.edges.map(({edge}) => Math.abs(view.v[latest(edge.weight, view)])), 1e-300);
    for (const edge of this.edges) this.showEdge(edge, view, strongest, placed);
    this.showPills(view, placed);
  }

  showBox(box, view, placed) {
    for (const {row, value, group} of box.rows) {
      const id = row.chain ? latest(row.chain, view) : row.bySample[Math.min(view.sample, row.bySample.length) - 1];
      value.textContent = view.isKnown(id) ? fitted(view.v[id], NUMBER_WIDTH) : view.present === id ? '?' : '·';
      this.mark(group, id, view);
      placed.add(id);
    }
    box.frame.classList.toggle('lit', steps[view.present].neuron === box.neuron.name);
  }

  showEdge(shown, view, strongest, placed) {
    const {edge, along, path, flow, label} = shown;
    const id = latest(edge.weight, view), value = view.v[id];
    const isLit = along.has(view.present) || [...view.uses].some(used => edge.weight.includes(used));
    path.setAttribute('class', `edge ${value < 0 ? 'minus' : 'plus'}${isLit ? ' lit' : ''}`);
    path.setAttribute('stroke-width', (1 + (WIDEST_EDGE - 1) * Math.abs(value) / strongest || 1).toFixed(2));
    flow.setAttribute('class', `flow ${isLit ? 'lit' : ''} ${steps[view.present].phase === 'backward' ? 'back' : ''}`);
    this.mark(label, id, view);
    this.write(shown.text, shown.plate, shown.middle, id, fitted(value, WEIGHT_WIDTH));
    label.classList.toggle('along', isLit);
    label.classList.toggle('minus', value < 0);
    label.classList.toggle('plus', value > 0);
    placed.add(id);
  }

  showPills(view, placed) {
    const wanted = [view.present, ...view.uses].filter(id => !placed.has(id) && !isGiven(id));
    const own = name => wanted.filter(id => steps[id].neuron === name);
    for (const {neuron, pills} of this.boxes) {
      pills.forEach((pill, k) => this.showPill(pill, own(neuron.name)[k], view));
    }
    const known = new Set(this.boxes.map(box => box.neuron.name));
    this.showPill(this.network, wanted.find(id => !known.has(steps[id].neuron)), view);
  }

  showPill({x, ground, text, group}, id, view) {
    group.classList.toggle('empty', id === undefined);
    if (id === undefined) return this.mark(group, undefined, view);
    this.mark(group, id, view);
    this.write(text, ground, x, id, view.isKnown(id) ? fitted(view.v[id], NUMBER_WIDTH) : '?');
  }

  /* A name and a number around a middle, on a ground as wide as they are. */
  write(text, ground, x, id, said) {
    const {u, width} = this.plan, size = Number(text.getAttribute('font-size'));
    const name = pieces(steps[id].html, size);
    const lowered = sum(name.map(piece => Number(piece.getAttribute('dy'))));
    text.replaceChildren(...name, svg('tspan', {dy: -lowered, dx: 0.45 * size, class: 'value'}, said));
    const guess = (letters(steps[id].html) + said.length + 0.8) * LETTER * size;
    const wide = (text.getComputedTextLength() || guess) + u;
    const middle = Math.min(Math.max(x, wide / 2 + 1), width - wide / 2 - 1);
    ground.setAttribute('x', middle - wide / 2);
    ground.setAttribute('width', wide);
    text.setAttribute('x', middle);
  }

  /* How a number is marked: present, operand, changed; what is lit can be reached by Tab. */
  mark(group, id, view) {
    const isKnown = id !== undefined && view.isKnown(id);
    const isPresent = id === view.present, isOperand = view.uses.has(id);
    group.classList.toggle('present', isPresent);
    group.classList.toggle('operand', isOperand);
    group.classList.toggle('changed', isKnown && view.isChanged(id));
    group.classList.toggle('unknown', !isKnown);
    group.dataset.id = isKnown ? id : '';
    const attributes = isKnown ? {role: 'button', tabindex: isPresent || isOperand ? 0 : -1, 'aria-label': view.said(id)} : {};
    for (const name of ['role', 'tabindex', 'aria-label']) {
      if (name in attributes) group.setAttribute(name, attributes[name]);
      else group.removeAttribute(name);
    }
  }
}

/* The last of a parameter's values that is known: what it is now. */
function latest(chain, view) {
  return chain.findLast(id => view.isKnown(id)) ?? chain[0];
}
