import { describe, expect, test } from 'vitest';
import type { Command } from '#src/definition/command.js';
import type { IntegrationDefinition } from '#src/definition/integration.js';
import type { PackDefinition } from '#src/definition/pack.js';
import type { Parameter } from '#src/definition/parameter.js';
import { checkDefinition } from '#src/generator/load/check-definition.js';
import definition from '../../pack/definition/pack.js';
import { streams } from '../../pack/definition/streams.js';

const base = { display: 'Thing', section: 'Connect', help: 'A thing.' } as const;

function withIntegration(changes: Partial<IntegrationDefinition>): PackDefinition {
  return { ...definition, integration: { ...definition.integration, ...changes } };
}

function withParameter(parameter: Parameter, name = 'thing'): PackDefinition {
  return withIntegration({ parameters: { ...definition.integration.parameters, [name]: parameter } });
}

function withCommand(changes: Partial<Command>, name = 'thing-get'): PackDefinition {
  const command = {
    description: 'Gets.',
    arguments: {},
    examples: [{ line: `!${name}`, description: 'All.' }],
    ...changes,
  };
  return withIntegration({ commands: { [name]: command } });
}

test('the definition of this repository is in order', () => {
  expect(() => checkDefinition(definition)).not.toThrow();
});

test.each(Object.values(streams))('the limit of $name is a parameter', ({ limitParameter }) => {
  expect(definition.integration.parameters).toHaveProperty(limitParameter);
});

