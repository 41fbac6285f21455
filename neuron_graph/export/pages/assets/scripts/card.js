/* Card: what there is to say about one number: where it comes from, and what if it were another. */

const SLIDES = 400;

class Card {
  /* `page` has `view`, `edit(id, value)`, `close()`. */
  constructor(room, page) {
    this.room = room;
    this.page = page;
    this.id = null;
  }

  open(id) {
    this.id = id;
    this.room.hidden = false;
    this.draw();
    this.room.querySelector('summary, input')?.focus({preventScroll: true});
    this.room.scrollIntoView({block: 'nearest', behavior: calm() ? 'auto' : 'smooth'});
  }

  close() {
    this.id = null;
    this.room.hidden = true;
    this.room.replaceChildren();
  }

  draw() {
    const {id, page: {view}} = this;
    const head = element('h2', {}, ...(isGiven(id) ? ['What if ', nameOf(id), ' were another number?'] : ['Where ', nameOf(id), ' comes from']));
    const shut = element('button', {type: 'button', class: 'close', 'aria-label': 'Close', 'data-command': 'Escape'}, '×');
    this.room.replaceChildren(shut, head, ...this.about(), ...(isGiven(id) ? [] : [tree(id, view)]), this.form(), this.outcome());
    this.drawn = view.v;
    this.update();
  }

  about() {
    const sentence = payload.kinds?.[steps[this.id].kind];
    return sentence ? [element('p', {class: 'note'}, sentence)] : [];
  }

  form() {
    const {id} = this, name = spoken[id];
    this.field = element('input', {inputmode: 'decimal', autocomplete: 'off', size: 11, 'aria-label': `another value for ${name}`});
    this.slider = element('input', {type: 'range', 'aria-label': `${name}, by sliding`, step: 'any'});
    this.slider.addEventListener('input', () => this.slid());
    const form = element('form', {class: 'whatif'}, element('label', {}, nameOf(id), ' = ', this.field), element('button', {}, 'Try it'), this.slider);
    form.addEventListener('submit', event => { event.preventDefault(); this.typed(); });
    this.slider.addEventListener('pointerdown', () => this.span());
    return isGiven(id) ? form : element('details', {class: 'other'}, element('summary', {}, 'What if it were another number?'), form);
  }

  outcome() {
    this.result = element('p', {class: 'outcome'});
    return this.result;
  }

  /* The slider reaches as far again as the number is large, on both sides. */
  span() {
    const middle = this.page.original()[this.id], reach = Math.max(1, 2 * Math.abs(middle));
    Object.assign(this.slider, {min: middle - reach, max: middle + reach, step: 2 * reach / SLIDES});
  }

  typed() {
    const value = read(this.field.value);
    if (value === null) this.result.textContent = `“${this.field.value}” is no number; write one such as 0.5`;
    else this.page.edit(this.id, value);
  }

  slid() {
    this.page.edit(this.id, Number(Number(this.slider.value).toPrecision(4)));
  }

  /* What came of it, and the same card for another moment. */
  update() {
    if (this.id === null) return;
    const {view} = this.page, value = view.v[this.id], isSliding = document.activeElement === this.slider;
    if (this.drawn !== view.v && !isSliding && !isGiven(this.id)) return this.draw();
    if (!isSliding) { this.span(); this.slider.value = value; }
    this.field.value = String(value);
    this.result.replaceChildren(...this.sentences(view));
  }

  sentences(view) {
    if (!view.original) return [`Exactly ${String(view.v[this.id])}.`];
    const differing = order.filter(id => view.isChanged(id)).length;
    const parts = [`${differing} of ${plural(order.length, 'number')} of this epoch come out otherwise.`];
    if (ERROR !== undefined && view.isChanged(ERROR)) {
      parts.push(` ${spoken[ERROR]} is ${numeral(view.v[ERROR])} instead of ${numeral(view.original[ERROR])}.`);
    }
    return [...parts, ' ', element('button', {type: 'button', 'data-command': 'r'}, 'Back to the original')];
  }
}

/* Where a number comes from, down to what is given; branches are made when they are opened. */
function tree(id, view) {
  return element('ul', {class: 'tree'}, branch(id, view, true));
}

function branch(id, view, isOpen = false) {
  const line = [nameOf(id), ' = '];
  if (isGiven(id) || !view.isKnown(id)) return element('li', {class: 'leaf'}, ...line, numberButton(id, view), isGiven(id) ? ' given' : '');
  const opened = element('details', {open: isOpen}, element('summary', {}, ...line, changedNumber(id, view)));
  const grow = () => { if (opened.open && opened.childElementCount === 1) opened.append(...grown(id, view)); };
  opened.addEventListener('toggle', grow);
  grow();
  return element('li', {}, opened);
}

function changedNumber(id, view) {
  return element('span', {class: `value${view.isChanged(id) ? ' changed' : ''}`}, numeral(view.v[id]));
}

function grown(id, view) {
  const numbers = substituted(id, view.v, operand => view.isKnown(operand) ? numeral(view.v[operand]) : '?');
  const there = element('button', {type: 'button', class: 'there', 'data-step': rank.get(id), 'aria-label': `go to ${spoken[id]}`}, 'Go there');
  const operands = (steps[id].uses ?? []).map(operand => branch(operand, view));
  return [side(symbols(id), 'symbols'), side(numbers, 'numbers'), ...(rank.has(id) && id !== view.present ? [there] : []), element('ul', {}, ...operands)];
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
