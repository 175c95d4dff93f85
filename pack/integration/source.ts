import type { Source, Stream, StreamEvent } from '../../src/runtime/collect/stream.js';
import { type StreamDefinition, streamKeys, streams } from '../definition/streams.js';
import type { CloudflareClient } from './cloudflare-client.js';
import { createPageReader } from './page.js';
import { toEvent } from './records.js';
import type { Settings } from './settings.js';

/** The declared streams with these names, in the order of declaration. */
export function streamsNamed(names: readonly string[]): StreamDefinition[] {
  const chosen: StreamDefinition[] = [];
  for (let i = 0; i < streamKeys.length; i += 1) {
    const stream: StreamDefinition = streams[streamKeys[i] as keyof typeof streams];
    if (names.indexOf(stream.name) >= 0) chosen.push(stream);
  }
  return chosen;
}

export function toEvents(definition: StreamDefinition, records: readonly unknown[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  for (let i = 0; i < records.length; i += 1) events.push(toEvent(definition, records[i]));
  return events;
}

type LimitParameter = (typeof streams)[keyof typeof streams]['limitParameter'];

/** The selected streams, as the collection reads them. */
export function createSource(settings: Settings, client: CloudflareClient): Source {
  const chosen = streamsNamed(settings.values.event_types_to_fetch);
  const list: Stream[] = [];
  for (let i = 0; i < chosen.length; i += 1)
    list.push(createStream(chosen[i] as StreamDefinition, settings, client));
  return { streams: list, delay: client.delay };
}

function createStream(definition: StreamDefinition, settings: Settings, client: CloudflareClient): Stream {
  const read = createPageReader(definition, client);
  return {
    name: definition.name,
    pageSize: definition.pageSize,
    limit: settings.values[definition.limitParameter as LimitParameter],
    readPage: function (position, timeoutSeconds) {
      const list = read(
        {
          since: position.since,
          until: definition.untilRequired ? position.until : undefined,
          direction: 'asc',
          size: definition.pageSize,
          page: position.page,
          cursor: position.cursor,
        },
        timeoutSeconds,
      );
      return {
        events: toEvents(definition, list.records),
        sourceSecond: list.sourceSecond,
        cursor: definition.paging === 'cursor' ? list.cursor : undefined,
      };
    },
  };
}
