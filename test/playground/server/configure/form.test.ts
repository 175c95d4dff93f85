import { expect, test } from 'vitest';
import type { FormParameter } from '#src/playground/protocol.js';
import { integrationForm } from '#src/playground/server/configure/form.js';
import { completeValues, withoutNotes } from '#src/playground/server/configure/form-values.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { installedWeather } from '../../../fixtures/installed-weather.js';
import { ownPlayground } from '../running.js';

const weather = installedWeather('return "ok";');

test('each parameter is shown by the control of its type, with what it is by default', () => {
  const { parameters } = integrationForm(weather, { mockValues: {}, mockCredentials: [] });
  const shown = parameters.map(({ name, control, defaultValue }: FormParameter) => [
    name,
    control,
    defaultValue,
  ]);
  expect(shown).toEqual([
    ['url', 'text', ''],
    ['kind', 'single-select', 'Key'],
    ['key', 'credentials', { identifier: '', password: '' }],
    ['login', 'credentials', { identifier: '', password: '' }],
    ['insecure', 'checkbox', false],
    ['verbose', 'checkbox', true],
    ['stations', 'multi-select', ['North', 'South']],
    ['limit', 'text', '500'],
    ['interval', 'minutes', '1'],
    ['title', 'note', ''],
  ]);
  expect(parameters.find(({ name }) => name === 'key')).toMatchObject({
    passwordLabel: 'API Key',
    hiddenUsername: true,
    hiddenPassword: false,
  });
});

test('a picture from elsewhere is no logo', () => {
  const logoOf = (image: string) =>
    integrationForm({ ...weather, image }, { mockValues: {}, mockCredentials: [] }).logo;
  expect(logoOf('https://attacker.example/logo.png')).toBeUndefined();
  expect(logoOf('data:image/svg+xml;base64,PHN2Zz4=')).toBeUndefined();
  expect(logoOf('data:image/png;base64,iVBORw0KGgo=')).toBe('data:image/png;base64,iVBORw0KGgo=');
});

test('the values that a form shows are values that the instance takes, and mean the same', () => {
  const params = { url: 'http://127.0.0.1', key: { identifier: '', password: 'sunshine' } };
  const values = withoutNotes(weather, { ...completeValues(weather, params), title: '' });
  const configure = (given: { readonly [name: string]: unknown }) =>
    configureInstance(weather, { name: 'weather_1', params: given }).params;
  expect(configure(values)).toMatchObject(configure(params));
});

test('the form of the built pack takes its own mock server values', async () => {
  const { call, name } = await ownPlayground();
  const [form] = await call('integrations', {});
  const sections = [...new Set(form?.parameters.map(({ section }) => section))];
  expect(sections).toEqual(expect.arrayContaining(['Connect', 'Collect']));
  expect(form?.logo).toMatch(/^data:image\/png;base64,/);
  expect(form?.triggers.length).toBeGreaterThan(0);
  const saved = await call('saveInstance', {
    name,
    integration: form?.id ?? '',
    target: 'mock',
    values: form?.mockValues ?? {},
  });
  expect(saved.problem).toBeUndefined();
});
