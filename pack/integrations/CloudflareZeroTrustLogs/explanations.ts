import { collectionParameters, eventTypesLabel, labelOf } from 'cortex-pack/definition';
import { tryAgainLater } from 'cortex-pack/runtime';
import { authorizationTypes } from '../../definition/authorization.js';
import { parameters } from '../../definition/parameters.js';
import { streams } from '../../definition/streams.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import {
  type Evidence,
  isProven,
  type List,
  permissionText,
  readBeside,
  readWithPermissionOf,
  type Setting,
  type TokenKind,
} from './evidence.js';

/** What the refusals of Cloudflare mean, in the words of the form. */

export interface RequestContext {
  readonly usesToken: boolean;
  /** What the request was for. */
  readonly list: List;
  /** What is known when the message is read, which may be more than when the answer came. */
  readonly evidence: Evidence;
  /** Seconds that the answer asked to wait; -1 for none. */
  readonly retryAfter: number;
}

/** Any of its codes, its statuses or its text makes it fit. */
interface Explanation {
  readonly codes?: readonly number[];
  readonly statuses?: readonly number[];
  /** Matches one of the messages. */
  readonly text?: RegExp;
  /** It does not fit when this setting was proved right. */
  readonly blames?: Setting;
  readonly description: string | ((context: RequestContext) => string);
  /** The same request may work later. */
  readonly transient?: boolean;
  /** A later start works. */
  readonly startTooOld?: boolean;
}

const token = labelOf(parameters.token_credentials);
const key = parameters.credentials.displayPassword;
const email = parameters.credentials.display;
const account = labelOf(parameters.account_id);
const types = eventTypesLabel;
const server = labelOf(parameters.url);

const accountTokenFix = `The ${token} is an account token, and the logs of a user need a credential of that user. Remove ${streams.userAudit.name} from ${types}, or use a user token or the ${authorizationTypes.globalKey}.`;

const keyNeedsType = `A ${key} needs ${labelOf(parameters.auth_type)} "${authorizationTypes.globalKey}".`;

/** The first one that fits counts. One code has several meanings, so texts come before codes. */
const explanations: readonly Explanation[] = [
  {
    text: /too early|too old|older than \d+ (second|minute|hour|day|week|month|year)/i,
    description: ({ list }) =>
      `The start is older than what Cloudflare keeps of ${list.name}. In a command, use a later start_time. Scheduled collection goes on from the oldest logs that are kept; for another start, set ${collectionParameters.first_fetch.display} before the first fetch, or run !cloudflare-zero-trust-reset with a later start_time.`,
    startTooOld: true,
  },
  {
    text: /authentication failures/i,
    description: (context) =>
      `Too many requests with a wrong credential came from here. Wait some minutes, and try again with the right ${credentialLabel(context)}.`,
    transient: true,
  },
  {
    statuses: [429],
    codes: [971, 10429],
    description: ({ retryAfter }) =>
      `The rate limit is used up. Every tool that uses a credential of the same owner shares it. ${retryAfter > 0 ? `It is free again in ${retryAfter} seconds. ` : ''}${tryAgainLater}`,
    transient: true,
  },
  { text: /user-level authentication/i, description: accountTokenFix },
  {
    text: /from location/i,
    description: `The ${token} may not be used from the address of this server or engine. Add that address to the client IP address filtering of the token.`,
  },
  {
    text: /Unable to authenticate request/i,
    description: 'A credential that was just created needs a minute before it works. Try again then.',
    transient: true,
  },
  {
    codes: [9999],
    text: /not_enabled/i,
    description: ({ list }) =>
      `Cloudflare Access is not enabled for this account. Enable Zero Trust in the Cloudflare dashboard, or remove ${list.name} from ${types}.`,
  },
  {
    codes: [6103, 9107],
    blames: 'credential',
    description: `${key} is not a valid key. Copy it again, and check that it belongs in this field.`,
  },
  {
    codes: [6102],
    blames: 'credential',
    description: `${email} is not a valid email address. Enter the one on the profile page of the Cloudflare dashboard.`,
  },
  {
    codes: [6003, 6111, 9106],
    blames: 'credential',
    description: (context) =>
      `${credentialLabel(context)} does not have the form that Cloudflare expects. Copy it again without anything around it. ${keyNeedsType}`,
  },
  {
    codes: [9103],
    blames: 'credential',
    description: `Cloudflare does not know this pair of ${email} and ${key}. The key must be the one of the user with this email address.`,
  },
  { text: /Invalid (API|access) token/i, blames: 'credential', description: explainUnknownToken },
  {
    text: /not been initialized/i,
    blames: 'account',
    description: `${account} is not the ID of an account that uses Zero Trust. Copy it from the address of the Cloudflare dashboard, and set up Zero Trust there.`,
  },
  {
    codes: [7003],
    blames: 'account',
    description: `${account} is not the ID of an account. Copy it from the address of the Cloudflare dashboard.`,
  },
  {
    codes: [12091],
    description:
      'It refuses a value that the integration sent. This is a defect of the integration: please report it.',
  },
  { codes: [10000, 10002, 9109, 1010], statuses: [401, 403], description: explainRefusal },
  {
    statuses: [404],
    blames: 'server',
    description: (context) =>
      `Nothing is at this address. Check ${server}${suspect('account', context) ? ` and ${account}` : ''}.`,
  },
];

