import { expect, test } from 'vitest';
import {
  minutesInWords,
  newInstance,
  rebased,
  sameForm,
  sectionsOf,
  stillWrong,
  withTarget,
} from '#src/playground/page/configure/form-state.js';
import { type FormParameter, type IntegrationForm, keptSecret } from '#src/playground/protocol.js';

const parameter = (name: string, other: Partial<FormParameter> = {}): FormParameter => ({
  name,
  type: 0,
  control: 'text',
  label: name,
  section: 'Connect',
  advanced: false,
  required: false,
  hidden: false,
  hiddenUsername: false,
  hiddenPassword: false,
  defaultValue: '',
  options: [],
  ...other,
});

const integration: IntegrationForm = {
  id: 'Weather',
  display: 'Weather',
  description: '',
  help: '',
  fetchesEvents: true,
  fetchesIncidents: false,
  parameters: [
    parameter('loose', { section: '' }),
    parameter('url', { defaultValue: 'https://api.example.com/v1' }),
    parameter('kind', { control: 'single-select', options: ['Key', 'Login'], defaultValue: 'Key' }),
    parameter('key', { control: 'credentials', type: 9, defaultValue: { identifier: '', password: '' } }),
    parameter('login', { hidden: true }),
    parameter('limit', { section: 'Collect', advanced: true, defaultValue: '500' }),
    parameter('days', { section: 'Collect', control: 'note', type: 21 }),
  ],
  triggers: [
    {
      conditions: [{ name: 'kind', operator: 'equal', value: 'Login' }],
      effects: [
        { name: 'key', action: { hidden: true } },
        { name: 'login', action: { hidden: false, required: true } },
      ],
    },
  ],
  commands: [],
  mockCredentials: [],
  mockValues: {
    url: 'http://127.0.0.1:1000',
    key: { identifier: '', password: 'mock server' },
  },
};

const names = (values: IntegrationForm['mockValues']) =>
  sectionsOf(integration, values).map(({ name, plain, advanced }) => [
    name,
    plain.map((field) => field.parameter.name + (field.required ? '*' : '')),
    advanced.map((field) => field.parameter.name),
  ]);

test('sections keep their order, what has none comes last, advanced settings are apart', () => {
  expect(names({})).toEqual([
    ['Connect', ['url', 'kind', 'key'], []],
    ['Collect', ['days'], ['limit']],
    ['', ['loose'], []],
  ]);
});

test('triggers show, hide and require fields', () => {
  expect(names({ kind: 'Login' })[0]).toEqual(['Connect', ['url', 'kind', 'login*'], []]);
});

test('a new instance has a free name, the defaults, and leads to the mock servers', () => {
  const form = newInstance(integration, ['Weather_instance_1', 'Weather_instance_3']);
  expect(form.name).toBe('Weather_instance_2');
  expect(form.target).toBe('mock');
  expect(form.values).toEqual({
    loose: '',
    url: 'http://127.0.0.1:1000',
    kind: 'Key',
    key: { identifier: '', password: 'mock server' },
    login: '',
    limit: '500',
  });
});

test('going to the network takes back what led to the mock servers, and only that', () => {
  const form = newInstance(integration, []);
  const saved = {
    ...form,
    values: { ...form.values, limit: '7', key: { identifier: '', password: keptSecret } },
  };
  const network = withTarget(integration, saved, 'network');
  expect(network.values).toMatchObject({
    url: 'https://api.example.com/v1',
    key: { identifier: '', password: '' },
    limit: '7',
  });
  const own = { ...saved, values: { ...saved.values, url: 'https://own.example.com' } };
  expect(withTarget(integration, own, 'network').values.url).toBe('https://own.example.com');
  expect(withTarget(integration, network, 'mock').values.url).toBe('http://127.0.0.1:1000');
});

test('what was typed outlives other addresses of the mock servers, which are taken over', () => {
  const before = newInstance(integration, []);
  const typed = { ...before, name: 'mine', values: { ...before.values, limit: '7' } };
  const moved = { ...integration, mockValues: { url: 'http://127.0.0.1:2000' } };
  const after = rebased(typed, before, newInstance(moved, []));
  expect(after.name).toBe('mine');
  expect(after.values).toMatchObject({ limit: '7', url: 'http://127.0.0.1:2000' });
});

test('forms are compared by what they would save', () => {
  const form = newInstance(integration, []);
  expect(sameForm(form, { ...form, values: { ...form.values } })).toBe(true);
  expect(sameForm(form, { ...form, values: { ...form.values, limit: '1' } })).toBe(false);
  expect(sameForm(form, { ...form, target: 'network' })).toBe(false);
});

test('minutes are told in words', () => {
  expect(['1', '60', '90', '1.5', '', 'x', '0'].map(minutesInWords)).toEqual([
    '1 minute',
    '1 hour',
    '1 hour 30 minutes',
    '',
    '',
    '',
    '',
  ]);
});

test('a field stays wrong until it is changed', () => {
  const form = newInstance(integration, []);
  const problem = {
    origin: 'user' as const,
    message: 'Both are required.',
    fields: [{ message: 'The name is taken.' }, { parameter: 'url', message: 'It is required.' }],
  };
  const renamed = { ...form, name: 'other' };
  expect(stillWrong(problem, form, renamed)?.fields).toEqual([problem.fields[1]]);
  expect(stillWrong(problem, form, { ...renamed, values: { ...form.values, url: 'x' } })).toBeUndefined();
  expect(stillWrong({ origin: 'remote', message: 'No answer.' }, form, renamed)).toBeUndefined();
});
