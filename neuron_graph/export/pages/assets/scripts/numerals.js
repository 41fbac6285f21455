/* Numerals: numbers as the page writes them, and as people type them.

   numeral(x)     9 significant figures, as everywhere in neuron-graph
   fitted(x, 8)   as many figures as go into so many characters
   read("0,5")    0.5, or null where that is no number */

const FIGURES = 9;
const MINUS = '\u2212';
const RAISED = {'-': '\u207b', 0: '\u2070', 1: '\u00b9', 2: '\u00b2', 3: '\u00b3', 4: '\u2074',
                5: '\u2075', 6: '\u2076', 7: '\u2077', 8: '\u2078', 9: '\u2079'};

function numeral(value, figures = FIGURES) {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? MINUS + '\u221e' : '\u221e';
  if (value === 0) return '0';
  const [mantissa, exponent] = value.toExponential(figures - 1).split('e');
  const isPlain = Number(exponent) >= -4 && Number(exponent) < figures;
  if (isPlain) return trimmed(value.toFixed(Math.max(0, figures - 1 - exponent)));
  const power = [...String(Number(exponent))].map(character => RAISED[character]).join('');
  return `${trimmed(mantissa)}\u00b710${power}`;
}

function trimmed(digits) {
  const text = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return text.replace('-', MINUS);
}

function fitted(value, width) {
  const texts = Array.from({length: width - 1}, (_, k) => numeral(value, width - 1 - k));
  return texts.find(text => text.length <= width) ?? texts.at(-1);
}

function thousands(whole) {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

function read(text) {
  const plain = text.trim().replace(/^.*=/, '').trim().replace(/[\u2212\u2013]/g, '-').replace(/^(-?\d*),(\d+)/, '$1.$2');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

function plural(count, noun) {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}
