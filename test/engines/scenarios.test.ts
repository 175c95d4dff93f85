import { expect, test } from 'vitest';
import { commandsOf } from '#src/definition/integration.js';
import { cloudflare } from '../../pack/definition/integration.js';
import { scenarios } from './scenarios/index.js';

test('every scenario has a name of its own and does something', () => {
  const names = scenarios.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(scenarios.filter(({ steps }) => steps.length === 0)).toEqual([]);
});

test('every command of the pack is in some scenario', () => {
  const carriedOut = new Set(scenarios.flatMap(({ steps }) => steps.map(({ command }) => command)));
  for (const command of ['test-module', 'fetch-events', ...Object.keys(commandsOf(cloudflare))]) {
    expect(carriedOut).toContain(command);
  }
});
