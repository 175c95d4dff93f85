import type { ScriptArguments } from '#src/simulator/instance/command-arguments.js';
import { fetchEvents, getEvents, type MessageCase } from './message-case.js';

interface ArgumentCase {
  readonly name: string;
  readonly args: ScriptArguments;
  readonly names: readonly string[];
}

const arguments_: readonly ArgumentCase[] = [
  { name: 'a limit of 0', args: { limit: '0' }, names: ['limit'] },
  { name: 'a negative limit', args: { limit: '-5' }, names: ['limit', '-5'] },
  { name: 'a limit that is no number', args: { limit: 'all' }, names: ['limit', 'all'] },
  { name: 'a limit that is too large', args: { limit: '10001' }, names: ['limit', '10000'] },
  {
    name: 'an unclear answer',
    args: { should_push_events: 'maybe' },
    names: ['should_push_events', 'maybe'],
  },
  { name: 'a start that is no time', args: { start_time: 'last tuesday' }, names: ['start_time'] },
  { name: 'a start on 31 September', args: { start_time: '2026-09-31T08:00:00Z' }, names: ['start_time'] },
  { name: 'an end that is no time', args: { end_time: '22/11/2026' }, names: ['end_time', '22/11/2026'] },
  {
    name: 'an end before the start',
    args: { start_time: '1 hour ago', end_time: '2 hours ago' },
    names: ['end_time', 'start_time'],
  },
  { name: 'a start in the future', args: { start_time: '2027-01-01' }, names: ['start_time'] },
  {
    name: 'an unknown event type',
    args: { event_type: 'Account Audit Logs,DNS Logs' },
    names: ['event_type', 'DNS Logs'],
  },
];

const minute = 60;

export const commandCases = {
  'Arguments of cloudflare-zero-trust-get-events': arguments_.map(
    ({ args, ...rest }): MessageCase => ({ ...rest, run: getEvents(args) }),
  ),
  'Other commands': [
    {
      name: 'collect-events while the scheduled fetch is alive',
      names: ['2026-11-22T08:00:00Z', '15 minutes', 'Fetch Events'],
      run: async (instance, fixture) => {
        await instance.fetchEvents();
        fixture.clock.wait(5 * minute);
        return instance.collectEvents();
      },
    },
    {
      name: 'reset without confirmation',
      names: ['confirm=true'],
      run: (instance) => instance.run('cloudflare-zero-trust-reset', { start_time: '2 hours ago' }),
    },
    {
      name: 'reset to the future',
      names: ['start_time'],
      run: (instance) =>
        instance.run('cloudflare-zero-trust-reset', { start_time: '2027-01-01', confirm: 'true' }),
    },
    {
      name: 'reset to no time',
      names: ['start_time'],
      run: (instance) => instance.run('cloudflare-zero-trust-reset', { start_time: 'soon', confirm: 'true' }),
    },
    {
      name: 'a fetch on a server that keeps no state',
      names: ['last run', 'integration context'],
      run: (_instance, fixture) =>
        fetchEvents(
          fixture.instance(
            {},
            { without: ['getLastRun', 'setLastRun', 'getIntegrationContext', 'setIntegrationContext'] },
          ),
        ),
    },
    {
      name: 'a server that lets scripts send no requests',
      names: ['http'],
      run: (_instance, fixture) => fixture.instance({}, { without: ['http'] }).test(),
    },
  ] satisfies MessageCase[],
};
