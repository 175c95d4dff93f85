import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';
import { tenantOption } from '../../tenant-session/tenant-option.js';

export const doctor = defineSubcommand({
  name: 'doctor',
  summary:
    'Check the connection to a tenant: URL, key, role, clock, proxy, certificates, health, license, and XQL quota; each finding with its fix.',
  options: { tenant: tenantOption, json: jsonOption },
  arguments: [],
  examples: [
    { line: 'cortex-pack doctor --tenant dev', description: 'Before the first upload, and when one fails.' },
  ],
  async run({ options }, context) {
    const { runDoctor } = await import('../../../tenant/doctor/doctor.js');
    const { proxiesOf } = await import('../../../tenant/client/connection.js');
    const { TenantError } = await import('../../../tenant/client/tenant-error.js');
    const { printChecks } = await import('./doctor-report.js');
    const { withTenant } = await import('../../tenant-session/tenant-session.js');
    await withTenant(options.tenant, context, async ({ client }) => {
      const { tenant } = client;
      const checks = await runDoctor(client, { proxies: proxiesOf(context.env) });
      const { out } = context.output;
      if (options.json) {
        out.verbatim(JSON.stringify({ tenant: tenant.name, apiUrl: tenant.url.apiUrl, checks }, null, 2));
      } else printChecks(tenant.name, checks, out);
      const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
      if (failed.length > 0) {
        throw new TenantError(
          'doctor',
          'user',
          `These checks of ${tenant.name} failed: ${failed.join(', ')}.`,
        );
      }
    });
  },
});