describe('a mistake is told with its place', () => {
  test.each<[message: RegExp, pack: PackDefinition]>([
    [/^ {2}id is not acceptable/m, { ...definition, id: 'my-pack' }],
    [/^ {2}name is not acceptable/m, { ...definition, name: 'My Integration' }],
    [/^ {2}description is/m, { ...definition, description: 'no sentence' }],
    [/^ {2}version is not.*\n.*three numbers/m, { ...definition, version: '1.0' }],
    [/^ {2}created is/m, { ...definition, created: '2026-02-30' }],
    [/^ {2}updated is/m, { ...definition, updated: '2026-13-01T00:00:00Z' }],
    [/^ {2}categories is.*\n.*Choose from/m, { ...definition, categories: ['Weather'] }],
    [/^ {2}categories is/m, { ...definition, categories: [] }],
    [/^ {2}useCases is/m, { ...definition, useCases: ['Weather'] }],
    [/^ {2}keywords is/m, { ...definition, keywords: [' '] }],
    [/^ {2}marketplaces is/m, { ...definition, marketplaces: ['marketplacev2'] }],
    [/^ {2}supportedModules is/m, { ...definition, supportedModules: ['tim'] }],
    [/^ {2}url is not.*\n.*contact/m, { ...definition, support: 'partner' }],
    [/integration\.id is/, withIntegration({ id: 'a/b' })],
    [/integration\.folder is/, withIntegration({ folder: 'a_b' })],
    [/integration\.display is/, withIntegration({ display: 'Weather Integration' })],
    [/integration\.category is/, withIntegration({ category: 'Weather' })],
    [/integration\.provider is/, withIntegration({ provider: '' })],
    [/integration\.description is/, withIntegration({ description: 'no sentence' })],
    [/integration\.fromVersion is/, withIntegration({ fromVersion: '6.10.0' })],
    [/dataset would be cloud-flare_zerotrust_raw/, withIntegration({ vendor: 'Cloud-Flare' })],
    [
      /thing: the help must be whole sentences/,
      withParameter({ ...base, kind: 'string', help: 'no sentence' }),
    ],
    [/label "thing" must start/, withParameter({ ...base, kind: 'string', display: 'thing' })],
    [/label "a_b" must start/, withParameter({ ...base, kind: 'credentials', displayPassword: 'a_b' })],
    [
      /two parameters have the label "Server URL"/,
      withParameter({ ...base, kind: 'string', display: 'Server URL' }),
    ],
    [
      /default "c" is none of the options/,
      withParameter({ ...base, kind: 'select', options: ['a'], defaultValue: 'c' }),
    ],
    [/must be an option/, withParameter({ ...base, kind: 'select', options: [] })],
    [/option "a" is there twice/, withParameter({ ...base, kind: 'select', options: ['a', 'a'] })],
    [
      /option "a,b" must not have a comma/,
      withParameter({ ...base, kind: 'multi-select', options: ['a,b'] }),
    ],
    [
      /default "c" is none/,
      withParameter({ ...base, kind: 'multi-select', options: ['a'], defaultValue: ['a', 'c'] }),
    ],
    [/checkbox cannot be required/, withParameter({ ...base, kind: 'checkbox', required: true })],
    [
      /default 9 is no whole number from 1 to 5/,
      withParameter({ ...base, kind: 'integer', defaultValue: 9, minimum: 1, maximum: 5 }),
    ],
    [
      /default 1.5 is no whole number/,
      withParameter({ ...base, kind: 'integer', defaultValue: 1.5, minimum: 1, maximum: 5 }),
    ],
    [/default 0 is no whole number/, withParameter({ ...base, kind: 'interval', defaultValue: 0 })],
    [/must not begin with http:/, withParameter({ ...base, kind: 'url', defaultValue: 'http://a' })],
    [/pattern has lookaround/, withParameter({ ...base, kind: 'string', pattern: 'a(?!b)' })],
    [/pattern "\(" is no regular/, withParameter({ ...base, kind: 'string', pattern: '(' })],
    [
      /default "b" does not match/,
      withParameter({ ...base, kind: 'string', pattern: 'a', defaultValue: 'b' }),
    ],
    [
      /isFetchEvents must be a checkbox with the label "Fetch Events"/,
      withParameter({ ...base, kind: 'checkbox' }, 'isFetchEvents'),
    ],
    [/proxy must be a checkbox/, withParameter({ ...base, kind: 'string' }, 'proxy')],
    [/isFetchEvents is missing/, withIntegration({ parameters: {}, triggers: [] })],
    [/must be a command/, withIntegration({ commands: {} })],
    [/Get: the name must be/, withCommand({}, 'Get')],
    [/thing-get: the description must/, withCommand({ description: 'no sentence' })],
    [/thing-get: there must be an example/, withCommand({ examples: [] })],
    [/must start with !thing-get/, withCommand({ examples: [{ line: '!other', description: 'All.' }] })],
    [
      /uses size, which is no argument/,
      withCommand({ examples: [{ line: '!thing-get size="a=b"', description: 'All.' }] }),
    ],
    [/Size: the name must/, withCommand({ arguments: { Size: { kind: 'string', description: 'Size.' } } })],
    [
      /size: the default 0 is no/,
      withCommand({
        arguments: {
          size: { kind: 'integer', description: 'Size.', defaultValue: 0, minimum: 1, maximum: 2 },
        },
      }),
    ],
    [
      /number 1: missing is no parameter/,
      withIntegration({ triggers: [{ conditions: [], effects: [{ name: 'missing', action: {} }] }] }),
    ],
    [
      /"Token" is no option of auth_type/,
      withIntegration({
        triggers: [{ conditions: [{ name: 'auth_type', operator: 'equal', value: 'Token' }], effects: [] }],
      }),
    ],
    [
      /auth_type needs a value/,
      withIntegration({
        triggers: [{ conditions: [{ name: 'auth_type', operator: 'equal' }], effects: [] }],
      }),
    ],
  ])('%s', (message, pack) => {
    expect(() => checkDefinition(pack)).toThrow(message);
  });

  test('all mistakes at once', () => {
    const pack = { ...withIntegration({ provider: '' }), version: 'one' };
    expect(() => checkDefinition(pack)).toThrow(/version is[\s\S]*integration\.provider is/);
  });
});
