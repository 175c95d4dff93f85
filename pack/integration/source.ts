import type { Source, Stream } from 'cortex-pack/runtime';
import { allStreams, type StreamDefinition, type streams } from '../definition/streams.js';
import type { CloudflareClient } from './cloudflare-client.js';
import { createPageReader } from './page.js';
import { toEvent } from './records.js';
import type { Settings } from './settings.js';

/** The declared streams with these names, in the order of declaration. */
export function streamsNamed(names: readonly string[]): StreamDefinition[] {
  return allStreams.filter(({ name }) => names.indexOf(name) >= 0);
}

type LimitParameter = (typeof streams)[keyof typeof streams]['limitParameter'];

/** The selected streams, as the collection reads them. */
export function createSource(settings: Settings, client: CloudflareClient): Source {
  const chosen = streamsNamed(settings.values.event_types_to_fetch);
  return {
    streams: chosen.map((definition) => createStream(definition, settings, client)),
    delay: client.delay,
  };
}

function createStream(definition: StreamDefinition, settings: Settings, client: CloudflareClient): Stream {
  const { name, pageSize, untilRequired, paging } = definition;
  const read = createPageReader(definition, client);
  return {
    name,
    pageSize,
    lookBackSeconds: definition.changesForSeconds,
    limit: settings.values[definition.limitParameter as LimitParameter],
    readPage({ since, until, page, cursor }, timeoutSeconds) {
      const list = read(
        { since, until: untilRequired ? until : undefined, direction: 'asc', size: pageSize, page, cursor },
        timeoutSeconds,
      );
      return {
        events: list.records.map((record) => toEvent(definition, record)),
        sourceSecond: list.sourceSecond,
        cursor: paging === 'numbered' ? undefined : list.cursor,
      };
    },
  };
}
