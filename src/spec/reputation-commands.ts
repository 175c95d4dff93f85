/* Commands that the platform runs for indicators. From the official SDK (IN144, IN154). */

/** Each takes a list of indicators in an argument of its own name. */
export const indicatorCommands = ['file', 'email', 'domain', 'url', 'ip', 'cve', 'endpoint'] as const;

/** Those that give a reputation, which needs the reliability of the source. */
export const reputationCommands = ['file', 'email', 'domain', 'url', 'ip', 'cve'] as const;

/** Names of the parameter that gives the reliability; the first one is the usual one. */
export const reliabilityParameters = [
  'integration_reliability',
  'integrationReliability',
  'feedReliability',
  'reliability',
] as const;
