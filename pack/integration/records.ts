import {
  canonicalJson,
  firstText,
  isLater,
  isObject,
  parseRecordTime,
  type StreamEvent,
  sha256,
  valueAt,
} from 'cortex-pack/runtime';
import { logTypeField, type StreamDefinition } from '../definition/streams.js';

/** Makes the event of a record: all its fields, and the ones that the dataset needs. */
export function toEvent(definition: StreamDefinition, record: unknown): StreamEvent {
  const event: { [field: string]: unknown } = isObject(record) ? record : { record };
  const { identity } = definition;
  let digest: string;
  if ('field' in identity) {
    digest = digestOf(firstText(event[identity.field], '') || canonicalJson(event));
  } else {
    // Named fields, not the whole record: fields that Cloudflare adds later must not change the id.
    digest = sha256(canonicalJson(identity.hashOf.map((field) => event[field])));
    event.id = digest;
  }
  const instant = parseRecordTime(valueAt(event, definition.timeField));
  if (instant) event._time = instant.utc;
  event[logTypeField] = definition.name;
  return {
    second: instant?.second,
    time: instant ? instant.utc : '',
    id: firstText(event.id, '') || digest,
    digest,
    event,
  };
}

const randomUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The end of a random or hashed UUID is as good as a hash, and costs slow engines nothing. */
function digestOf(id: string): string {
  return randomUuid.test(id) ? id.substring(24) : sha256(id);
}

/** Oldest first; events without a time first. */
export function byTime(a: StreamEvent, b: StreamEvent): number {
  return isLater(a.time, b.time) ? 1 : isLater(b.time, a.time) ? -1 : 0;
}
