import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { receiverKey } from '#src/playground/server/simulation/mock-servers.js';
import {
  integrationPath,
  stationPack,
  stations,
  weatherIntegration,
  yamlOf,
} from '../../fixtures/weather-pack.js';
import { receiverUrl, servedPlayground, untrustedPlayground, weatherForm, writeZip } from './running.js';

const secret = 'Sun+shine/4"77';

/** The ways in which the secret could stand in an answer. */
const spellings = [
  secret,
  JSON.stringify(secret).slice(1, -1),
  JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
];

/** A script that shows the secret wherever it can. */
const indiscreet = `
  var secret = params.key.password;
  var spread = { plain: secret, url: encodeURIComponent(secret), base64: btoa(secret), json: JSON.stringify({ a: secret }) };
  log('It is ' + secret);
  setLastRun({ nested: JSON.stringify(spread) });
  var body = JSON.stringify({ spread: spread, note: 'kept' });
  http(params.url, { Method: 'POST', Headers: { Authorization: ['${receiverKey}'] }, Body: body }, true, false);
  http(params.url + '?key=' + encodeURIComponent(secret), { Method: 'GET', Headers: { 'X-Key': [secret], 'Authorization': ['Bearer ' + secret] } }, true, false);
  var headers = {};
  headers[secret] = ['x'];
  try { http(params.url, { Method: secret, Headers: headers }, true, false); } catch (error) {}
  if (command === 'weather-status') { throw new Error('No entry with ' + secret); }
  return command === 'test-module' ? 'ok' : spread;
`;

test('a secret is in no answer, wherever a script shows it, and what was shown is told', async () => {
  const running = await untrustedPlayground(indiscreet);
  const { call, refused, answers, defects } = running;
  const form = weatherForm(await receiverUrl(running));
  const { name } = form;
  await call('saveInstance', form);
  await call('instance', { name });
  expect(await call('test', { name })).toMatchObject({ ok: true, leaks: ['log'] });
  const shown = await call('run', {
    name,
    line: `!weather-get-events station="${secret.replace('"', '\\"')}"`,
  });
  expect(shown).toMatchObject({
    ok: true,
    leaks: ['entries', 'log'],
    line: '!weather-get-events station="***"',
  });
  expect(shown.entries[0]?.Contents).toMatchObject({ plain: '***', url: '***', json: '{"a":"***"}' });
  expect(shown.exchanges[1]?.request.headers).toMatchObject({ 'X-Key': '***', Authorization: 'Bearer ***' });
  expect(shown.exchanges[2]).toMatchObject({ method: '***', request: { headers: { '***': 'x' } } });
  expect(await call('run', { name, line: '!weather-status' })).toMatchObject({
    ok: false,
    leaks: ['entries', 'log', 'error'],
  });
  await call('step', { name });
  await call('step', { name });
  await call('cycles', {});
  const details = await call('cycleDetails', { number: 2 });
  expect(JSON.stringify(details.stateAfter)).toContain('***');
  await call('runs', {});
  await call('rows', { offset: 0, limit: 100, columns: ['spread', 'spread.plain', 'note'] });
  await call('rowDetails', { id: 1 });
  const { dataset } = await call('snapshot', {});
  expect(dataset.count).toBe(5);
  await call('query', { text: `dataset = ${dataset.name}` });
  for (const format of ['ndjson', 'json', 'csv'] as const) {
    expect((await call('exportRows', { format })).content).toContain('***');
  }
  await refused('run', { name, line: `!weather-get-events ${secret.replace('"', '')}"=1` });
  await refused('query', {
    text: `dataset = ${dataset.name} | filter note = "${encodeURIComponent(secret)}`,
  });
  await call('integrations', {});

  const found = answers.filter((answer) => spellings.some((spelling) => answer.includes(spelling)));
  expect(found).toEqual([]);
  expect(answers.length).toBeGreaterThan(15);
  expect(defects).toEqual([]);
});

/** The fixture with other parameters of these names, or without them. */
function zipWith(parameters: { readonly [name: string]: object | undefined }): Uint8Array {
  const yaml = weatherIntegration({
    ...stations,
    script: 'return { key: params.key, limit: params.limit };',
  });
  const others = yaml.configuration.filter(({ name }) => !Object.hasOwn(parameters, name));
  const changed = Object.entries(parameters).flatMap(([name, parameter]) =>
    parameter === undefined ? [] : [{ name, display: name, ...parameter }],
  );
  const file = { ...yaml, configuration: [...others, ...changed], triggers: [] };
  return stationPack('', { [integrationPath]: yamlOf(file) });
}

test('a secret that a new version makes a plain parameter of is shown to nobody', async () => {
  const file = writeZip(zipWith({ key: { type: 4 } }));
  const { call, playground, answers } = await servedPlayground(file, false);
  const install = async (parameters: Parameters<typeof zipWith>[0]) => {
    writeFileSync(file, zipWith(parameters));
    await playground.reinstallation.run();
  };
  const form = weatherForm('http://127.0.0.1:1');
  const { name } = form;
  await call('saveInstance', { ...form, values: { ...form.values, key: secret } });
  await install({ key: { type: 14 } });
  expect((await call('run', { name, line: '!weather-status' })).entries[0]?.Contents).toMatchObject({
    key: '***',
  });
  // Gone for a version, it comes back in the open.
  await install({ key: undefined });
  await install({ key: { type: 15, options: ['a', 'b'] } });
  expect((await call('instance', { name })).values).toMatchObject({ key: '' });
  expect((await call('run', { name, line: '!weather-status' })).entries[0]?.Contents).toEqual({
    key: '',
    limit: '500',
  });
  expect(answers.filter((answer) => answer.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
});

test('the problems of an instance quote no secret', async () => {
  const file = writeZip(zipWith({ key: { type: 4 } }));
  const { call, refused, playground } = await servedPlayground(file, false);
  const form = weatherForm('http://127.0.0.1:1');
  await call('saveInstance', { ...form, values: { ...form.values, key: secret, limit: secret } });
  writeFileSync(file, zipWith({ key: { type: 4 }, limit: { type: 15, options: ['a', 'b'] } }));
  await playground.reinstallation.run();
  const { problem } = await call('instance', { name: form.name });
  expect(problem).toContain('"***"');
  writeFileSync(file, zipWith({ key: { type: 4 }, [secret]: { type: 0, required: true } }));
  await playground.reinstallation.run();
  const values = { ...form.values, key: secret };
  expect(await refused('saveInstance', { ...form, values })).toMatchObject({
    fields: [{ parameter: '***', message: '*** is required.' }],
  });
});
