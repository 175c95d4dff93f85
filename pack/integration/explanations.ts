import { labelOf } from '../../src/definition/parameter.js';
import { authorizationTypes } from '../definition/authorization.js';
import { parameters } from '../definition/parameters.js';
import { type StreamDefinition, streams } from '../definition/streams.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import type { TokenKind } from './token-kind.js';

/** What the refusals of Cloudflare mean, in the words of the form. */

export interface RequestContext {
  readonly usesToken: boolean;
  /** What the token is, where that was asked for. */
  readonly token?: TokenKind;
  /** The stream that the request was for. */
  readonly stream: Pick<StreamDefinition, 'name' | 'permission'>;
  /** Seconds that the answer asked to wait; -1 for none. */
  readonly retryAfter: number;
}

/** Any of its codes, its statuses or its text makes it fit. */
export interface Explanation {
  readonly codes?: readonly number[];
  readonly statuses?: readonly number[];
  /** Matches one of the messages. */
  readonly text?: RegExp;
  readonly says: (context: RequestContext) => string;
  /** The same request may work later. */
  readonly transient?: boolean;
}

const token = labelOf(parameters.token_credentials);
const key = parameters.credentials.displayPassword;
const email = parameters.credentials.display;
const account = labelOf(parameters.account_id);
const types = labelOf(parameters.event_types_to_fetch);

export const later = 'Try again later; the scheduled fetch does so by itself.';

const accountTokenRemedy =
  'The ' +
  token +
  ' is an account token, and the logs of a user need a credential of that user. Deselect ' +
  streams.userAudit.name +
  ' in ' +
  types +
  ', or use a user token or the ' +
  authorizationTypes.globalKey +
  '.';

const keyNeedsType =
  'A ' + key + ' needs ' + labelOf(parameters.auth_type) + ' "' + authorizationTypes.globalKey + '".';

/** The first one that fits counts. One code has several meanings, so texts come before codes. */
const explanations: readonly Explanation[] = [
  {
    text: /authentication failures/i,
    says: function (context) {
      return (
        'Too many requests with a wrong credential came from here. Check ' +
        credentialLabel(context) +
        ', wait some minutes and press Test.'
      );
    },
    transient: true,
  },
  {
    statuses: [429],
    codes: [971, 10429],
    says: function (context) {
      return (
        'The rate limit is used up. Every tool that uses a credential of the same owner shares it. ' +
        (context.retryAfter > 0 ? 'It is free again in ' + context.retryAfter + ' seconds. ' : '') +
        later
      );
    },
    transient: true,
  },
  {
    text: /user-level authentication/i,
    says: function () {
      return accountTokenRemedy;
    },
  },
  {
    text: /from location/i,
    says: function () {
      return (
        'The ' +
        token +
        ' may not be used from the address of this server or engine. Add that address to the client IP address filtering of the token, or remove the filter.'
      );
    },
  },
  {
    text: /Unable to authenticate request/i,
    says: function () {
      return 'A credential that was just created needs a minute before it works. Try again then.';
    },
    transient: true,
  },
  {
    codes: [9999],
    text: /not_enabled/i,
    says: function () {
      return (
        'Cloudflare Access is not enabled for this account. Enable Zero Trust in the Cloudflare dashboard, or deselect ' +
        streams.accessAuthentication.name +
        ' in ' +
        types +
        '.'
      );
    },
  },
  {
    codes: [6103, 9107],
    says: function () {
      return (
        key + ' does not have the form of a key. Copy it again, and check that it belongs into this field.'
      );
    },
  },
  {
    codes: [6102],
    says: function () {
      return (
        email +
        ' does not have the form of an email address. Enter the one on the profile page of the Cloudflare dashboard.'
      );
    },
  },
  {
    codes: [6003, 6111, 9106],
    says: function (context) {
      return (
        credentialLabel(context) +
        ' does not have the form that Cloudflare expects. Copy it again without anything around it. ' +
        keyNeedsType
      );
    },
  },
  {
    codes: [9103],
    says: function () {
      return (
        'Cloudflare does not know this pair of ' +
        email +
        ' and ' +
        key +
        '. Check both; the key must be the one of the user with this email address.'
      );
    },
  },
  { text: /Invalid (API|access) token/i, says: explainUnknownToken },
  {
    text: /not been initialized/i,
    says: function () {
      return (
        account +
        ' is not the id of an account that uses Zero Trust. Copy it from the address of the Cloudflare dashboard, and set up Zero Trust there.'
      );
    },
  },
  {
    codes: [7003],
    says: function () {
      return account + ' is not the id of an account. Copy it from the address of the Cloudflare dashboard.';
    },
  },
  {
    codes: [12091],
    says: function () {
      return 'It refuses a value that the integration sent. This is a defect of the integration: please report it.';
    },
  },
  { codes: [10000, 10002, 9109, 1010], statuses: [401, 403], says: explainRefusal },
  {
    statuses: [404],
    says: function () {
      return 'Nothing is at this address. Check ' + labelOf(parameters.url) + ' and ' + account + '.';
    },
  },
];

