import { setTimeout as sleepFor } from 'node:timers/promises';
import { readInventory } from '../client/inventory.js';
import type { TenantClient } from '../client/tenant-client.js';
import { TenantError } from '../client/tenant-error.js';
import type { PackZip } from './pack-zip.js';
import { type SendAnswer, sendPack } from './send-pack.js';
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
  /** Whether the tenant shall install it without looking at its items first. */
  readonly skipValidation: boolean;
  /** How long to wait for the tenant to have everything. */
  readonly waitSeconds: number;
}

export interface UploadCollaborators {
  readonly onProgress?: (event: UploadEvent) => void;
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

/** After a dropped connection the pack arrives soon or never. */
const droppedWaitSeconds = 30;
const pauses = [200, 500, 1000, 2000];
const longestPause = 5000;

/** Asks the tenant what it has of the pack. `before`: what it had before an upload. */
export async function verifyOnTenant(
  pack: PackZip,
  client: TenantClient,
  before?: Verification,
): Promise<Verification> {
  return verify(pack, await readInventory(client, pack.items), before);
}

/**
 * Sends the pack and waits until the tenant says that it has all of it, or the time is over. A dropped connection is
 * tried once more when the tenant still has what it had. Throws a TenantError for a refusal; an incomplete
 * installation is a result.
 */
export async function uploadPack(
  { pack, before, skipValidation, waitSeconds }: UploadRequest,
  client: TenantClient,
  { onProgress = () => undefined, sleep = sleepFor, now = Date.now }: UploadCollaborators = {},
): Promise<UploadResult> {
  async function settle(limitSeconds: number): Promise<Verification> {
    const started = now();
    for (let poll = 0; ; poll += 1) {
      const verification = await askAgain();
      const waited = now() - started;
      if (verification?.settled) return verification;
      if (waited >= limitSeconds * 1000) return verification ?? verifyOnTenant(pack, client, before);
      onProgress({ step: 'waiting', seconds: Math.round(waited / 1000) });
      await sleep(Math.min(pauses[poll] ?? longestPause, limitSeconds * 1000 - waited));
    }
  }

  /** Undefined while the tenant cannot say: it may restart parts of itself during an installation. */
  async function askAgain(): Promise<Verification | undefined> {
    try {
      return await verifyOnTenant(pack, client, before);
    } catch (error) {
      if (error instanceof TenantError && error.origin === 'remote') return undefined;
      throw error;
    }
  }

  async function send(): Promise<SendAnswer> {
    const answer = await sendPack(pack, client, {
      skipValidation,
      sent: (sent, total) => onProgress({ step: 'sending', sent, total }),
    });
    onProgress({ step: 'answered', answer: answer.text });
    return answer;
  }

  const first = await send();
  const seen = await settle(first.dropped ? Math.min(waitSeconds, droppedWaitSeconds) : waitSeconds);
  if (!first.dropped || !sameState(seen, before)) return resultOf(first, seen);

  onProgress({ step: 'sending-again', reason: first.text });
  const second = await send();
  return resultOf(second, await settle(waitSeconds));
}

function resultOf({ text, accepted }: SendAnswer, verification: Verification): UploadResult {
  return { answer: text, accepted, verification };
}

function sameState(one: Verification, other: Verification): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
