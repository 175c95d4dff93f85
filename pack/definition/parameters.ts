import {
  connectionParameters,
  fetchEventsParameters,
  type IntegerParameter,
  type Parameters,
} from 'cortex-pack/definition';
import { authorizationTypes } from './authorization.js';
import { allStreams, defaultStreamNames, type StreamKey, streamNames, type streams } from './streams.js';

function maximumPerFetch({ name }: { readonly name: string }) {
  const inText = name.replace(/[A-Z][a-z]+/g, (word) => word.toLowerCase());
  return {
    kind: 'integer',
    display: `Maximum number of ${inText} per fetch`,
    section: 'Collect',
    advanced: true,
    defaultValue: 5000,
    minimum: 1,
    maximum: 100000,
    help: `The maximum number of ${name} that one fetch delivers. The rest follows in the next fetch.`,
  } as const satisfies IntegerParameter;
}

type MaximumsPerFetch = {
  readonly [K in StreamKey as (typeof streams)[K]['limitParameter']]: ReturnType<typeof maximumPerFetch>;
};

/** One for each stream, in the order of the streams. */
function maximumsPerFetch(): MaximumsPerFetch {
  const maximums: { [name: string]: ReturnType<typeof maximumPerFetch> } = {};
  for (const stream of allStreams) maximums[stream.limitParameter] = maximumPerFetch(stream);
  return maximums as unknown as MaximumsPerFetch;
}

export const parameters = {
  url: {
    kind: 'url',
    display: 'Server URL',
    section: 'Connect',
    required: true,
    defaultValue: 'https://api.cloudflare.com',
    help: 'The address of the Cloudflare API. The path /client/v4 is added when it is missing.',
  },
  account_id: {
    kind: 'string',
    display: 'Account ID',
    section: 'Connect',
    required: true,
    pattern: '[0-9a-fA-F]{32}',
    patternHint:
      '32 hexadecimal characters, as in the address of the Cloudflare dashboard after the host name',
    help: 'The 32 hexadecimal characters that follow the host name in the address of the Cloudflare dashboard.',
  },
  auth_type: {
    kind: 'select',
    display: 'Authorization Type',
    section: 'Connect',
    required: true,
    options: [authorizationTypes.token, authorizationTypes.globalKey],
    defaultValue: authorizationTypes.token,
    help: 'The kind of credential that the instance uses. An API token is recommended, because the Global API Key has all the rights of its user.',
  },
  token_credentials: {
    kind: 'credentials',
    displayPassword: 'API Token',
    section: 'Connect',
    help: 'The account token (recommended) or user token. User Audit Logs need a user token or the Global API Key.',
  },
  credentials: {
    kind: 'credentials',
    display: 'API Email',
    displayPassword: 'Global API Key',
    section: 'Connect',
    help: 'The email address of the user and the Global API Key of that user.',
  },
  http_collector_url: {
    kind: 'url',
    display: 'HTTP Log Collector URL',
    section: 'Connect',
    required: true,
    optionalIn: 'container',
    help: 'The address of the HTTP Log Collector of this tenant that receives the events. It ends in /logs/v1/event.',
  },
  http_collector_key: {
    kind: 'credentials',
    displayPassword: 'HTTP Log Collector Key',
    section: 'Connect',
    required: true,
    optionalIn: 'container',
    help: 'The key that was shown once when the HTTP Log Collector was created.',
  },
  insecure: connectionParameters.insecure,
  proxy: connectionParameters.proxy,
  isFetchEvents: fetchEventsParameters.isFetchEvents,
  eventFetchInterval: fetchEventsParameters.eventFetchInterval,
  event_types_to_fetch: {
    kind: 'multi-select',
    display: 'Event types to fetch',
    section: 'Collect',
    required: true,
    options: streamNames,
    defaultValue: defaultStreamNames,
    help: 'The logs to collect. Test checks exactly the selected ones.',
  },
  first_fetch: {
    kind: 'datetime',
    display: 'First fetch time',
    section: 'Collect',
    advanced: true,
    defaultValue: '1 minute',
    help: 'The time at which the first fetch starts: a text such as 2 hours or 3 days, or an ISO 8601 time. Later fetches continue where the last one ended.',
  },
  ...maximumsPerFetch(),
  look_back: {
    kind: 'integer',
    display: 'Look-back for late events (minutes)',
    section: 'Collect',
    advanced: true,
    defaultValue: 5,
    minimum: 0,
    maximum: 60,
    unit: 'minutes',
    help: 'The number of minutes that every fetch reads again to find events that became visible late. Events that were delivered before are not sent again.',
  },
  time_budget: {
    kind: 'integer',
    display: 'Time budget of one fetch (seconds)',
    section: 'Collect',
    advanced: true,
    defaultValue: 50,
    minimum: 10,
    maximum: 90,
    unit: 'seconds',
    help: 'The number of seconds after which a fetch starts no new request to Cloudflare. The rest follows in the next fetch.',
  },
} as const satisfies Parameters;
