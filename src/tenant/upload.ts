import { setTimeout as sleepFor } from 'node:timers/promises';
import { isJsonObject } from '../cortex/json.js';
import { refusal } from './answer-explanation.js';
import { readInventory } from './inventory.js';
import type { PackZip } from './pack-zip.js';
import type { TenantClient } from './tenant-client.js';
import { TenantError } from './tenant-error.js';
import { type Verification, verify } from './verification.js';

/** How the story of an upload goes on. */
export type UploadEvent =
  | { readonly step: 'sending'; readonly sent: number; readonly total: number }
  | { readonly step: 'answered'; readonly answer: string }
  | { readonly step: 'waiting'; readonly seconds: number }
  | { readonly step: 'sending-again'; readonly reason: string };

export interface UploadRequest {
  readonly pack: PackZip;
  /** What the tenant had before, as the plan was made from. */
  readonly before: Verification;
  /** How long to wait for the tenant to have everything. */
  readonly waitSeconds: number;
}

export interface UploadCollaborators {
  readonly tell?: (event: UploadEvent) => void;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export interface UploadResult {
  /** How the request was answered: a status, or that no answer arrived. */
  readonly answer: string;
  /** False when the answer is no sign of success, so that only the verification proves it. */
  readonly accepted: boolean;
  readonly verification: Verification;
}

/** The answer to an upload that may have succeeded all the same; `dropped` when none arrived. */
interface Answer {
  readonly text: string;
  readonly accepted: boolean;
  readonly dropped: boolean;
}

const uploadPath = '/xsoar/contentpacks/installed/upload?skipVerify=true&skipValidation=true';
const uploadLimitSeconds = 600;
/** After a dropped connection the pack arrives soon or never. */
const droppedWaitSeconds = 30;
const pauses = [200, 500, 1000, 2000];
const longestPause = 5000;

/** Asks the tenant what it has of the pack. */
export async function verifyOnTenant(pack: PackZip, client: TenantClient): Promise<Verification> {
  return verify(
    pack,
    await readInventory(
      client,
      pack.items.map(({ kind }) => kind),
    ),
  );
}

/**
 * Sends the pack and waits until the tenant says that it has all of it, or the time is over. A dropped connection is
 * tried once more when the tenant still has what it had. Throws a TenantError for a refusal; an incomplete
 * installation is a result.
 */
export async function uploadPack(
  { pack, before, waitSeconds }: UploadRequest,
  client: TenantClient,
  { tell = () => undefined, sleep = sleepFor, now = Date.now }: UploadCollaborators = {},
): Promise<UploadResult> {
  async function settle(limitSeconds: number): Promise<Verification> {
    const started = now();
    for (let poll = 0; ; poll += 1) {
      const verification = await askAgain();
      const waited = now() - started;
      if (verification?.complete) return verification;
      if (waited >= limitSeconds * 1000) return verification ?? verifyOnTenant(pack, client);
      tell({ step: 'waiting', seconds: Math.round(waited / 1000) });
      await sleep(Math.min(pauses[poll] ?? longestPause, limitSeconds * 1000 - waited));
    }
  }

  /** Undefined while the tenant cannot say: it may restart parts of itself during an installation. */
  async function askAgain(): Promise<Verification | undefined> {
    try {
      return await verifyOnTenant(pack, client);
    } catch (error) {
      if (error instanceof TenantError && error.blame === 'remote') return undefined;
      throw error;
    }
  }

  const first = await send(pack, client, tell);
  tell({ step: 'answered', answer: first.text });
  const seen = await settle(first.dropped ? Math.min(waitSeconds, droppedWaitSeconds) : waitSeconds);
  if (!first.dropped || !sameState(seen, before)) return resultOf(first, seen);

  tell({ step: 'sending-again', reason: first.text });
  const second = await send(pack, client, tell);
  tell({ step: 'answered', answer: second.text });
  return resultOf(second, await settle(waitSeconds));
}

function resultOf({ text, accepted }: Answer, verification: Verification): UploadResult {
  return { answer: text, accepted, verification };
}

function sameState(one: Verification, other: Verification): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function send(
  pack: PackZip,
  client: TenantClient,
  tell: (event: UploadEvent) => void,
): Promise<Answer> {
  const body = await multipart(pack);
  const total = body.bytes.length;
  const request = { method: 'POST', path: uploadPath, limit: uploadLimitSeconds } as const;
  try {
    const answer = await client.exchange({
      ...request,
      body: { ...body, sent: (sent) => tell({ step: 'sending', sent, total }) },
    });
    const good = answer.status >= 200 && answer.status < 300 && !reportsError(answer.text);
    const uncertain = answer.status >= 500 || answer.status === 408;
    if (!good && !uncertain) throw refusalOf(client, request, answer);
    return { text: `status ${answer.status}`, accepted: good, dropped: false };
  } catch (error) {
    if (!(error instanceof TenantError && error.code === 'unreachable')) throw error;
    return { text: 'no answer', accepted: false, dropped: true };
  }
}

/** The platform's form of a failure with a good status: an object of `response` and `error`. */
function reportsError(text: string): boolean {
  if (text.trim() === '') return false;
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) && Boolean(body.error);
  } catch {
    // A page for browsers comes from a login or a proxy, not from the server that installs packs.
    return true;
  }
}

function refusalOf(
  client: TenantClient,
  request: Parameters<typeof refusal>[1],
  answer: Parameters<typeof refusal>[2],
): TenantError {
  const error = refusal(client.tenant, request, answer);
  if (answer.status !== 400 || !/signature/i.test(answer.text)) return error;
  return new TenantError(
    'refused',
    'user',
    `${error.message} This tenant takes signed packs only, although it was asked to skip that check: either a proxy ` +
      'on the way cuts off the query of the request, or this kind of tenant does not install packs of your own.',
  );
}

/** The form of one file, in one piece so that its length is known: not every proxy takes chunked requests. */
async function multipart({ id, bytes }: PackZip): Promise<{ contentType: string; bytes: Uint8Array }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), `${id}.zip`);
  const encoded = new Response(form);
  return {
    contentType: encoded.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await encoded.arrayBuffer()),
  };
}