/** Undefined for an answer whose meaning is not known. */
export function explanationOf(answer: CloudflareAnswer): Explanation | undefined {
  for (let i = 0; i < explanations.length; i += 1) {
    const explanation = explanations[i] as Explanation;
    if (fits(explanation, answer)) return explanation;
  }
  return undefined;
}

function fits(explanation: Explanation, answer: CloudflareAnswer): boolean {
  const codes = explanation.codes === undefined ? [] : explanation.codes;
  for (let i = 0; i < codes.length; i += 1) if (answer.codes.indexOf(codes[i] as number) >= 0) return true;
  if (explanation.statuses !== undefined && explanation.statuses.indexOf(answer.status) >= 0) return true;
  if (explanation.text === undefined) return false;
  for (let i = 0; i < answer.messages.length; i += 1) {
    if (explanation.text.test(answer.messages[i] as string)) return true;
  }
  return false;
}

function credentialLabel(context: RequestContext): string {
  return context.usesToken ? token : email + ' or ' + key;
}

function explainUnknownToken(context: RequestContext): string {
  const status = context.token === undefined ? '' : context.token.status;
  if (status === 'expired') {
    return 'The ' + token + ' has expired. Create a new one in the Cloudflare dashboard and enter it.';
  }
  if (status === 'disabled') {
    return (
      'The ' +
      token +
      ' is disabled. Enable it in the Cloudflare dashboard, or create a new one and enter it.'
    );
  }
  return (
    'Cloudflare does not know this ' +
    token +
    '. It was not copied whole, or it has expired or was deleted. Copy it again, or create a new one and enter it. ' +
    keyNeedsType
  );
}

/** Cloudflare gives one answer to many causes: what is known of the token tells some of them apart. */
function explainRefusal(context: RequestContext): string {
  if (!context.usesToken) {
    return (
      'The user of ' +
      email +
      ' may not read these logs, or is no member of the account in ' +
      account +
      '. Check ' +
      email +
      ', ' +
      key +
      ' and ' +
      account +
      '.'
    );
  }
  const known = context.token;
  const isOfUser = context.stream.name === streams.userAudit.name;
  if (known !== undefined) {
    const isInactive = known.status === 'expired' || known.status === 'disabled';
    if (isInactive || known.owner === 'nobody') return explainUnknownToken(context);
    if (isOfUser && known.owner === 'account') return accountTokenRemedy;
  }
  const permission = context.stream.permission;
  return (
    'The ' +
    token +
    ' needs the permission "' +
    permission.scope +
    ' - ' +
    permission.name +
    ' - ' +
    permission.level +
    '" and must cover the account in ' +
    account +
    '. Check the permissions and the account resources of the token, and that it was copied whole and has neither expired nor been deleted.' +
    (isOfUser && known === undefined
      ? ' An account token is expected to be refused for these logs: they need a user token or the ' +
        authorizationTypes.globalKey +
        '.'
      : '')
  );
}
