import type { Commands } from 'cortex-pack/definition';
import { streamNames } from './streams.js';

export const commandNames = {
  getEvents: 'cloudflare-zero-trust-get-events',
  collectEvents: 'cloudflare-zero-trust-collect-events',
  getStatus: 'cloudflare-zero-trust-get-status',
  reset: 'cloudflare-zero-trust-reset',
} as const;

export const commands = {
  'cloudflare-zero-trust-get-events': {
    description:
      'Gets events from Cloudflare Zero Trust. The command neither uses nor changes the state of the scheduled fetch.',
    arguments: {
      limit: {
        kind: 'integer',
        description: 'The maximum number of events per event type.',
        defaultValue: 10,
        minimum: 1,
        maximum: 10000,
      },
      should_push_events: {
        kind: 'boolean',
        description: 'Whether to send exactly the events that are shown to the dataset as well.',
        defaultValue: false,
      },
      start_time: {
        kind: 'datetime',
        description:
          'The time of the oldest event, as an ISO 8601 time or a text such as 2 hours or 3 days ago. Events are shown oldest first from there. Without it, the newest events are shown.',
      },
      end_time: {
        kind: 'datetime',
        description: 'The time of the newest event, in the same forms as start_time.',
      },
      event_type: {
        kind: 'choices',
        options: streamNames,
        description:
          'The event types, separated by commas. Without it, all types that the instance is configured to fetch.',
      },
    },
    examples: [
      {
        line: '!cloudflare-zero-trust-get-events limit=5',
        description: 'The five newest events of each configured type.',
      },
      {
        line: '!cloudflare-zero-trust-get-events event_type="Access Authentication Logs" start_time="2 hours ago" limit=100',
        description: 'Sign-ins of the last two hours, oldest first.',
      },
      {
        line: '!cloudflare-zero-trust-get-events limit=1 should_push_events=true',
        description: 'One event of each type, also sent to the dataset, to try the whole path.',
      },
    ],
  },
  'cloudflare-zero-trust-collect-events': {
    description:
      'Collects new events and sends them to the dataset as the scheduled fetch does, for tenants whose scheduler does not start the fetch of this integration. Run it from a scheduled job. It refuses to run while the scheduled fetch is active.',
    harmful: true,
    arguments: {},
    examples: [
      {
        line: '!cloudflare-zero-trust-collect-events',
        description: 'One collection. Its state continues from the one before.',
      },
    ],
  },
  'cloudflare-zero-trust-get-status': {
    description:
      'Shows how far the collection of each event type is: what is complete, how far it lags behind, how many events the last run delivered, and the last problem. It sends no request.',
    arguments: {},
    examples: [
      { line: '!cloudflare-zero-trust-get-status', description: 'The state of all configured event types.' },
    ],
  },
  'cloudflare-zero-trust-reset': {
    description:
      'Starts the collection of event types again at a given time. Events since then that were delivered before are delivered a second time.',
    harmful: true,
    arguments: {
      start_time: {
        kind: 'datetime',
        required: true,
        description: 'The time to start at, as an ISO 8601 time or a text such as 2 hours or 3 days ago.',
      },
      event_type: {
        kind: 'choices',
        options: streamNames,
        description:
          'The event types, separated by commas. Without it, all types that the instance is configured to fetch.',
      },
      confirm: {
        kind: 'boolean',
        description: 'Whether to really reset. Otherwise, the command only shows what it would do.',
        defaultValue: false,
      },
    },
    examples: [
      {
        line: '!cloudflare-zero-trust-reset start_time="2 hours ago" event_type="User Audit Logs" confirm=true',
        description: 'Collects the user audit logs of the last two hours again.',
      },
    ],
  },
} as const satisfies Commands;
