import { textOf, type Value } from '../values.js';
import { isNumber, number, ofValue, text, type XqlFunction, type XqlFunctions } from './xql-function.js';

const toFloat = ofValue(text, (value) => (isNumber(value) ? Number(value) : null));

export const numberFunctions: XqlFunctions = {
  add: calculating((a, b) => a + b),
  divide: calculating((a, b) => {
    if (b === 0) throw new TypeError('What a division by zero gives is not documented.');
    return a / b;
  }),
  floor: ofValue(number, Math.floor),
  multiply: calculating((a, b) => a * b),
  round: ofValue(number, (value) => Math.sign(value) * Math.round(Math.abs(value))),
  subtract: calculating((a, b) => a - b),
  to_boolean: ofValue(text, (value) => {
    const word = value.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    throw new TypeError(`The text must be TRUE or FALSE, not ${JSON.stringify(value)}.`);
  }),
  to_float: { ...toFloat, run: numeric(toFloat) },
  to_integer: {
    least: 1,
    most: 1,
    run: ([value = null]) => {
      if (value === null) return null;
      if (typeof value === 'number') return Math.trunc(value);
      const written = textOf(value) ?? '';
      if (/^0x/i.test(written))
        throw new TypeError(`How a tenant reads numbers such as ${written} is not documented.`);
      if (!isNumber(written)) return null;
      if (Number.isInteger(Number(written)) && !written.includes('.')) return Number(written);
      throw new TypeError(`A tenant takes no text with a fraction, such as ${written}. Use to_float first.`);
    },
  },
  to_number: { ...toFloat, run: numeric(toFloat) },
};

/** Numbers stay what they are. */
function numeric({ run }: XqlFunction): XqlFunction['run'] {
  return (values, context) => (typeof values[0] === 'number' ? values[0] : run(values, context));
}

function calculating(run: (a: number, b: number) => number): XqlFunction {
  return {
    least: 2,
    most: 2,
    run: ([a = null, b = null]: readonly Value[]): Value =>
      a === null || b === null ? null : run(number(a), number(b)),
  };
}
