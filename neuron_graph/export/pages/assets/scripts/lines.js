/* Lines: the present line, those before it, and the table of all of them. */

const LINES_BEFORE = 7, LONG = 6;

/* A number that can be clicked. */
function numberButton(id, view, text = numeral(view.v[id])) {
  const isHidden = !view.isKnown(id);
  const changed = !isHidden && view.isChanged(id) ? ' changed' : '';
  const label = isHidden ? `${spoken[id]}, still to be found` : view.said(id);
  return element('button', {type: 'button', class: `number${changed}`, 'data-id': id, 'aria-label': label}, isHidden ? '?' : text);
}

function presentLine(view) {
  const {present: id, v} = view, step = steps[id];
  const isHidden = !view.isKnown(id), level = isHidden ? view.quiz.level(id) : 3;
  const rows = [element('p', {class: 'phase', 'data-phase': step.phase}, step.phase, element('span', {}, step.neuron ?? ''))];
  rows.push(element('h2', {}, nameOf(id), ' ', step.word ? element('small', {}, step.word) : ''));
  const size = (step.uses ?? []).length > LONG ? ' long' : '';
  if (!isGiven(id)) {
    if (level > 0) rows.push(side(symbols(id), `symbols${size}`));
    if (level > 1) rows.push(side(substituted(id, v, operand => numberButton(operand, view)), `numbers${size}`));
  }
  rows.push(side(isHidden ? '?' : numberButton(id, view), 'result'));
  if (view.isChanged(id) && !isHidden) rows.push(element('p', {class: 'original'}, `original: ${numeral(view.original[id])}`));
  if (step.note) rows.push(element('p', {class: 'note'}, step.note));
  return rows;
}

function side(content, kind) {
  return element('p', {class: `side ${kind}`}, element('span', {class: 'equals'}, '='), element('span', {}, content));
}

function linesBefore(view) {
  const before = order.slice(Math.max(0, view.place - LINES_BEFORE), view.place).reverse();
  const items = before.map(id => element('li', {}, stepButton(id), ' = ', numberButton(id, view)));
  return items.length ? [element('h2', {}, 'Before'), element('ol', {}, ...items)] : [];
}

/* A name that leads to its step. */
function stepButton(id) {
  return element('button', {type: 'button', class: 'name', 'data-step': rank.get(id), 'aria-label': `go to ${spoken[id]}`}, nameOf(id));
}

/* What is given and stands nowhere in the picture: the learning rate and the like. */
function givenNumbers(view, placed) {
  const found = steps.filter(step => isGiven(step.id) && !placed.has(step.id) && [null, undefined, view.sample].includes(step.sample));
  return found.map(step => element('span', {class: view.uses.has(step.id) ? 'operand' : ''}, nameOf(step.id), ' ', numberButton(step.id, view)));
}

/* The table of all numbers of an epoch. */
class Trace {
  constructor(room) {
    this.rows = order.map(id => this.row(id));
    const heads = ['number', 'in symbols', 'in numbers', 'is'].map(word => element('th', {scope: 'col'}, word));
    room.append(element('table', {}, element('thead', {}, element('tr', {}, ...heads)), ...this.parts()));
  }

  row(id) {
    const numbers = element('td', {class: 'numbers'}), result = element('td', {class: 'result'});
    const whole = element('tr', {}, element('th', {scope: 'row'}, stepButton(id)), element('td', {class: 'symbols'}, '= ', symbols(id)), numbers, result);
    return {id, whole, numbers, result};
  }

  /* A part of the table for each phase of each sample, with its heading. */
  parts() {
    const starts = order.map((_, place) => place).filter(place => place === 0 || phaseOf(place) !== phaseOf(place - 1));
    return starts.map((start, k) => {
      const {phase, sample} = steps[order[start]];
      const words = SAMPLES > 1 && sample ? `${phase}, sample ${sample}` : phase;
      const head = element('tr', {class: 'phase', 'data-phase': phase}, element('th', {colspan: 4, scope: 'rowgroup'}, words));
      return element('tbody', {}, head, ...this.rows.slice(start, starts[k + 1]).map(row => row.whole));
    });
  }

  show(view) {
    for (const {id, whole, numbers, result} of this.rows) {
      whole.classList.toggle('present', id === view.present);
      whole.classList.toggle('later', rank.get(id) > view.place);
      const isHidden = view.isOpen(id);
      numbers.replaceChildren('= ', isHidden ? '' : substituted(id, view.v, operand => view.isOpen(operand) ? '?' : numeral(view.v[operand])));
      result.replaceChildren('= ', isHidden ? '?' : numberButton(id, {...view, isKnown: () => true}));
    }
  }
}
