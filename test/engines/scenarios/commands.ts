import type { Scenario } from '../scenario.js';

const getEvents = 'cloudflare-zero-trust-get-events';
const collectEvents = 'cloudflare-zero-trust-collect-events';
const getStatus = 'cloudflare-zero-trust-get-status';
const reset = 'cloudflare-zero-trust-reset';

/** The commands of the War Room. */
export const commandScenarios: readonly Scenario[] = [
  {
    name: 'get-events',
    steps: [
      { command: getEvents },
      { command: getEvents, args: { limit: '1' } },
      { command: getEvents, args: { start_time: '5 minutes ago', limit: '4' } },
      {
        command: getEvents,
        args: { start_time: '2026-11-22T08:52:00Z', end_time: '2026-11-22T10:54:00+02:00' },
      },
      { command: getEvents, args: { end_time: '8 minutes' } },
      { command: getEvents, args: { start_time: '2 hours', end_time: '1 hour ago' } },
      { command: getEvents, args: { event_type: 'User Audit Logs, Access Authentication Logs' } },
      { command: getEvents, args: { event_type: ['Account Audit Logs'], limit: '3' } },
      { command: getEvents, args: { event_type: '["User Audit Logs"]', limit: '120' } },
    ],
  },
  {
    name: 'get-events with push',
    steps: [
      { command: getEvents, args: { limit: '2', should_push_events: 'true' } },
      { command: getEvents, args: { start_time: '3 minutes', should_push_events: 'true' } },
      { command: 'fetch-events' },
    ],
  },
  {
    name: 'get-events with wrong arguments',
    steps: [
      { command: getEvents, args: { limit: '0' }, fails: /limit must be a whole number/ },
      { command: getEvents, args: { limit: 'ten' }, fails: /limit must be a whole number/ },
      { command: getEvents, args: { start_time: 'yesterday \u00fc\ud83d\ude00' }, fails: /start_time/ },
      { command: getEvents, args: { start_time: '1 hour', end_time: '2 hours' }, fails: /before start_time/ },
      { command: getEvents, args: { event_type: 'DNS Logs' }, fails: /unknown item "DNS Logs"/ },
    ],
  },
  {
    name: 'collect-events',
    steps: [
      { command: collectEvents },
      { command: collectEvents, minutes: 3 },
      { command: 'fetch-events' },
      { command: collectEvents, fails: /The scheduled fetch of this instance ran at/ },
      { command: collectEvents, minutes: 16 },
    ],
  },
  {
    name: 'get-status and reset',
    steps: [
      { command: getStatus },
      { command: 'fetch-events' },
      { command: getStatus },
      { command: reset, args: { start_time: '5 minutes' }, fails: /Nothing was changed/ },
      { command: reset, args: { start_time: 'soon', confirm: 'true' }, fails: /start_time/ },
      { command: reset, args: { start_time: '2027-01-01', confirm: 'true' }, fails: /in the future/ },
      {
        command: reset,
        args: { start_time: '5 minutes ago', confirm: 'true', event_type: 'User Audit Logs' },
      },
      { command: 'fetch-events' },
      { command: getStatus },
    ],
  },
  {
    name: 'unknown commands',
    steps: [
      { command: 'cloudflare-zero-trust-get-event', fails: /no command/ },
      { command: 'toString', fails: /no command "toString"/ },
      { command: '', fails: /no command ""/ },
    ],
  },
];
