import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createFakeTenant, type FakeTenantOptions } from '#src/stand-ins/fake-tenant.js';
import { type Fault, type Faults, onCalls, onPath, withFaults } from '#src/stand-ins/faults.js';
import { serve } from '#src/stand-ins/serve.js';

/** Shows uploads with the real program against fake tenants on this machine. Needs a built pack in dist. */

const root = fileURLToPath(new URL('..', import.meta.url));
const secret = 'demo-key-of-the-fake-tenant';
const keys = [{ id: '7', kind: 'advanced', secret, role: 'Instance Administrator', owner: 'demo' }] as const;

interface Scene {
  readonly says: string;
  readonly tenant: Omit<FakeTenantOptions, 'keys'>;
  readonly faults?: Faults;
  readonly lines: readonly (readonly string[])[];
  /** How each line must end. */
  readonly code: number;
}

const errorAfterwards: Fault = (handle) => {
  handle();
  return { status: 500, headers: {}, body: '' };
};

const scenes: readonly Scene[] = [
  {
    says: 'A tenant that takes its time. Then the same pack again.',
    tenant: { installAfterLists: 3 },
    lines: [['doctor'], ['upload', '--yes'], ['upload', '--yes']],
    code: 0,
  },
  {
    says: 'A tenant that answers 500, and has installed the pack.',
    tenant: {},
    faults: onPath('/installed/upload', onCalls([0], errorAfterwards)),
    lines: [['upload', '--yes']],
    code: 0,
  },
  {
    says: 'A tenant that answers 200, and has installed nothing.',
    tenant: { installsNoItems: true },
    lines: [['upload', '--yes', '--wait', '3']],
    code: 1,
  },
];

for (const { says, tenant, faults, lines, code } of scenes) {
  process.stdout.write(`\n== ${says}\n`);
  const { handler } = createFakeTenant({ ...tenant, keys });
  const server = await serve(withFaults(handler, faults ?? (() => undefined)));
  try {
    for (const words of lines) {
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
