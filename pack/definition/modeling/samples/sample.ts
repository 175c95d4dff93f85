import type { MappingSample } from 'cortex-pack/definition';
import { type CloudflareStream, logTypeField } from '../../streams.js';

type RecordValues = { readonly [field: string]: unknown };

/** A sample of a record as Cloudflare sends it, made the event that lies in the dataset. */
export function sample(
  stream: CloudflareStream,
  given: {
    readonly name: string;
    readonly record: RecordValues;
    /** The hash that the collector gives records without an id. */
    readonly id?: string;
    readonly expected: MappingSample['expected'];
  },
): MappingSample {
  const time = stream.time
    .split('.')
    .reduce<unknown>((value, name) => (value as RecordValues)[name], given.record);
  return {
    name: given.name,
    event: {
      ...given.record,
      ...(given.id === undefined ? {} : { id: given.id }),
      _time: time,
      [logTypeField]: stream.name,
    },
    expected: given.expected,
  };
}
