import { defineSubcommand } from '../../program/subcommand.js';

export const report = defineSubcommand({
  name: 'report',
  summary:
    'Write down what a pack is for a change request: what it installs, where it runs, what was verified, and what nobody measured.',
  options: {
    html: { kind: 'string', placeholder: 'file', summary: 'write all of it as one HTML page' },
    sbom: {
      kind: 'string',
      placeholder: 'file',
      summary: 'write the bill of materials as CycloneDX 1.6 JSON',
    },
    results: {
      kind: 'string',
      placeholder: 'files',
      summary: 'files with results of other checks, separated by commas, to show in the report',
    },
    json: { kind: 'boolean', summary: 'print the facts as JSON' },
  },
  arguments: [
    {
      name: 'pack',
      summary: 'the zip or the folder of a pack, also one of others; default: the zip that the build wrote',
    },
  ],
  examples: [
    { line: 'cortex-pack report --html report.html', description: 'The pack that the build has written.' },
    {
      line: 'cortex-pack report their-pack.zip --html report.html --sbom bill.cdx.json',
      description: 'A pack that others wrote.',
    },
    {
      line: 'cortex-pack report --results rules.json,soak.json --html report.html',
      description: 'With results of checks that ran before.',
    },
  ],
  async run({ options, arguments: [path] }, context) {
    const { runReport } = await import('./run-report.js');
    await runReport({ path, ...options }, context);
  },
});
