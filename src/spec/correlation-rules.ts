/**
 * What Cortex accepts in a correlation rule. Lists come from the published API description (correlations/insert of
 * XSIAM 3.4) where a comment names no other source.
 */

/** There is no DEFENSE_EVASION: that tactic is EVASION here. */
export const alertCategories = [
  'OTHER',
  'PERSISTENCE',
  'EVASION',
  'TAMPERING',
  'FILE_TYPE_OBFUSCATION',
  'PRIVILEGE_ESCALATION',
  'CREDENTIAL_ACCESS',
  'LATERAL_MOVEMENT',
  'EXECUTION',
  'COLLECTION',
  'EXFILTRATION',
  'INFILTRATION',
  'DROPPER',
  'FILE_PRIVILEGE_MANIPULATION',
  'RECONNAISSANCE',
  'DISCOVERY',
] as const;

export type AlertCategory = (typeof alertCategories)[number];

/** The category that names itself in `user_defined_category`; without that key a tenant refuses the rule. */
export const userDefinedCategory = 'User Defined';

/** Names of tactics that authors write as a category, with the category to use; null where none fits. */
export const mistakenAlertCategories: { readonly [category: string]: AlertCategory | null } = {
  DEFENSE_EVASION: 'EVASION',
  INITIAL_ACCESS: null,
  COMMAND_AND_CONTROL: null,
  RESOURCE_DEVELOPMENT: null,
  IMPACT: null,
};

/** Severities with the labels that the product shows. */
export const severityLabels = {
  SEV_010_INFO: 'Informational',
  SEV_020_LOW: 'Low',
  SEV_030_MEDIUM: 'Medium',
  SEV_040_HIGH: 'High',
} as const;

export type AlertSeverity = keyof typeof severityLabels;

/** The form of the product offers Critical, too (product documentation), which the description of the API does not know. */
export const disputedSeverity = 'SEV_050_CRITICAL';

/** The severity that a column of the result gives; `user_defined_severity` names the column. */
export const userDefinedSeverity = 'User Defined';

export const executionModes = ['REAL_TIME', 'SCHEDULED'] as const;

/** CUSTOM takes `alert_fields`; AUTO lets the platform choose. */
export const mappingStrategies = ['AUTO', 'CUSTOM'] as const;

export type MappingStrategy = (typeof mappingStrategies)[number];

/** The time range that opens from an issue: that of the query, or that of the issue. */
export const drilldownTimeframes = ['QUERY', 'ALERT'] as const;

export type DrilldownTimeframe = (typeof drilldownTimeframes)[number];

/**
 * As tenants export it. The product can also save the result to a dataset and change lookup datasets; what those actions
 * are called in a rule file was not published.
 */
export const ruleActions = ['ALERTS'] as const;

export type RuleAction = (typeof ruleActions)[number];

/** The domain whose categories are known; the form offers those of the domain that is chosen (product documentation). */
export const securityDomain = 'DOMAIN_SECURITY';

/** The first as tenants export it, the second from one project's rules. */
const alertDomains = ['DOMAIN_SECURITY', 'DOMAIN_HUNTING'] as const;

export type AlertDomain = (typeof alertDomains)[number];

/** The dataset that issues go to. */
export const alertsDataset = 'alerts';

/** Fields of an issue for MITRE ATT&CK. A tenant leaves every other spelling empty without a word. */
export const mitreAlertFields = [
  'mitretacticid',
  'mitretacticname',
  'mitretechniqueid',
  'mitretechniquename',
] as const;

/** Keys that tenants store and act on, although the strict model of the official SDK does not know them. */
export const keysUnknownToStrictModel = [
  'is_enabled',
  'timezone',
  'action',
  'alert_domain',
  'alert_type',
  'lookup_mapping',
  'simple_schedule',
] as const;

/** Keys that a tenant writes into a rule that it exports. */
export const exportedKeys = [...keysUnknownToStrictModel, 'rule_id'] as const;

/** What a rule means that does not have such a key; without it, an equal value says nothing. */
export const valuesOfExportedKeys: { readonly [key: string]: readonly unknown[] } = {
  is_enabled: [true, 'ENABLED'],
  action: ['ALERTS', null],
  alert_domain: ['DOMAIN_SECURITY', null],
  alert_type: [null, ''],
  lookup_mapping: [null, ''],
  timezone: [null, ''],
};

/** Top-level keys that break the parsing of the official SDK: identity is `global_rule_id`. */
export const keysThatBreakParsing = ['id', 'ruleid'] as const;

/**
 * Datasets that a REAL_TIME rule cannot read: those that collectors fill. Seen in July 2026, when nine packs of one
 * framework became scheduled because tenants refused them. The product documentation allows third-party datasets and
 * the data model, without saying which.
 */
export const collectorDatasetPattern = /_raw$/;

/** Datasets of the platform's own products are filled by it, whatever they are called. */
export const ownDatasetPattern = /^(panw|xdr|pan|cortex)_/;

/**
 * The stages of a REAL_TIME rule, and the functions that it does not have (product documentation). `preset` is not named
 * there; it chooses data as `dataset` does.
 */
export const realTimeStages: readonly string[] = 'dataset datamodel preset filter alter fields config'.split(
  ' ',
);
export const functionsNotInRealTime: readonly string[] = [
  'json_extract_scalar_array',
  'parse_epoch',
  'time_frame_end',
];

/** Stages with which no correlation rule can be saved (product documentation). */
export const stagesNotInCorrelationRules: readonly string[] = ['call', 'tag', 'top'];

/** The schedule that replaced REAL_TIME there: the windows overlap, so that an event that arrives ten minutes late is seen. */
export const collectorSchedule = {
  crontab: '*/10 * * * *',
  everyMinutes: 10,
  searchWindowMinutes: 20,
} as const;

/** Shorter windows are said to be refused. One source, without evidence. */
export const shortestSearchWindowMinutes = 10;

/** What the form of the product offers, in minutes (product documentation). */
export const longestSearchWindowMinutes = 7 * 24 * 60;
export const longestSuppressionMinutes = 24 * 60;
export const shortestPauseMinutes = 10;

/** A tenant switches a rule off that reaches so many hits in 24 hours (product documentation). */
export const mostHitsInADay = 5000;
