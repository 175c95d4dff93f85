import type { MappingSample } from 'cortex-pack/definition';
import { logTypeField, type StreamDefinition } from '../../streams.js';

type RecordValues = { readonly [field: string]: unknown };

/** A sample of a record as Cloudflare sends it, made the event that lies in the dataset. */
export function sample(
  stream: StreamDefinition,
  given: {
    readonly name: string;
    readonly record: RecordValues;
    /** The hash that the collector gives records without an id. */
    readonly id?: string;
    readonly expected: MappingSample['expected'];
  },
): MappingSample & { readonly record: RecordValues } {
  const time = stream.timeField
    .split('.')
    .reduce<unknown>((value, name) => (value as RecordValues)[name], given.record);
  return {
    name: given.name,
    record: given.record,
    event: {
      ...given.record,
      ...(given.id === undefined ? {} : { id: given.id }),
      _time: time,
      [logTypeField]: stream.name,
    },
    expected: given.expected,
  };
}
