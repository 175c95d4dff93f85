import { describe, expect, test } from 'vitest';
import { cloudflareIntegration as integration, cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';
import { documents, renderDocuments, repository } from './documents.js';

test.each(['server', 'container'] as const)(
  'the help has at most 600 words in the %s runtime',
  async (runtime) => {
    const { description } = await renderDocuments(pack, repository, runtime);
    expect(description.split(/\s+/).length).toBeLessThanOrEqual(600);
  },
);

describe('the integration README tells of everything that is declared', () => {
  const labels = Object.values(integration.parameters).flatMap((parameter) =>
    parameter.kind === 'credentials'
      ? [parameter.display, parameter.displayPassword].filter((label) => label !== undefined)
      : [parameter.display],
  );

  test.each(labels)('parameter %s', (label) => {
    expect(documents.integrationReadme).toContain(`\n| ${label} | `);
  });

  test.each(Object.entries(integration.commands))('command %s', (name, command) => {
    const reference = documents.integrationReadme.split(`\n### ${name}\n`)[1]?.split('\n### ')[0];
    expect(reference).toContain(command.description);
    for (const argument of Object.keys(command.arguments)) expect(reference).toContain(`\n| ${argument} | `);
    for (const { line } of command.examples) expect(reference).toContain('\n```\n' + line + '\n```\n');
  });
});
