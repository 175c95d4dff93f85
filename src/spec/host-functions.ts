/** The functions that a script finds as globals, in the order in which its author meets them. */
export const hostFunctionNames = [
  'http',
  'wait',
  'log',
  'logInfo',
  'logDebug',
  'logError',
  'getLastRun',
  'setLastRun',
  'getIntegrationContext',
  'setIntegrationContext',
  'demistoVersion',
  'btoa',
  'atob',
] as const;

export type HostFunctionName = (typeof hostFunctionNames)[number];
