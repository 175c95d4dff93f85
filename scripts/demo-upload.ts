import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolvePackZip } from '#src/cli/pack-argument/resolve-pack-zip.js';
import { type Fault, type Faults, onCalls, onPath, withFaults } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import {
  createFakeTenant,
  type FakeTenant,
  type FakeTenantOptions,
} from '#src/testing/tenant/mock-tenant.js';

/** Shows uploads with the real program against fake tenants on this machine. Needs a built pack in dist. */

const root = fileURLToPath(new URL('..', import.meta.url));
const secret = 'demo-key-of-the-fake-tenant';
const keys = [{ id: '7', kind: 'advanced', secret, role: 'Instance Administrator', owner: 'demo' }] as const;
const zip = await readFile(resolvePackZip(join(root, 'dist'), 'in dist'));

interface Scene {
  readonly description: string;
  readonly tenant?: Omit<FakeTenantOptions, 'keys'>;
  /** What happened on the tenant before. */
  readonly before?: (tenant: FakeTenant) => void;
  readonly faults?: Faults;
  /** Each with the exit code that it must end with. */
  readonly lines: readonly (readonly [code: number, ...words: string[]])[];
}

const errorAfterwards: Fault = (handle) => {
  handle();
  return { status: 500, headers: {}, body: '' };
};

const upload = ['upload', '--yes', '--wait', '3'] as const;

const scenes: readonly Scene[] = [
  {
    description: 'A tenant that takes its time. Then the same pack again.',
    tenant: { installAfterLists: 3 },
    lines: [
      [0, 'doctor'],
      [0, 'upload', '--yes'],
      [0, 'upload', '--yes'],
    ],
  },
  {
    description: 'A tenant that answers 500, and has installed the pack.',
    faults: onPath('/installed/upload', onCalls([0], errorAfterwards)),
    lines: [[0, ...upload]],
  },
  {
    description: 'A tenant that answers 200, and has installed nothing.',
    tenant: { installsNoItems: true },
    lines: [[1, ...upload]],
  },
  {
    description: 'A tenant that leaves out a correlation rule without a word.',
    tenant: { leavesOut: /^CorrelationRules\/.*ApiToken/ },
    lines: [[1, ...upload]],
  },
  {
    description: 'A tenant that does not list the dashboards of packs.',
    tenant: { listsDashboardsOfPacks: false },
    lines: [[3, ...upload]],
  },
  {
    description:
      'A tenant that refuses the pack with 101704, and leaves an item out when told not to validate.',
    tenant: { refuses: /^CorrelationRules\/.*ApiToken/ },
    lines: [
      [4, ...upload],
      [1, ...upload, '--skip-validation'],
    ],
  },
  {
    description: 'A tenant on which somebody changed one rule of the pack and switched off another.',
    before: (tenant) => {
      tenant.install(zip);
      const [changed, off] = tenant.correlationRules.list();
      const later = Date.now() + 60_000;
      tenant.correlationRules.edit(changed?.name ?? '', { severity: 'SEV_010_INFO' }, later);
      tenant.correlationRules.edit(off?.name ?? '', { is_enabled: false }, later);
    },
    lines: [
      [0, 'upload', '--dry-run'],
      [1, ...upload],
    ],
  },
];

for (const { description, tenant: options, before, faults, lines } of scenes) {
  process.stdout.write(`\n== ${description}\n`);
  const tenant = createFakeTenant({ ...options, keys });
  before?.(tenant);
  const server = await serve(withFaults(tenant.handler, faults ?? (() => undefined)));
  try {
    for (const [code, ...words] of lines) {
      process.stdout.write(`\n$ cortex-pack ${words.join(' ')}\n`);
      const ended = await runProgram(words, server.url);
      process.stdout.write(`(exit code ${ended})\n`);
      if (ended !== code) throw new Error(`cortex-pack ${words.join(' ')} was to end with ${code}.`);
    }
  } finally {
    await server.close();
  }
}

function runProgram(words: readonly string[], url: string): Promise<number | null> {
  const env = {
    ...process.env,
    DEMISTO_BASE_URL: url,
    DEMISTO_ADVANCED_API_KEY: secret,
    DEMISTO_API_KEY_ID: '7',
    NO_PROXY: '127.0.0.1',
  };
  return new Promise((resolve, reject) => {
    const main = fileURLToPath(new URL('../build/src/cli/main.js', import.meta.url));
    const program = spawn(process.execPath, [main, ...words], { cwd: root, env, stdio: 'inherit' });
    program.once('error', reject);
    program.once('close', resolve);
  });
}
