/**
 * What an integration can fetch on the marketplace platform, the parameters that the platform looks for by name, and the
 * modules that have them. From the official SDK (BA133).
 */

export interface FetchType {
  readonly name: string;
  /** The key of `script` that switches it on; absent where a parameter of `optional` does. */
  readonly flag?: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Its parameters must be limited to these modules. */
  readonly modules: readonly string[];
}

export const fetchTypes: readonly FetchType[] = [
  {
    name: 'incidents',
    flag: 'isfetch',
    required: ['isFetch', 'incidentFetchInterval', 'incidentType'],
    optional: ['max_fetch'],
    modules: ['xsiam', 'agentix'],
  },
  {
    name: 'events',
    flag: 'isfetchevents',
    required: ['isFetchEvents', 'eventFetchInterval'],
    optional: ['max_fetch'],
    modules: ['xsiam'],
  },
  {
    name: 'assets',
    flag: 'isfetchassets',
    required: ['isFetchAssets', 'assetsFetchInterval'],
    optional: [],
    modules: ['xsiam', 'exposure_management'],
  },
  {
    name: 'indicators',
    flag: 'feed',
    required: [
      'feed',
      'feedReliability',
      'feedReputation',
      'feedFetchInterval',
      'feedExpirationPolicy',
      'feedExpirationInterval',
      'feedBypassExclusionList',
      'feedTags',
      'tlp_color',
    ],
    optional: ['feedIncremental', 'first_fetch'],
    modules: ['xsiam', 'agentix'],
  },
  {
    name: 'credentials',
    required: [],
    optional: ['isFetchCredentials', 'credential_names', 'credentialNames', 'secrets'],
    modules: ['xsiam', 'agentix'],
  },
];

/** Of a fetch type without a flag: the parameter that switches it on. */
export const fetchCredentialsParameter = 'isFetchCredentials';
