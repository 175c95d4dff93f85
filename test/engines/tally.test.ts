import { expect, test } from 'vitest';
import { Tally } from './tally.js';

const local = { name: 'local', version: '1' };
const other = { name: 'other', version: '2' };
const difference = { path: '0.error', expected: 'null', actual: '"x"' };

test('differences are told at once, and counted for their engine', () => {
  const lines: string[] = [];
  const tally = new Tally((line) => lines.push(line));
  tally.addScenario(local, 'one', []);
  tally.addScenario(
    other,
    'one',
    Array.from({ length: 5 }, () => difference),
  );
  tally.addVectors(other, 7, [difference]);
  tally.setSpeed(other, 12.34);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('other differs in "one"');
  expect(lines[0]).toContain('and 2 more');
  expect(tally.dissents.map(({ engine, story }) => [engine, story])).toEqual([
    ['other', 'one'],
    ['other', 'pure parts'],
  ]);
  expect(tally.table()).toBe(
    [
      '| Engine | Version | Scenarios | Vectors | Differences | Time |',
      '| ------ | ------- | --------- | ------- | ----------- | ---- |',
      '| local  | 1       | 1         |         | 0           |      |',
      '| other  | 2       | 1         | 7       | 6           | 12 x |',
    ].join('\n'),
  );
});
