import { fileURLToPath } from 'node:url';
import { openConnection } from '#src/tenant/client/connection.js';
import { createTenantClient } from '#src/tenant/client/create-tenant-client.js';
import { Secret } from '#src/tenant/client/secret.js';
import { readPackZip } from '#src/tenant/upload/pack-zip.js';
import { verifyOnTenant } from '#src/tenant/upload/upload.js';
import { serve } from '#src/testing/server/serve.js';
import { createFakeTenant } from '#src/testing/tenant/mock-tenant.js';
import { type Kit, runKit, runPython } from './kit.js';

/** One way to upload a zip with the official tools, and what went wrong. */
export interface OfficialUpload {
  readonly way: string;
  readonly problems: readonly string[];
}

const key = { id: '1', kind: 'standard', secret: 'conformance-key', owner: 'ada' } as const;
const script = fileURLToPath(new URL('upload.py', import.meta.url));

type Result = { readonly code: number; readonly said: string };

/** The command sends a finished zip without the platform's validation; the client below it can leave that on. */
const ways: readonly { readonly way: string; run(kit: Kit, file: string): Promise<Result> }[] = [
  {
    way: '`demisto-sdk upload`',
    run: (kit, file) => runKit(kit, '.', ['upload', '--input', file, '--xsiam']),
  },
  {
    way: '`demisto-py`, with the validation of the platform',
    run: (kit, file) => runPython(kit, '.', [script, file]),
  },
];

/** Uploads a zip in each official way to a fake tenant of its own, and asks that tenant what it has. */
export async function uploadOfficially(
  kit: Kit,
  zip: { readonly file: string; readonly bytes: Uint8Array },
): Promise<OfficialUpload[]> {
  const uploads: OfficialUpload[] = [];
  for (const { way, run } of ways) {
    const { handler } = createFakeTenant({ keys: [{ ...key, role: 'Instance Administrator' }] });
    const server = await serve(handler);
    try {
      const { code, said } = await run(onTenant(kit, server.url), zip.file);
      const refused = code === 0 ? [] : [`it ended with ${code}: ${said.slice(-500)}`];
      uploads.push({ way, problems: [...refused, ...(await lackingOn(server.url, zip.bytes))] });
    } finally {
      await server.close();
    }
  }
  return uploads;
}

/** The kit as it talks to a tenant on this machine: its client knows no exception from a proxy. */
function onTenant(kit: Kit, url: string): Kit {
  const noProxy = Object.fromEntries(
    ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, '']),
  );
  const tenant = { DEMISTO_BASE_URL: url, DEMISTO_API_KEY: key.secret, XSIAM_AUTH_ID: key.id };
  return { ...kit, environment: { ...kit.environment, ...noProxy, ...tenant } };
}

async function lackingOn(url: string, bytes: Uint8Array): Promise<string[]> {
  const connection = await openConnection({ caFiles: [], verifyCertificates: true }, {});
  try {
    const client = createTenantClient(
      {
        name: 'fake',
        url: { apiUrl: url, kind: 'api' },
        key: { kind: key.kind, id: key.id, secret: new Secret(key.secret) },
        keyOrigin: 'this program',
        caFiles: [],
        verifyCertificates: true,
      },
      { send: connection.send },
    );
    const { checked } = await verifyOnTenant(readPackZip(bytes, 'the zip'), client);
    return (
      checked
        // The mock tenant has no lists of playbooks and scripts.
        .filter(
          ({ kind, verdict }) =>
            verdict !== 'installed' &&
            verdict !== 'no list' &&
            !(verdict === 'not verifiable' && ['playbook', 'script'].includes(kind)),
        )
        .map(({ kind, name, verdict, detail }) => `${kind} "${name}" ${verdict}: ${detail}`)
    );
  } finally {
    await connection.close();
  }
}
