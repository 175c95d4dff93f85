import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const rules = defineSubcommand({
  name: 'rules',
  summary:
    'Run the modeling and correlation rules of the built pack over sample events or your own, offline.',
  options: {
    zip: {
      kind: 'string',
      placeholder: 'file',
      summary: 'the pack; default: the one that the build wrote to dist',
    },
    events: {
      kind: 'string',
      placeholder: 'file',
      summary: 'your own events in place of the samples: a JSON list, or a JSON object in each line',
    },
    now: {
      kind: 'string',
      placeholder: 'time',
      summary: 'with --events: when the rules run; default: one minute after the newest event',
    },
    tenantVersion: {
      kind: 'string',
      placeholder: 'version',
      summary: 'with --events: the tenant whose modeling rule is taken, as 8.9.0; default: the newest',
    },
    json: jsonOption,
  },
  arguments: [],
  examples: [
    {
      line: 'cortex-pack rules',
      description: 'The rules of the zip that the build has written, over its samples.',
    },
    {
      line: 'cortex-pack rules --events my-events.json',
      description: 'What the rules make of your own events.',
    },
    {
      line: 'cortex-pack rules --events my-events.jsonl --now 2026-11-20T09:00:00Z --json',
      description: 'The same at another time, as JSON.',
    },
  ],
  async run({ options }, { output, root }) {
    const { runRules } = await import('./run-rules.js');
    await runRules({ root, ...options }, output);
  },
});
