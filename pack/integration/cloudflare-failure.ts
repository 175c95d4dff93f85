import { labelOf } from '../../src/definition/parameter.js';
import { configurationFailure, type Failure, remoteFailure } from '../../src/runtime/failure.js';
import { authorizationTypes } from '../definition/authorization.js';
import { parameters } from '../definition/parameters.js';
import { type StreamDefinition, streams } from '../definition/streams.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';

/** What an answer of Cloudflare that brings no records means, and what to do about it. */

export interface RequestContext {
  readonly usesToken: boolean;
  /** The stream that the request was for; undefined for requests that explain a failure. */
  readonly stream: StreamDefinition | undefined;
  /** Seconds that the answer asked to wait; -1 for none. */
  readonly retryAfter: number;
}

interface Explanation {
  /** Any of these codes, unless a text or status is asked for as well. */
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

function credentialLabel(context: RequestContext): string {
  return context.usesToken ? token : email + ' or ' + key;
}

export const accountTokenRemedy =
  'The ' +
  token +
  ' is an account token, and the logs of a user need a credential of that user. Deselect ' +
  streams.userAudit.name +
  ' in ' +
  types +
  ', or use a user token or the ' +
  authorizationTypes.globalKey +
  '.';

/** The first one that fits counts. One code has several meanings, so texts come before codes. */
const explanations: readonly Explanation[] = [
  {
    statuses: [429],
    codes: [971, 10429, 10502],
    says: function () {
      return 'The rate limit is used up. It is shared with every tool that uses the same credential; the collection goes on when it is free again.';
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
        ' does not have the form that Cloudflare expects. Copy it again without anything around it. A Global API Key needs ' +
        labelOf(parameters.auth_type) +
        ' "' +
        authorizationTypes.globalKey +
        '".'
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
  {
    codes: [1000],
    text: /Invalid (API|access) token/i,
    says: function () {
      return (
        'Cloudflare does not know this ' +
        token +
        ', or it has expired or was deleted. Create a new one and enter it.'
      );
    },
  },
  {
    codes: [7000, 7003],
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
  { codes: [10000, 10002, 9109, 1010, 1001], says: explainRefusal },
  { statuses: [401, 403], says: explainRefusal },
  {
    statuses: [404],
    says: function () {
      return 'Nothing is at this address. Check ' + labelOf(parameters.url) + ' and ' + account + '.';
    },
  },
];

function explainRefusal(context: RequestContext): string {
  const stream = context.stream;
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
  const permission =
    stream === undefined
      ? ''
      : ' needs the permission "' +
        stream.permission.scope +
        ' - ' +
        stream.permission.name +
        ' - ' +
        stream.permission.level +
        '"';
  const userLogs =
    stream !== undefined && stream.name === streams.userAudit.name
      ? ' An account token is expected to be refused for these logs: they need a user token or the ' +
        authorizationTypes.globalKey +
        '.'
      : '';
  return (
    'The ' +
    token +
    permission +
    ' and must cover the account in ' +
    account +
    '. Check the permissions and the account resources of the token, and that it has neither expired nor been deleted.' +
    userLogs
  );
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

/** `Cloudflare answered 403 (code 9109, "..."). ` */
function heading(answer: CloudflareAnswer): string {
  const parts: string[] = [];
  if (answer.codes.length > 0) parts.push('code ' + answer.codes.join(', '));
  const message = answer.messages[answer.messages.length - 1];
  // Texts with an at sign or of great length may carry personal data or a payload.
  if (message !== undefined && message.length <= 160 && message.indexOf('@') < 0) {
    parts.push('"' + message.replace(/[^\u0020-\u007e]+/g, ' ') + '"');
  }
  return (
    'Cloudflare answered ' + answer.status + (parts.length === 0 ? '' : ' (' + parts.join(', ') + ')') + '. '
  );
}

/** For an answer without records. Only JSON tells the meaning of a status; pages of HTML come from the edge. */
export function explainAnswer(answer: CloudflareAnswer, context: RequestContext): Failure {
  const status = answer.status;
  if (answer.isJson || status === 429) {
    for (let i = 0; i < explanations.length; i += 1) {
      const explanation = explanations[i] as Explanation;
      if (!fits(explanation, answer)) continue;
      const message = heading(answer) + explanation.says(context);
      if (explanation.transient !== true) return configurationFailure(message, status);
      return remoteFailure(message, { status: status, transient: true, retryAfter: context.retryAfter });
    }
  }
  return remoteFailure(heading(answer) + explainUnknown(answer), {
    status: status,
    transient: status >= 500 || status === 408 || (status >= 200 && status < 300),
    retryAfter: context.retryAfter,
  });
}

function explainUnknown(answer: CloudflareAnswer): string {
  const status = answer.status;
  if (status >= 500)
    return 'This is a fault of Cloudflare or of the connection to it; the next run tries again.';
  if (status >= 300 && status < 400) {
    return (
      'It sends the request elsewhere, so ' + labelOf(parameters.url) + ' is not the address of the API.'
    );
  }
  if (status >= 200 && status < 300) {
    return answer.isJson
      ? 'But the answer reports no success and no records. The next run tries again.'
      : 'But the answer is cut off or is not JSON. Check ' +
          labelOf(parameters.url) +
          ' and the proxy; the next run tries again.';
  }
  if (!answer.isJson) {
    return (
      'The answer is a page, not one of the API: a proxy, a firewall or the edge refused the request. Check ' +
      labelOf(parameters.url) +
      ' and the proxy.'
    );
  }
  return 'The request was refused. Check the settings of the instance.';
}
