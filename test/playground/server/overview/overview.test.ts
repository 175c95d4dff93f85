// @module-tag slow

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { weatherPack } from '../../../fixtures/weather-pack.js';
import { ownPlayground, servedPlayground, writeZip } from '../running.js';

test('the overview says of the installed zip what a report says', async () => {
  const { call } = await ownPlayground();
  const { summary, report, uploadCommand } = await call('overview', {});
  expect(summary[0]).toMatchObject({ label: 'Validation', tone: 'good' });
  expect(report.file.sha256).toBe(
    createHash('sha256')
      .update(readFileSync(inject('packZip')))
      .digest('hex'),
  );
  expect(report.correlationRules).toHaveLength(5);
  expect(uploadCommand).toMatch(/^npm run upload -- .*CloudflareZeroTrustLogs\.zip$/);
});

test('other calls are answered while a pack is validated', async () => {
  const { call } = await ownPlayground();
  const order: string[] = [];
  await Promise.all([
    call('overview', {}).then(() => order.push('overview')),
    call('runs', {}).then(() => order.push('runs')),
  ]);
  expect(order).toEqual(['runs', 'overview']);
});

test('a new zip has a new overview', async () => {
  const zip = writeZip(weatherPack({ version: '1.0.0' }));
  const { call, playground } = await servedPlayground(zip, false);
  const before = await call('overview', {});
  expect(await call('overview', {})).toEqual(before);
  writeFileSync(zip, weatherPack({ version: '1.0.1' }));
  await playground.reinstallation.run();
  const after = await call('overview', {});
  expect([before.report.pack.version, after.report.pack.version]).toEqual(['1.0.0', '1.0.1']);
});

test('a zip that is gone is a problem of the user', async () => {
  const zip = writeZip(weatherPack());
  const { call, refused } = await servedPlayground(zip, false);
  const bytes = readFileSync(zip);
  rmSync(zip);
  expect(await refused('overview', {})).toMatchObject({
    origin: 'user',
    message: expect.stringContaining('There is nothing at'),
  });
  writeFileSync(zip, bytes);
  expect((await call('overview', {})).report.pack.id).toBe('WeatherEvents');
});

test('a rule shows its alerts among all events of the dataset', async () => {
  const { call, name } = await ownPlayground();
  const rule = 'Cloudflare - Global API Key viewed or rotated';
  expect(await call('alerts', { rule })).toMatchObject({ alerts: [], total: 0 });
  await call('burst', { count: 2_000 });
  await call('step', { name });
  const { alerts, total, problem } = await call('alerts', { rule });
  expect(problem).toBeUndefined();
  expect(total).toBeGreaterThan(20);
  expect(alerts).toHaveLength(20);
  expect(alerts[0]?.name).toMatch(/^Cloudflare Global API Key: \S+ by \S+/);
  expect(alerts[0]?.events).toBeGreaterThan(0);
});

test('other calls are answered while a rule runs', async () => {
  const { call, name } = await ownPlayground();
  await call('burst', { count: 5_000 });
  await call('step', { name });
  const order: string[] = [];
  await Promise.all([
    call('alerts', { rule: 'Cloudflare - Global API Key viewed or rotated' }).then(() =>
      order.push('alerts'),
    ),
    call('runs', {}).then(() => order.push('runs')),
  ]);
  expect(order).toEqual(['runs', 'alerts']);
});

test('a rule that cannot run says why', async () => {
  const rule = (name: string, query: string) =>
    stringify({
      global_rule_id: name,
      name,
      xql_query: query,
      alert_name: name,
      execution_mode: 'REAL_TIME',
    });
  const file = (name: string) => `CorrelationRules/external-correlationrule-${name}.yml`;
  const zip = writeZip(
    weatherPack({
      files: {
        [file('Other')]: rule('Other', 'dataset = other_raw | filter a = 1'),
        [file('Broken')]: rule('Broken', 'dataset = other_raw | srot a'),
      },
    }),
  );
  const { call, refused } = await servedPlayground(zip, false);
  expect(await call('alerts', { rule: 'Other' })).toMatchObject({
    total: 0,
    problem: 'It reads dataset other_raw, which is not the dataset here.',
  });
  expect((await call('alerts', { rule: 'Broken' })).problem).toContain('srot');
  expect((await refused('alerts', { rule: 'None' })).message).toBe('The pack has no correlation rule None.');
});
