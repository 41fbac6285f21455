/* Course: every epoch of the calculation, free to visit in any order.

   An edit {id, epoch, value} gives a number another value: an input, a target or the learning
   rate from its epoch on, anything else in that epoch alone. An epoch is computed from the
   nearest one whose parameters are kept, in pieces, so that the page never freezes. */

const payload = JSON.parse(document.getElementById('calculation').textContent);
const {parameters, results} = payload;
const steps = payload.steps.map((step, id) => ({...step, id, given: !calculation.formulas[id]}));
const order = steps.filter(step => step.phase !== 'given').map(step => step.id);
const recorded = Float64Array.from(payload.values, value => Number(String(value).replace('inf', 'Infinity')));
const rank = new Map(order.map((id, place) => [id, place]));
const KEPT_EVERY = 100;
const PIECE = 12;

const [ERROR] = payload.error;
const FIRST_EPOCH = Math.min(payload.opening, ...Object.keys(payload.stored ?? {}).map(Number));

const pause = () => new Promise(resolve => setTimeout(resolve));
const lasts = id => Boolean(steps[id].lasting);
const isGiven = id => Boolean(steps[id].given);

class Course {
  constructor(edits = []) {
    this.edits = edits;
    const first = Math.min(Infinity, ...edits.map(edit => edit.epoch));
    const stored = Object.entries(payload.stored ?? {}).map(([epoch, values]) => [Number(epoch), values]);
    const opening = [payload.opening, parameters.map(id => recorded[id])];
    this.starts = new Map([...stored, opening].filter(([epoch]) => epoch <= first));
    this.visited = new Map();
    this.curves = new Map();
  }

  /* The numbers of an epoch, by id, if they need no computing of epochs before it. */
  numbers(epoch) {
    if (!this.visited.has(epoch)) {
      if (this.visited.size > 24) this.visited.delete(this.visited.keys().next().value);
      this.visited.set(epoch, this.computed(epoch));
    }
    return this.visited.get(epoch);
  }

  computed(epoch) {
    return epoch === payload.opening && !this.edits.length ? recorded : this.run(epoch, this.starts.get(epoch)).slice();
  }

  run(epoch, start) {
    const v = Course.scratch;
    v.set(recorded);
    parameters.forEach((id, place) => { v[id] = start[place]; });
    calculation.run(v, this.editsIn(epoch));
    return v;
  }

  /* The values that stand in place of what would be given or computed in an epoch, by id. */
  editsIn(epoch) {
    const meant = this.edits.filter(edit => lasts(edit.id) ? edit.epoch <= epoch : edit.epoch === epoch);
    return meant.length ? Object.fromEntries(meant.map(edit => [edit.id, edit.value])) : undefined;
  }

  /* Computes until the parameters from which an epoch starts are known. False if told to stop. */
  async reach(epoch, isWanted = () => true, say = () => {}) {
    let at = this.nearest(epoch), deadline = performance.now() + PIECE;
    let start = this.starts.get(at);
    while (at < epoch) {
      const v = this.run(at, start);
      start = results.map(id => v[id]);
      at += 1;
      if (at % KEPT_EVERY === 1 || at === epoch) this.starts.set(at, start);
      if (performance.now() > deadline) {
        say(at);
        await pause();
        if (!isWanted()) return false;
        deadline = performance.now() + PIECE;
      }
    }
    return true;
  }

  nearest(epoch) {
    return Math.max(...[...this.starts.keys()].filter(known => known <= epoch));
  }

  /* Visits epochs all over the training, for the curves of all numbers. */
  async survey(isWanted, tell) {
    for (const epoch of LANDMARKS) {
      if (!await this.reach(epoch, isWanted)) return;
      this.curves.set(epoch, this.computed(epoch));
    }
    tell();
  }

  curve(id) {
    return [...this.curves].map(([epoch, v]) => [epoch, v[id]]);
  }
}

Course.scratch = new Float64Array(recorded.length);

/* Epochs, ever further apart: sixteen between 100 and 1,000. */
const LANDMARKS = landmarks(FIRST_EPOCH, payload.epochs);

function landmarks(first, last) {
  const found = new Set([first]);
  for (let k = 0; 10 ** (k / 16) < last; k += 1) found.add(Math.max(first, Math.round(10 ** (k / 16))));
  return [...found.add(last)];
}
