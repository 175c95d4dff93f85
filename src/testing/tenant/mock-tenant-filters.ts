import type { MockResponse } from '../server/exchange.js';
import { publicFailure } from './mock-tenant-answers.js';

type Listed = { readonly [field: string]: unknown };

/**
 * Passes the objects on that pass all filters of a request, or answers with the refusal of a filter. Operators in upper case; 599 is the
 * published status for an unknown field or operator.
 */
export function filtered<T extends Listed>(
  objects: readonly T[],
  filters: unknown,
  fields: readonly string[],
  answer: (passing: readonly T[]) => MockResponse,
): MockResponse {
  if (filters === undefined) return answer(objects);
  if (!Array.isArray(filters)) return publicFailure(400, 'Bad Request. Got invalid JSON.');
  let passing = objects;
  for (const { field, operator, value } of filters) {
    const test = operators[operator];
    if (test === undefined || !fields.includes(field)) {
      return publicFailure(599, 'Invalid field or operator.', `${field} ${operator}`);
    }
    passing = passing.filter((object) => test(object[field], value));
  }
  return answer(passing);
}

const operators: { readonly [operator: string]: (own: unknown, value: unknown) => boolean } = {
  EQ: (own, value) => own === value,
  NEQ: (own, value) => own !== value,
  IN: (own, value) => Array.isArray(value) && value.includes(own),
  GTE: (own, value) => Number(own) >= Number(value),
  LTE: (own, value) => Number(own) <= Number(value),
};
