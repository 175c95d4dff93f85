import { answering, type Faults, onCalls, onPath } from '#src/testing/server/faults.js';
import type { Scenario } from '../scenario.js';

/** Records that no JSON.stringify writes, as the texts of a page. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'characters beyond ASCII': [
    '{"id":"a1","when":"2026-11-22T08:55:00Z","actor":{"email":"m\u00fcller@example.net"},"newValue":"\u65e5\u672c\u8a9e"}',
    '{"id":"a2","when":"2026-11-22T08:55:01Z","newValue":"\ud83d\ude00 \ud835\udcd0 \\ud83d\\ude00","oldValue":"\\u00e9\u0301"}',
    '{"id":"\ud83d\ude00","when":"2026-11-22T08:55:02Z","\ud835\udcd0":"key beyond the first plane"}',
    '{"id":"\u00e9","when":"2026-11-22T08:55:03Z","newValue":"\u2028\u2029\\u2028\u00a0\ufeff"}',
    '{"id":"a5","when":"2026-11-22T08:55:04Z","newValue":"<a href=\\"x\\">&amp;</a> | \\\\ \\r\\n \\u0000\\u001f\\u007f"}',
    '{"id":"a6","when":"2026-11-22T08:55:05Z","action":{"type":"<b>|\\\\ \\n\u00fc\ud83d\ude00"}}',
  ],
  numbers: [
    '{"id":"b1","when":"2026-11-22T08:55:00Z","long":9007199254740993,"longer":-123456789012345678901234567890}',
    '{"id":"b2","when":"2026-11-22T08:55:01Z","list":[1234567890123456,1,[98765432109876543210]],"text":"1234567890123456789"}',
    '{"id":"b3","when":"2026-11-22T08:55:02Z","text":"x: 9007199254740993, \\"y\\":[9007199254740993]","long":9007199254740993}',
    '{"id":"b4","when":"2026-11-22T08:55:03Z","f":[0.1,1e21,1e-7,123456789.123456789,1.5e300,5e-324,-0.5,1e2,100,1E+3]}',
    '{"id":"b5","when":"2026-11-22T08:55:04Z","f":[1234567890.1234567890123456,12345678901234567890.5,4.35,0.30000000000000004]}',
    '{"id":"b6","when":"2026-11-22T08:55:05Z","f":[123456789012345,999999999999999,9007199254740991,4294967296,0,-1]}',
  ],
  times: [
    '{"id":"c0","when":"2026-11-22T08:55:00Z"}',
    '{"id":"c1","when":"2026-11-22T08:55:00.1Z"}',
    '{"id":"c2","when":"2026-11-22T08:55:00.12345Z"}',
    '{"id":"c3","when":"2026-11-22T08:55:00.123456789Z"}',
    '{"id":"c4","when":"2026-11-22T08:55:00.123456789012Z"}',
    '{"id":"c5","when":"2026-11-22T10:55:01+02:00"}',
    '{"id":"c6","when":"2026-11-22T03:25:02.5-0530"}',
    '{"id":"c7","when":"2026-11-22t08:55:03z"}',
    '{"id":"c8","when":"2026-11-22 08:55:04"}',
    '{"id":"c9","when":"2026-11-22T08:55"}',
    '{"id":"c10","when":"2026-11-22"}',
    '{"id":"c11","when":"2016-12-31T23:59:60Z"}',
    '{"id":"c12","when":"2026-02-30T00:00:00Z"}',
    '{"id":"c13","when":"Sun, 22 Nov 2026 08:55:00 GMT"}',
    '{"id":"c14","when":1795337700}',
    '{"id":"c15","when":null}',
    '{"id":"c16"}',
    '{"id":"c17","when":"0001-01-01T00:00:00Z"}',
    '{"id":"c18","when":"9999-12-31T23:59:59Z"}',
  ],
  'odd shapes': [
    '{"when":"2026-11-22T08:55:00Z","action":{"type":"no id"}}',
    '{"id":"","when":"2026-11-22T08:55:01Z"}',
    '{"id":17,"when":"2026-11-22T08:55:02Z"}',
    '{"id":"toString","when":"2026-11-22T08:55:03Z"}',
    '{"id":"hasOwnProperty","when":"2026-11-22T08:55:03Z","hasOwnProperty":1,"toString":null,"constructor":"x"}',
    '{"id":"d6","when":"2026-11-22T08:55:04Z","9":"nine","10":"ten","b":1,"a":2,"1":"one"}',
    '{"id":"d7","when":"2026-11-22T08:55:05Z","_time":"mine","SOURCE_LOG_TYPE":"mine","empty":{},"list":[],"null":null}',
    '{"id":"d7","when":"2026-11-22T08:55:05Z","second":"of its id"}',
    '"a text"',
    'null',
    '17',
    '["an","array"]',
    '{"id":"d8","when":"2026-11-22T08:55:06Z","deep":[[[[[[{"a":[{"b":{}}]}]]]]]]}',
  ],
};

function page(records: readonly string[]) {
  const body = `{"result":[${records.join(',')}],"success":true,"errors":[],"messages":[]}`;
  return answering({ status: 200, headers: { 'content-type': 'application/json' }, body });
}

/** The page once, then what the mock server has. */
function first(records: readonly string[]): () => Faults {
  return () => onPath('/accounts/', onCalls([0], page(records)));
}

/** Records with everything that engines read and write in different ways. */
export const rawRecordScenarios: readonly Scenario[] = Object.entries(pages).flatMap(([name, records]) => {
  const params = { event_types_to_fetch: ['Account Audit Logs'], first_fetch: '2000-01-01T00:00:00Z' };
  const accessRecords = records.map((text) => text.replace(/"when"/, '"created_at"'));
  return [
    {
      name: `records: ${name}`,
      params,
      sourceFaults: first(records),
      steps: [{ command: 'fetch-events' }, { command: 'fetch-events' }],
    },
    {
      name: `records: ${name}, hashed`,
      params: { ...params, event_types_to_fetch: ['Access Authentication Logs'] },
      sourceFaults: first(accessRecords),
      steps: [{ command: 'fetch-events' }],
    },
    {
      name: `records: ${name}, shown and pushed`,
      params,
      sourceFaults: first(records),
      steps: [
        {
          command: 'cloudflare-zero-trust-get-events',
          args: { limit: '25', start_time: '2000-01-01', should_push_events: 'true' },
        },
      ],
    },
  ];
});
