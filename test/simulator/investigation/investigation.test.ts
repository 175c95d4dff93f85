import { afterAll, describe, expect, test } from 'vitest';
import { installPack } from '#src/simulator/install/install-pack.js';
import { Investigation } from '#src/simulator/investigation/investigation.js';
import { readInvestigation } from '#src/simulator/investigation/investigation-file.js';
import { LocalWarRoom } from '#src/simulator/war-room/war-room.js';
import { contentPack } from '../../fixtures/content-pack.js';

const rooms: LocalWarRoom[] = [];
afterAll(() => Promise.all(rooms.map((room) => room.close())));

/** A War Room with one script, which others may run as `Other`. */
function roomWith(script: string, other = "return 'other';"): LocalWarRoom {
  const items = [
    { name: 'Script', script },
    { name: 'Other', script: other },
  ];
  const room = new LocalWarRoom({ scripts: installPack(contentPack('Acme', { scripts: items })).scripts });
  rooms.push(room);
  return room;
}

describe('outputs in the context', () => {
  test.each<[string, readonly object[], object]>([
    ['the first is itself', [{ 'A.B': { ID: 1 } }], { A: { B: { ID: 1 } } }],
    ['a second one is added', [{ A: { ID: 1 } }, { A: { ID: 2 } }], { A: [{ ID: 1 }, { ID: 2 }] }],
    ['a list stays one', [{ A: [{ ID: 1 }] }], { A: [{ ID: 1 }] }],
    [
      'under a condition, the same is changed',
      [{ 'A(val.ID === obj.ID)': [{ ID: 1, x: 1 }, { ID: 2 }] }, { 'A(val.ID === obj.ID)': { ID: 1, y: 2 } }],
      { A: [{ ID: 1, x: 1, y: 2 }, { ID: 2 }] },
    ],
    [
      'what others said is kept where it must be',
      [
        { 'IP(val.A === obj.A)': { A: 1, Malicious: { Vendor: 'x' }, properties_to_append: ['Malicious'] } },
        { 'IP(val.A === obj.A)': { A: 1, Malicious: { Vendor: 'y' }, properties_to_append: ['Malicious'] } },
      ],
      { IP: { A: 1, Malicious: [{ Vendor: 'x' }, { Vendor: 'y' }] } },
    ],
    [
      'a condition that throws is never true',
      [{ A: { ID: 1 } }, { 'A(val.x.y.z)': { ID: 2 } }],
      { A: [{ ID: 1 }, { ID: 2 }] },
    ],
    ['a plain value is one, too', [{ 'A.B': 'x' }, { 'A.C': 5 }], { A: { B: 'x', C: 5 } }],
  ])('%s', async (_what, outputs, context) => {
    const entries = outputs.map((EntryContext) => ({
      Type: 1,
      ContentsFormat: 'text',
      Contents: 'x',
      EntryContext,
    }));
    const room = roomWith(`return ${JSON.stringify(entries)};`);
    const { logs } = await room.run('Script');
    expect(logs).toEqual([]);
    expect(room.investigation.context).toEqual(context);
  });
});

describe('an investigation has limits', { tags: ['slow'] }, () => {
  test.each([
    [
      'a context without end',
      "for (;;) setContext('a' + Math.random(), new Array(1000001).join('x'));",
      /keeps 16000000/,
    ],
    [
      'lists without end',
      "for (;;) executeCommand('setList', { listName: String(Math.random()), listData: new Array(1000001).join('x') });",
      /keeps 16000000/,
    ],
    ['files without end', "for (;;) saveFile('');", /keeps 1000 files/],
    ['a huge file', "saveFile(new Array(17000001).join('x'));", /at most 16777216 bytes/],
  ])('against %s', async (_what, script, message) => {
    const { error } = await roomWith(script).run('Script');
    expect(error?.message).toMatch(message);
  });

  test('of its entries the newest stay', async () => {
    const investigation = new Investigation();
    const entry = { Type: 1, ContentsFormat: 'text', Contents: 'x'.repeat(12_000_000) };
    investigation.add([entry, entry, entry, { ...entry, Contents: 'last' }]);
    expect(investigation.entries().map(({ ID }) => ID)).toEqual(['2@1', '3@1', '4@1']);
    investigation.add(new Array(1500).fill({ ...entry, Contents: 'small' }));
    expect(investigation.entries()).toHaveLength(1000);
  });

  test('a key of the context is no way to the objects of this program', () => {
    const investigation = new Investigation();
    investigation.setContext('__proto__.polluted', 'yes');
    investigation.setContext('constructor.prototype.polluted', 'yes');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(investigation.context)).toContain('"__proto__":{"polluted":"yes"}');
  });
});

describe('a script that waits for another', () => {
  test('takes it down with it when its time is over', { tags: ['slow'] }, async () => {
    const room = roomWith("executeCommand('Other', {}); return 'not reached';", 'for (;;) {}');
    const { error } = await room.run('Script', { 'execution-timeout': '1.5' });
    expect(error?.message).toMatch(/timed out/);
  });

  test('does not wait for runs again that nobody waits for', async () => {
    const script =
      "return executeCommand('Other', { 'retry-count': '100', 'retry-interval': '80000' })[0].Contents;";
    const result = await roomWith(script, "throw 'no';").run('Script', { 'execution-timeout': '20' });
    expect(result.entries[0]?.Contents).toBe('no');
  });
});

test.each([
  ['{', /no JSON/],
  ['[]', /must be an object/],
  ['{"incidents": {}}', /\/incidents must be a list/],
  ['{"lists": {"a": 1}}', /\/lists\/a must be text/],
  ['{"files": []}', /must not have the key "files"/],
])('a file with an investigation is refused: %s', (json, message) => {
  expect(() => readInvestigation(json, 'case.json')).toThrow(message);
});