/** Undefined for an answer whose meaning is not known. */
export function explanationOf(answer: CloudflareAnswer, context: RequestContext): Explanation | undefined {
  for (const explanation of explanations) if (fits(explanation, answer, context)) return explanation;
  return undefined;
}

export function describe({ description }: Explanation, context: RequestContext): string {
  return typeof description === 'string' ? description : description(context);
}

function fits(explanation: Explanation, answer: CloudflareAnswer, context: RequestContext): boolean {
  const { codes, statuses, text, blames } = explanation;
  if (blames && !suspect(blames, context)) return false;
  return (
    answer.codes.some((code) => codes && codes.indexOf(code) >= 0) ||
    (statuses !== undefined && statuses.indexOf(answer.status) >= 0) ||
    (text !== undefined && answer.messages.some((message) => text.test(message)))
  );
}

/** Whether the setting can be what is wrong: no other request of the run proved it right. */
function suspect(setting: Setting, { list, evidence }: RequestContext): boolean {
  return !isProven(setting, list, evidence);
}

function credentialLabel({ usesToken }: RequestContext): string {
  return usesToken ? token : `${email} or ${key}`;
}

function explainUnknownToken({ evidence }: RequestContext): string {
  const { status } = evidence.token ?? noToken;
  if (status === 'expired' || status === 'disabled') {
    return `The ${token} is ${status}. Change that in the Cloudflare dashboard, or create a new one and enter it.`;
  }
  return `Cloudflare does not know this ${token}. It was not copied whole, or it has expired or was deleted. Copy it again, or create a new one and enter it. ${keyNeedsType}`;
}

const noToken: Partial<TokenKind> = {};

/** Cloudflare gives one answer to many causes: what is known of the settings tells some of them apart. */
function explainRefusal(context: RequestContext): string {
  const { usesToken, list, evidence } = context;
  const { owner, status } = evidence.token ?? noToken;
  const isOfUser = list.name === streams.userAudit.name;
  const isDead = status === 'expired' || status === 'disabled' || owner === 'nobody';
  if (isDead && suspect('credential', context)) return explainUnknownToken(context);
  if (isOfUser && owner === 'account') return accountTokenFix;
  const guess =
    usesToken && isOfUser && !owner
      ? ` An account token is expected to be refused for these logs: they need a user token or the ${authorizationTypes.globalKey}.`
      : '';
  if (!suspect('permission', context)) {
    return `${readWithPermissionOf(list, evidence)} could be read with the same permission. Cloudflare may not offer these logs to this account or credential: remove ${list.name} from ${types}, or ask Cloudflare.${guess}`;
  }
  return usesToken ? explainTokenRefusal(context) + guess : explainUserRefusal(context);
}

function explainTokenRefusal(context: RequestContext): string {
  const ofAccount = suspect('account', context);
  const isAlive = !suspect('credential', context) || (context.evidence.token ?? noToken).status === 'active';
  const needs = `needs the permission "${permissionText(context.list)}"${ofAccount ? ` and must cover the account in ${account}` : ''}`;
  const check = `Check the permissions${ofAccount ? ' and the account resources' : ''} of the token`;
  const whole = isAlive ? '' : ', and that it was copied whole and has neither expired nor been deleted';
  return `The ${token} ${needs}. ${check}${whole}.`;
}

function explainUserRefusal(context: RequestContext): string {
  const ofAccount = suspect('account', context);
  const suspects: string[] = suspect('credential', context) ? [email, key] : [];
  if (ofAccount) suspects.push(account);
  if (suspects.length === 0) {
    return 'The user may not read these logs. Give the user a role in the account that includes them.';
  }
  return `The user of ${email} may not read these logs${ofAccount ? `, or is no member of the account in ${account}` : ''}. Check: ${suspects.join(', ')}.`;
}

/** What is said of an API refusal that nobody has reported so far: Cloudflare's own words stand before it. */
export function explainUnknownRefusal(context: RequestContext): string {
  const beside = readBeside(context.list, context.evidence);
  const proof = beside === '' ? '' : ` ${beside} could be read with the same settings.`;
  const check = suspect('account', context) ? ` check ${account}; if it is right,` : '';
  return `The integration does not know this refusal.${proof} If the words of Cloudflare do not say what to change,${check} please report this as a defect of the integration.`;
}

/** Says which way to look when what answered was not the API. */
export function checkTheWay(context: RequestContext, more = ''): string {
  if (suspect('server', context)) return `Check ${server}${more}.`;
  return `Other requests of this run were answered by Cloudflare. ${tryAgainLater}`;
}
