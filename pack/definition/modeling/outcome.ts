import { constant } from 'cortex-pack/definition';

/** XQL for the outcome of an event, by the words that a column has for it in lower case; none of them is no outcome. */
export function outcome(column: string, success: string, failure: string): string {
  return `if(${column} = "${success}", ${constant('OUTCOME_SUCCESS')}, ${column} = "${failure}", ${constant('OUTCOME_FAILED')})`;
}
