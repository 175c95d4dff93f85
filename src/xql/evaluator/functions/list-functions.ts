import { textOf } from '../values.js';
import { integer, joined, list, ofValue, text, type XqlFunctions } from './xql-function.js';

/** Those that look at each element by an expression are in evaluate.ts. */
export const listFunctions: XqlFunctions = {
  array_length: ofValue(list, (items) => items.length),
  arrayconcat: {
    least: 2,
    run: (lists) => (lists.includes(null) ? null : lists.flatMap((items) => list(items))),
  },
  arraycreate: {
    least: 0,
    run: (values) => {
      if (values.some(Array.isArray)) throw new TypeError('An array in an array is not known here.');
      return values;
    },
  },
  arraydistinct: ofValue(list, (items) => [...new Map(items.map((item) => [textOf(item), item])).values()]),
  arrayindex: {
    least: 2,
    most: 2,
    run: ([items = null, index = null]) =>
      items === null || index === null ? null : (list(items).at(integer(index)) ?? null),
  },
  arraystring: {
    least: 2,
    most: 2,
    run: ([items = null, separator = null]) => {
      if (items === null) return null;
      // Not documented, but shipped rules choose elements by `arraystring(arraymap(list, if(condition, value)), ",")`.
      const texts = list(items).flatMap((item) => textOf(item) ?? []);
      return joined(texts, text(separator));
    },
  },
};
