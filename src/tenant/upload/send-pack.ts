import { isJsonObject, jsonIn } from '../../shared/json.js';
import { isHtml, reasonOf, refusal } from '../client/answer-explanation.js';
import { RefusedError } from '../client/refused-error.js';
import type { TenantAnswer, TenantClient } from '../client/tenant-client.js';
import { TenantError } from '../client/tenant-error.js';
import { contentRefused, isContentRefusal } from './content-refusal.js';
import type { PackZip } from './pack-zip.js';

/** The answer to an upload that may have succeeded all the same. */
export interface SendAnswer {
  /** A status with what the tenant says, or why no answer arrived. */
  readonly text: string;
  readonly accepted: boolean;
  /** No answer arrived. */
  readonly dropped: boolean;
}

export interface Sending {
  /** Whether the tenant shall install the pack without looking at its items first. */
  readonly skipValidation: boolean;
  /** Called as the bytes go out. */
  readonly sent?: (bytes: number, total: number) => void;
}

const path = '/xsoar/contentpacks/installed/upload';
const limitSeconds = 600;

/**
 * Sends a pack to be installed. Throws a TenantError for an answer that is certainly a refusal: 500 is none, for tenants
 * were seen to give it and install the pack.
 */
export async function sendPack(
  pack: PackZip,
  client: TenantClient,
  { skipValidation, sent }: Sending,
): Promise<SendAnswer> {
  // The official client sends the switches as fields of the form, others in the query: which of them a tenant reads is
  // not published.
  const switches = { skipVerify: 'true', skipValidation: String(skipValidation) };
  const body = await multipart(pack, switches);
  const request = {
    method: 'POST',
    path: `${path}?${new URLSearchParams(switches)}`,
    about: 'answer to the upload',
    limit: limitSeconds,
  } as const;
  try {
    const answer = await client.exchange({
      ...request,
      body: { ...body, sent: (bytes) => sent?.(bytes, body.bytes.length) },
    });
    if (isContentRefusal(answer)) throw contentRefused(client.tenant, answer);
    const good = answer.status >= 200 && answer.status < 300 && !reportsError(answer.text);
    const uncertain = answer.status >= 500 || answer.status === 408;
    if (!good && !uncertain) throw refusalOf(client, request, answer);
    const reason = good ? '' : reasonOf(client.tenant, answer);
    const text = `status ${answer.status}${reason === '' ? '' : `: ${reason}`}`;
    return { text, accepted: good, dropped: false };
  } catch (error) {
    if (!(error instanceof TenantError && error.code === 'unreachable')) throw error;
    return { text: `no answer${phraseOf(error)}`, accepted: false, dropped: true };
  }
}

/** Why a request got none, without the request. */
function phraseOf({ cause }: TenantError): string {
  const phrase = cause instanceof Error ? /": (.+)$/.exec(cause.message)?.[1] : undefined;
  return phrase === undefined ? '' : `: ${phrase}`;
}

/** The platform's form of a failure with a good status: an object of `response` and `error`. */
function reportsError(text: string): boolean {
  if (text.trim() === '') return false;
  const body = jsonIn(text);
  // A page for browsers comes from a login or a proxy, not from the server that installs packs.
  return body === undefined || (isJsonObject(body) && Boolean(body.error));
}

function refusalOf(
  client: TenantClient,
  request: Parameters<typeof refusal>[1],
  answer: TenantAnswer,
): TenantError {
  const { tenant } = client;
  if (answer.status < 300 && isHtml(answer.text)) {
    return new TenantError(
      'unexpected-answer',
      'remote',
      `The tenant ${tenant.name} answered the upload with a page for browsers, although its API answers questions: ` +
        'a proxy or a gateway on the way keeps uploads from it. Ask who runs it, or upload from another network. ' +
        '`cortex-pack upload --dry-run` shows what the tenant has.',
    );
  }
  const { status, message, extra, reason } = refusal(tenant, request, answer, true);
  const unsigned =
    status === 400 && /signature/i.test(answer.text)
      ? ' It takes signed packs only, although it was asked to skip that check: either a proxy on the way ' +
        'changes the request, or this kind of tenant does not install packs of your own.'
      : '';
  const state = status >= 400 ? ' Nothing was installed.' : '';
  return new RefusedError(status, message + unsigned + state, extra, reason);
}

/** The form, in one piece so that its length is known: not every proxy takes chunked requests. */
async function multipart(
  { id, bytes }: PackZip,
  fields: { readonly [name: string]: string },
): Promise<{ contentType: string; bytes: Uint8Array }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), `${id}.zip`);
  const encoded = new Response(form);
  return {
    contentType: encoded.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await encoded.arrayBuffer()),
  };
}
