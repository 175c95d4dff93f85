import { expect, test } from 'vitest';
import { recordedOutput } from '../../fixtures/recorded-output.js';

test.each<[what: string, isTTY: boolean, env: Record<string, string>, printed: string]>([
  ['a terminal shows colours', true, {}, '\u001b[31mno\u001b[39m\n'],
  ['NO_COLOR turns them off', true, { NO_COLOR: '1' }, 'no\n'],
  ['an empty NO_COLOR does not', true, { NO_COLOR: '' }, '\u001b[31mno\u001b[39m\n'],
  ['a dumb terminal gets none', true, { TERM: 'dumb' }, 'no\n'],
  ['a file gets none', false, {}, 'no\n'],
])('%s', (_what, isTTY, env, printed) => {
  const { output, stdout, stderr } = recordedOutput({ isTTY, env });
  output.out.line(output.out.style('red', 'no'));
  expect(stdout()).toBe(printed);
  expect(stderr()).toBe('');
  expect(output.out.color).toBe(printed !== 'no\n');
});
