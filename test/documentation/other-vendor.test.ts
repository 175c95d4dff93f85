import { describe, expect, test } from 'vitest';
import type { CompletePack, EventType } from '#src/content/pack/complete-pack.js';
import { documentsOf, namedDocuments } from './documents.js';
import { weatherPacks } from './weather-packs.js';

const runtimes = ['server', 'container'] as const;

function headings(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^##? (.*)$/gm)].map(([, heading]) =>
    String(heading),
  );
}

const every = Object.entries(weatherPacks).flatMap(([name, pack]) =>
  runtimes.map((runtime) => [name, runtime, pack] as const),
);

test.each(every)(
  'the documents of the pack %s for the %s runtime know no other vendor',
  async (_name, runtime, pack) => {
    for (const [, text] of namedDocuments(await documentsOf(pack, runtime)))
      expect(text).not.toMatch(
        /cloudflare|zero.?trust|account (audit|id)|scim|sign-in|api token|undefined|\[object/i,
      );
  },
);

test('the query for duplicates reads the fields that identify a record', async () => {
  const { plain } = weatherPacks;
  const [integration] = plain.integrations;
  const types = (...identities: EventType['identity'][]) =>
    identities.map((identity, index) => ({
      name: `T${index}`,
      records: '',
      timeField: 'at',
      optional: false,
      retention: '',
      identity,
    }));
  const queryFor = async (...identities: EventType['identity'][]) => {
    const eventTypes = { field: 'SOURCE_LOG_TYPE', types: types(...identities) };
    const pack = { ...plain, integrations: [{ ...integration, eventTypes }] } as unknown as CompletePack;
    return /(?<=raw\n)(?:\|.*\n)*\| comp .*copies.*/.exec(
      (await documentsOf(pack, 'container')).packReadme,
    )?.[0];
  };
  expect(await queryFor({ field: 'uuid' })).toBe('| comp count() as copies by SOURCE_LOG_TYPE, uuid');
  expect(await queryFor({ hashOf: ['at'] }, { field: 'id' })).toBe(
    '| comp count() as copies by SOURCE_LOG_TYPE, id',
  );
  expect(await queryFor({ field: 'uuid' }, { field: 'meta.id' })).toBe(
    '| alter meta_id = meta -> id\n| comp count() as copies by SOURCE_LOG_TYPE, uuid, meta_id',
  );
});

describe('a collector that declares everything', () => {
  test.each(runtimes)('has every section for the %s runtime', async (runtime) => {
    const documents = await documentsOf(weatherPacks.full, runtime);
    expect(headings(documents.description)).toEqual([
      'Fill in the form',
      'Create an HTTP Log Collector',
      'Test and verify',
    ]);
    const shared = [
      'Fields of an event',
      'Look at the data',
      'How events appear in the data model',
      'More queries',
      'If the tenant never starts the fetch',
      'Choose the runtime',
      'Known Limitations',
      'Troubleshooting',
    ];
    expect(headings(documents.integrationReadme)).toEqual([
      'What it collects',
      'Create an HTTP Log Collector',
      'Configure Weather Events in Cortex',
      'Fill in the form',
      'Choose the runtime',
      'Commands',
      ...shared.filter((heading) => heading !== 'Choose the runtime'),
    ]);
    expect(headings(documents.packReadme)).toEqual([
      'What does this pack do?',
      'What it collects',
      'What you need',
      ...shared,
    ]);
  });

  test('is described by its definition alone', async () => {
    const { description, integrationReadme, packReadme } = await documentsOf(weatherPacks.full, 'container');
    expect(description).toContain(
      '- **Station**: The name of the station.\n- **API Key**: The key of the station.\n',
    );
    expect(description).not.toContain('**Server URL**');
    expect(integrationReadme).toContain(
      [
        '| Event type | Records | Kept by Weather & Co for | Fetched by default |',
        '| --- | --- | --- | --- |',
        '| Rain | how much it rained | 3 days | yes |',
        '| Wind | how the wind blew |  | no |',
      ].join('\n'),
    );
    expect(integrationReadme).toContain(
      '- **Kind of Key**: the form shows only the fields that go with your choice.',
    );
    expect(integrationReadme).toContain(
      'how far back the first fetch goes (default: 1 minute). Set it before',
    );
    expect(integrationReadme).toContain('`at` of Rain, `seen.at` of Wind.');
    expect(integrationReadme).toContain('| `SOURCE_LOG_TYPE` | The event type: one of `Rain` and `Wind`. |');
    expect(integrationReadme).toContain('for Wind, a hash of `seen.at` and `station`. |');
    expect(integrationReadme).toContain('Weather & Co itself gives the records of Rain their ids.');
    expect(integrationReadme).toContain('| filter SOURCE_LOG_TYPE = "Rain"\n');
    expect(integrationReadme).toContain('one task that runs `weather-collect-events`');
    expect(integrationReadme).toContain('If it happens often, lower **Time budget of one fetch (seconds)**.');
    expect(packReadme).toMatch(/^Collects the weather of the world\.\n\n## What does this pack do\?\n/);
    expect(packReadme).toContain('- Maps all event types to the Cortex Data Model');
    expect(packReadme).toContain('- Shows the dashboard **Weather**. The weather at a glance.');
    expect(packReadme).toContain('| Flood | It rained for a week. | High |');
    expect(packReadme).toContain('vendor `Weather`, product `Report`.');
  });
});

describe('a plain collector', () => {
  test('is described without what it has not', async () => {
    const { description, integrationReadme, packReadme } = await documentsOf(weatherPacks.plain, 'container');
    expect(headings(integrationReadme)).toEqual([
      'What it collects',
      'Create an HTTP Log Collector',
      'Configure Weather Events in Cortex',
      'Fill in the form',
      'Choose the runtime',
      'Commands',
      'Fields of an event',
      'Look at the data',
      'More queries',
      'If the tenant never starts the fetch',
      'Known Limitations',
      'Troubleshooting',
    ]);
    expect(integrationReadme).toContain('| Rain | Rain | yes |');
    expect(integrationReadme).toContain('| Maximum number of rain per fetch |');
    expect(packReadme).toContain(
      'sends them to the dataset `weather_report_raw` through the platform itself',
    );
    expect(packReadme).not.toMatch(/correlation|dashboard|data model/i);
    for (const text of [description, integrationReadme, packReadme])
      expect(text).not.toMatch(/kept by|`event_type`|Event types to fetch/i);
  });
});

describe('an integration without events', () => {
  test.each(runtimes)('has no section about events for the %s runtime', async (runtime) => {
    const { description, integrationReadme, packReadme } = await documentsOf(
      weatherPacks.commandsOnly,
      runtime,
    );
    expect(headings(description)).toEqual(['Fill in the form', 'Test and verify']);
    expect(headings(integrationReadme)).toEqual([
      'Configure Weather Events in Cortex',
      'Fill in the form',
      'Choose the runtime',
      'Commands',
      'Troubleshooting',
    ]);
    expect(packReadme).toContain(
      '- Brings the integration **Weather Events**. Reads the reports of stations.',
    );
    for (const text of [description, integrationReadme, packReadme])
      expect(text).not.toMatch(/fetch|dataset/i);
    expect(integrationReadme.includes('cannot run Node.js')).toBe(runtime === 'container');
  });
});
