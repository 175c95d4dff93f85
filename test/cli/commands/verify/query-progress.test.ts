import { expect, test } from 'vitest';
import { queryProgress } from '#src/cli/commands/verify/query-progress.js';
import { recordedWait } from '../../../fixtures/recorded-wait.js';

test('a query is waited for until it ends, with what it waits for itself', () => {
  const { wait, told } = recordedWait();
  const progress = queryProgress('prod', wait);
  progress({ about: 'events in weather_raw', state: 'running', seconds: 0 });
  progress({ about: 'executions', state: 'running', seconds: 0 });
  progress({ about: 'executions', state: 'busy', seconds: 5 });
  progress({ about: 'events in weather_raw', state: 'ended', seconds: 0 });
  progress({ about: 'executions', state: 'ended', seconds: 0 });
  expect(told.filter((text) => !text.endsWith(': '))).toEqual([
    'begin Waiting for prod: events in weather_raw',
    'begin Waiting for prod: executions',
    'note Waiting for prod: executions: behind other queries',
    'end Waiting for prod: events in weather_raw',
    'end Waiting for prod: executions',
  ]);
});
