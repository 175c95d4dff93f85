import type { Fields } from '../../src/definition/modeling-rule.js';
import { logTypeField, streams } from './streams.js';

/** The fields of the events of all streams together, as they lie in one dataset. */
export const eventFields: Fields = Object.assign(
  { [logTypeField]: 'string' },
  ...Object.values(streams).map(({ fields }) => fields),
);
