// @module-tag slow

import { expect, test } from 'vitest';
import { contentPack } from '../../../fixtures/content-pack.js';
import { servedPlayground, writeZip } from '../running.js';

/** Runs a script that wants to bring the War Room down, twice, and expects it to go on. */
async function survive(script: string): Promise<void> {
  const scripts = [
    {
      name: 'Evil',
      script: `function repeated(text, count) { return new Array(count + 1).join(text); } ${script}`,
    },
    { name: 'Good', script: 'return "still here";' },
  ];
  const { call, defects } = await servedPlayground(writeZip(contentPack('Acme', { scripts })), false);
  for (let round = 0; round < 2; round += 1) {
    const { id } = await call('run', { line: '!Evil' });
    await call('runDetails', { id });
    await call('context', {});
    await call('warRoom', {});
  }
  await call('run', { line: '!getContext' });
  await call('run', { line: '!getEntries' });
  expect(await call('run', { line: '!Good' })).toMatchObject({
    ok: true,
    entries: [{ Contents: 'still here' }],
  });
  expect(defects).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
}

test.each<[what: string, script: string]>([
  ['a context without end', `for (var i = 0; i < 5; i += 1) setContext('k' + i, repeated('x', 4000000));`],
  [
    'a context that nests without end',
    `setContext('a', JSON.parse(repeated('[', 5000) + repeated(']', 5000)));`,
  ],
  ['a long path', `setContext(repeated('a.', 400) + 'b', 1);`],
  [
    'paths to what every object has',
    `setContext('__proto__.polluted', 1); setContext('constructor.prototype.polluted', 1);
     return { Type: 1, ContentsFormat: 'json', Contents: {}, EntryContext: JSON.parse('{"__proto__.polluted": 1, "__proto__": {"polluted": 1}}') };`,
  ],
  [
    'conditions of outputs that never end',
    `setContext('A', [{ id: 1 }, { id: 2 }]);
     return { Type: 1, ContentsFormat: 'json', Contents: {}, EntryContext: { 'A((function () { while (true) {} })())': [{ id: 3 }] } };`,
  ],
  ['files without end', `for (var i = 0; i < 6; i += 1) saveFile(repeated('x', 12000000));`],
  [
    'entries of files that nobody saved',
    `return [{ Type: 3, FileID: '../../etc/passwd', File: '../x', Contents: '' }, { Type: 9, FileID: {}, File: 1, Contents: null }];`,
  ],
  ['itself without end', `return executeCommand('Evil', {});`],
  [
    'commands that are none',
    `executeCommand('__proto__', {}); executeCommand('toString', { a: 1 }); return executeCommand('', {});`,
  ],
  [
    'entries without end',
    `var all = []; for (var i = 0; i < 5000; i += 1) all.push({ Type: 1, ContentsFormat: 'text', Contents: 'x' }); return all;`,
  ],
  [
    'the incident that is shown',
    `executeCommand('setIncident', JSON.parse('{"__proto__": {"polluted": 1}, "name": null}')); return incidents;`,
  ],
  [
    'lists named like what every object has',
    `executeCommand('createList', { listName: '__proto__', listData: 'x' }); return executeCommand('getList', { listName: 'constructor' });`,
  ],
])('the War Room survives %s', async (_what, script) => survive(script));
