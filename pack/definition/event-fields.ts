import type { Fields } from 'cortex-pack/definition';
import { logTypeField, streams } from './streams.js';

/** The fields of the events of all streams together, as they lie in one dataset. */
export const eventFields: Fields = Object.assign(
  { [logTypeField]: 'string' },
  ...Object.values(streams).map(({ source }) => source.fields),
);
