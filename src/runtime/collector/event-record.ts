import { eventTypeField, type StreamDefinition } from '../../definition/events.js';
import type { StreamEvent } from '../collect/stream.js';
import { valueAt } from '../commands/entry.js';
import { isLater, parseRecordTime } from '../values/instant.js';
import { canonicalJson, firstText, isObject, textOf } from '../values/json.js';
import { sha256 } from '../values/sha256.js';

/** Makes the event of a record: all its fields, and the ones that the dataset needs. */
export function toEvent({ name, time, id }: StreamDefinition, record: unknown): StreamEvent {
  const event: { [field: string]: unknown } = isObject(record) ? record : { record };
  let digest: string;
  if (typeof id === 'string') {
    const given = valueAt(event, id);
    digest = digestOf(
      (typeof given === 'number' ? textOf(given) : firstText(given, '')) || canonicalJson(event),
    );
  } else {
    // Named fields, not the whole record: fields that the source adds later must not change the id.
    const named = id.map((field) => valueAt(event, field));
    digest = sha256(canonicalJson(textOf(named[0]) === '' ? event : named));
    if (textOf(event.id) === '') event.id = digest;
  }
  const instant = parseRecordTime(valueAt(event, time));
  if (instant) event._time = instant.utc;
  event[eventTypeField] = name;
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
  return randomUuid.test(id) ? id.slice(24) : sha256(id);
}

/** Oldest first; events without a time first. */
export function byTime(a: StreamEvent, b: StreamEvent): number {
  return isLater(a.time, b.time) ? 1 : isLater(b.time, a.time) ? -1 : 0;
}
