/** The functions that a script finds as globals on a server, in the order in which its author meets them. */
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
  'executeCommand',
  'setContext',
  'saveFile',
  'getFileByEntryID',
  'entrytoa',
  'httpMultipart',
  'x2j',
  'isValidIP',
  'getModules',
  'getModulesForCommand',
  'getAllSupportedCommands',
  'demistoUrls',
  'getLicenseID',
] as const;

/** Functions of a server that a few scripts use and the local Cortex does not have. It says so when one is called. */
export const absentHostFunctions = [
  'basicAuth',
  'decompressFile',
  'execute',
  'getBrandContext',
  'pack',
  'scheduleEntry',
] as const;

/** Those that the host of a container serves (src/container/host/main.py). */
export const containerFunctionNames = [
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
  'saveFile',
  'sendEvents',
] as const;

/** Those that it serves to the script of no integration (src/container/host/automation.py). */
export const containerScriptFunctionNames = [
  'wait',
  'log',
  'logInfo',
  'logDebug',
  'logError',
  'demistoVersion',
  'executeCommand',
  'setContext',
  'saveFile',
] as const;

export type HostFunctionName = (typeof hostFunctionNames | typeof containerFunctionNames)[number];
