// @module-tag slow

import { expect, test } from 'vitest';
import { receiverKey } from '#src/playground/server/simulation/mock-servers.js';
import { receiverUrl, untrustedPlayground, weatherForm } from './running.js';

/** Runs fetch cycles with a script that wants to bring the playground down, and expects it to go on. */
async function survive(script: string): Promise<void> {
  const running = await untrustedPlayground(
    `function send(body) { return http(params.url, { Method: 'POST', Headers: { Authorization: ['${receiverKey}'] }, Body: body }, true, false); }
     function repeated(text, count) { return new Array(count + 1).join(text); }
     ${script}`,
  );
  const { call, refused, defects } = running;
  await call('saveInstance', weatherForm(await receiverUrl(running)));
  for (const number of [1, 2]) {
    await call('step', { name: 'weather_1' });
    const details = await call('cycleDetails', { number });
    expect(details.cycle.number).toBe(number);
    expect(details.run.id).toBe(details.cycle.run);
  }
  const { dataset } = await call('snapshot', {});
  await call('rows', { offset: 0, limit: 10, columns: ['a', '__proto__', 'constructor', 'a.__proto__'] });
  if (dataset.count > 0) await call('rowDetails', { id: 1 });
  else await refused('rowDetails', { id: 1 });
  await call('query', { text: `dataset = ${dataset.name}` });
  await call('exportRows', { format: 'csv' });
  expect(defects).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
}

test.each<[what: string, script: string]>([
  ['events that nest without end', `send('{"a":' + repeated('[', 50000) + repeated(']', 50000) + '}');`],
  ['a state that nests without end', `setLastRun({ a: repeated('[', 50000) + repeated(']', 50000) });`],
  [
    'names of what every object has',
    `send('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');`,
  ],
  [
    'a state with such names',
    `setLastRun(JSON.parse('{"__proto__": {"polluted": 1}, "hasOwnProperty": "{}"}'));`,
  ],
  [
    'fields that are no objects',
    `send('{"a": null, "_time": 5, "_insert_time": "x", "toString": 1, "toJSON": "x"}');`,
  ],
  ['times that are none', `send('{"_time": "2026-99-99T00:00:00Z"}'); send('{"_time": ""}');`],
  [
    'thousands of fields',
    `var event = {}; for (var i = 0; i < 5000; i += 1) { event['f' + i] = i; } send(JSON.stringify(event));`,
  ],
  ['a long text', `send(JSON.stringify({ a: repeated('x', 3000000) }));`],
  ['a log without end', `for (var i = 0; i < 20000; i += 1) { log('line ' + i); }`],
  [
    'refused requests that are huge',
    `var long = repeated('x', 8000000), short = repeated('x', 60000), headers = {};
     for (var i = 0; i < 99; i += 1) { headers['a' + i] = [short]; }
     function ask(url, options) { try { http(url, options, true, false); } catch (e) { return e; } }
     for (var j = 0; j < 8; j += 1) {
       ask('http://10.0.0.1/' + long, {});
       ask('http://10.0.0.1/' + short, { Method: long, Headers: headers });
       ask('http://10.0.0.1/' + short, { Method: 'POST', Headers: headers, Body: long });
     }`,
  ],
  ['addresses that are none', `http('http://[::1', { Method: 'GET' }, true, false);`],
  ['an end of its memory', `var all = []; while (true) { all.push(new Array(1000000)); }`],
])('%s', async (_what, script) => survive(`${script} return 'ok';`));
