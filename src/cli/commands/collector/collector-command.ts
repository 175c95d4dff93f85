import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';
import { tenantOption } from '../../tenant-session/tenant-option.js';

export const collector = defineSubcommand({
  name: 'collector',
  summary: 'Check an HTTP Log Collector: send one harmless probe event and explain the answer.',
  options: {
    tenant: tenantOption,
    url: { kind: 'string', placeholder: 'url', summary: 'the collector; default: that of the tenant' },
    dryRun: { kind: 'boolean', summary: 'show the event and where it would go, send nothing' },
    json: jsonOption,
  },
  arguments: [{ name: 'action', summary: 'check', required: true, choices: ['check'] }],
  examples: [
    {
      line: 'cortex-pack collector check --url https://api-example.xdr.eu.paloaltonetworks.com/logs/v1/event',
      description: 'Takes the key from XSIAM_COLLECTOR_TOKEN, or asks for it.',
    },
  ],
  async run({ options }, context) {
    const { runCollectorCheck } = await import('./run-collector-check.js');
    await runCollectorCheck(options, context);
  },
});
