/* Formulas: names, numbers and the lines that they stand in.

   The payload writes a formula with \u0001ID\u0002 where a number with a name stands, and
   \u0001(ID\u0002 where it wants parentheses if it is negative. It is filled with numbers, or
   with names. Names and formulas are HTML that Python has escaped; all else is put in as text. */

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/* Names as plain text: out_h1, w5. */
const spoken = steps.map(step => step.said ?? [...fragment(step.html).childNodes].map(plainPiece).join(''));

function plainPiece(node) {
  const isIndex = node.nodeName === 'SUB' && !/^\d+$/.test(node.textContent);
  return (isIndex ? '_' : '') + node.textContent;
}

function nameOf(id) {
  return element('span', {class: 'name'}, fragment(steps[id].html));
}

/* The formula in names. Where names in the place of numbers do not give it, Python has written it. */
function symbols(id) {
  const {symbols: written, numbers} = steps[id];
  const named = filled(numbers ?? '', operand => nameOf(operand));
  return bare(named) === bare(fragment(written ?? '')) ? named : filled(written, nameOf);
}

const bare = piece => textOf(piece.cloneNode(true)).replace(/\s/g, '').replaceAll(MINUS, '-');

/* The formula with the numbers put in, each by what `leaf(id)` makes of it. */
function substituted(id, v, leaf) {
  return filled(steps[id].numbers ?? '', (operand, wantsParentheses) => {
    const bracketed = wantsParentheses && v[operand] < 0;
    return element('span', {class: 'operand'}, ...(bracketed ? ['(', leaf(operand), ')'] : [leaf(operand)]));
  });
}

function filled(formula, leaf) {
  const whole = document.createDocumentFragment();
  formula.split(/(\u0001\(?\d+\u0002)/).forEach((piece, k) => {
    const operand = piece.match(/\d+/)?.[0];
    whole.append(k % 2 ? leaf(Number(operand), piece[1] === '(') : operators(piece));
  });
  return whole;
}

/* What stands between the numbers: a real minus sign, and room to break a line after an operator. */
function operators(html) {
  return fragment(html.replace(/(^|[\s(/·])-/g, `$1${MINUS}`).replace(/ ([+\u2212]) /g, ' $1 <wbr>').replace(/·/g, '·<wbr>'));
}

/* The same line for a screen reader. */
function lineInWords(id, v) {
  const parts = [spoken[id]];
  if (!isGiven(id)) {
    parts.push(symbolsInWords(id), textOf(substituted(id, v, operand => numeral(v[operand]))));
  }
  return [...parts, numeral(v[id])].join(' = ');
}

function symbolsInWords(id) {
  return textOf(filled(steps[id].numbers ?? '', operand => spoken[operand]));
}

function textOf(piece) {
  return element('p', {}, piece).textContent;
}
