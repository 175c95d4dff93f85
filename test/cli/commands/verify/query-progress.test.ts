import { expect, test } from 'vitest';
import { queryProgress } from '#src/cli/commands/verify/query-progress.js';
import { recordedOutput } from '../../../fixtures/recorded-output.js';

const running = { about: 'events in weather_raw', state: 'running', seconds: 3 } as const;

test('progress is one line of a terminal that is cleared at the end', () => {
  const { output, stdout, stderr } = recordedOutput({ isTTY: true, env: { NO_COLOR: '1' } });
  const progress = queryProgress(output.err);
  progress.show(running);
  progress.show({ about: 'executions', state: 'busy', seconds: 5 });
  progress.show({ ...running, state: 'ended' });
  progress.clear();
  expect(stdout()).toBe('');
  expect(stderr().split('\r\u001b[K')).toEqual([
    '',
    'Asking: events in weather_raw (3 s)',
    'Asking: events in weather_raw (3 s), executions (waiting for other queries, 5 s',
    'Asking: executions (waiting for other queries, 5 s)',
    '',
  ]);
});

test('there is no progress where nobody looks', () => {
  const { output, stderr } = recordedOutput();
  const progress = queryProgress(output.err);
  progress.show(running);
  progress.clear();
  expect(stderr()).toBe('');
});
