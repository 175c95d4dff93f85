/** Closed lists in the YAML of an integration. From the official SDK (strict_objects/integration.py and base_strict_model.py). */

/** Sections of the instance form. */
export const formSections = [
  'Connect',
  'Collect',
  'Optimize',
  'Mirroring',
  'Result',
  'Agentic Assistant',
] as const;

export type FormSection = (typeof formSections)[number];

/** How a trigger of the form compares the value of a parameter. */
export const triggerOperators = ['exists', 'not_exists', 'equal', 'not_equal'] as const;

export type TriggerOperator = (typeof triggerOperators)[number];

/** Languages of code: what the name of its file ends in, and what begins a comment. */
export const scriptLanguages = {
  javascript: { ending: 'js', comment: '//' },
  python: { ending: 'py', comment: '###' },
  powershell: { ending: 'ps1', comment: '###' },
} as const;

/** Keys of `script` that switch on what the platform may ask of the code. */
export const scriptFlags = [
  'isfetch',
  'isfetchevents',
  'isfetchassets',
  'isFetchCredentials',
  'isFetchSamples',
  'feed',
  'longRunning',
  'longRunningPort',
  'ismappable',
  'isremotesyncin',
  'isremotesyncout',
] as const;

export type ScriptFlag = (typeof scriptFlags)[number];

/** What the platform calls to mirror incidents; nobody types them. */
export const mirroringCommands = [
  'get-mapping-fields',
  'get-remote-data',
  'get-modified-remote-data',
  'update-remote-system',
] as const;

/** Arguments that the platform gives to `update-remote-system` and that no YAML declares (CommonServerPython). */
export const updateRemoteSystemArguments = [
  'data',
  'delta',
  'entries',
  'incidentChanged',
  'remoteId',
  'status',
] as const;

/** Names in the triggers of a form that are no parameters: whether the instance runs on an engine, and which one. */
export const triggerNames = ['engine', 'isEngineGroup'] as const;
