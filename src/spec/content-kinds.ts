/**
 * Kinds of content: where Cortex and its official tools keep them, and what they call them. From the official SDK
 * (content_graph/common.py, objects/content_item_xsiam.py and parsers/).
 */

import type { modules } from './approved-values.js';

/** The steps to a value in a file: keys, and places in lists. */
export type ValuePath = readonly (string | number)[];

export interface ContentKindFacts {
  /** The folder in a pack, in the source layout and in the zip. */
  readonly folder: string;
  /** Whether the source layout has a folder for each item, with all files that belong to it. */
  readonly ownFolder: boolean;
  readonly format: 'yml' | 'json';
  /** What the file of an item in a zip begins with: a tenant skips files of other names. */
  readonly uploadPrefix: string;
  /** Only XSIAM has it, and a tenant was seen to refuse a whole pack for one such item. */
  readonly xsiamOnly: boolean;
  /** Its key in `contentItems` and `contentDisplays` of `metadata.json`. */
  readonly metadataKey: string;
  /** As the product calls one, in release notes and `contentDisplays`; with an s for several. */
  readonly label: string;
  /** As `contentDisplays` calls one, where that is not the label. */
  readonly display?: string;
  /** As a sentence calls one. */
  readonly noun: string;
  /** Where an item says its id. */
  readonly id: ValuePath;
  /** Where an item says the name that a tenant shows. */
  readonly name: ValuePath;
  /** The modules of the platform that can have it; absent for a kind that all of them can have. */
  readonly modules?: readonly (typeof modules)[number][];
  /** What the names of its files in the source layout look like, where a folder holds more than one kind. */
  readonly sourceName?: string;
  /** An item may lie in a folder of its own, or not. */
  readonly mayHaveFolder?: true;
  /** The oldest server version that an item may name (BA106); absent where the official checks do not look. */
  readonly minimumVersion?: string;
}

/**
 * The kinds that authors declare and builds write. The name of a kind is that of its file in `src/definition` and of its
 * folders in `src/content` and `src/validation/rules`; the compiler asks for each of them.
 */
export const contentKinds = {
  integration: {
    folder: 'Integrations',
    ownFolder: true,
    format: 'yml',
    uploadPrefix: 'integration-',
    xsiamOnly: false,
    metadataKey: 'integration',
    label: 'Integration',
    noun: 'integration',
    id: ['commonfields', 'id'],
    name: ['display'],
    minimumVersion: '5.0.0',
  },
  script: {
    folder: 'Scripts',
    ownFolder: true,
    format: 'yml',
    uploadPrefix: 'script-',
    xsiamOnly: false,
    metadataKey: 'automation',
    label: 'Script',
    display: 'Automation',
    noun: 'script',
    id: ['commonfields', 'id'],
    name: ['name'],
    minimumVersion: '5.0.0',
  },
  'modeling-rule': {
    folder: 'ModelingRules',
    ownFolder: true,
    format: 'yml',
    uploadPrefix: 'external-modelingrule-',
    xsiamOnly: true,
    metadataKey: 'modelingrule',
    label: 'Modeling Rule',
    noun: 'modeling rule',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam'],
  },
  'correlation-rule': {
    folder: 'CorrelationRules',
    ownFolder: false,
    format: 'yml',
    uploadPrefix: 'external-correlationrule-',
    xsiamOnly: true,
    metadataKey: 'correlationrule',
    label: 'Correlation Rule',
    noun: 'correlation rule',
    id: ['global_rule_id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '6.10.0',
  },
  dashboard: {
    folder: 'XSIAMDashboards',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'external-xsiamdashboard-',
    xsiamOnly: true,
    metadataKey: 'xsiamdashboard',
    label: 'XSIAM Dashboard',
    noun: 'dashboard',
    id: ['dashboards_data', 0, 'global_id'],
    name: ['dashboards_data', 0, 'name'],
    modules: ['xsiam'],
    minimumVersion: '6.10.0',
  },
} as const satisfies Record<string, ContentKindFacts>;

export type ContentKind = keyof typeof contentKinds;

/** Kinds that nobody can declare here, but that packs of others have: read, compared and checked as far as they are known. */
const foreignKinds = {
  playbook: {
    folder: 'Playbooks',
    ownFolder: false,
    format: 'yml',
    uploadPrefix: 'playbook-',
    xsiamOnly: false,
    metadataKey: 'playbook',
    label: 'Playbook',
    noun: 'playbook',
    id: ['id'],
    name: ['name'],
    minimumVersion: '5.0.0',
  },
  'parsing-rule': {
    folder: 'ParsingRules',
    ownFolder: true,
    format: 'yml',
    uploadPrefix: 'external-parsingrule-',
    xsiamOnly: true,
    metadataKey: 'parsingrule',
    label: 'Parsing Rule',
    noun: 'parsing rule',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam'],
    minimumVersion: '6.10.0',
  },
  report: {
    folder: 'XSIAMReports',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'external-xsiamreport-',
    xsiamOnly: true,
    metadataKey: 'xsiamreport',
    label: 'XSIAM Report',
    noun: 'report',
    id: ['templates_data', 0, 'global_id'],
    name: ['templates_data', 0, 'report_name'],
    modules: ['xsiam'],
    minimumVersion: '6.10.0',
  },
  'incident-field': {
    folder: 'IncidentFields',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'incidentfield-',
    xsiamOnly: false,
    metadataKey: 'incidentfield',
    label: 'Incident Field',
    noun: 'incident field',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '5.0.0',
  },
  'indicator-field': {
    folder: 'IndicatorFields',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'incidentfield-indicatorfield-',
    xsiamOnly: false,
    metadataKey: 'indicatorfield',
    label: 'Indicator Field',
    noun: 'indicator field',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '5.0.0',
  },
  'incident-type': {
    folder: 'IncidentTypes',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'incidenttype-',
    xsiamOnly: false,
    metadataKey: 'incidenttype',
    label: 'Incident Type',
    noun: 'incident type',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '5.0.0',
  },
  'indicator-type': {
    folder: 'IndicatorTypes',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'reputation-',
    xsiamOnly: false,
    metadataKey: 'reputation',
    label: 'Indicator Type',
    noun: 'indicator type',
    id: ['id'],
    name: ['details'],
    modules: ['xsiam', 'agentix'],
  },
  layout: {
    folder: 'Layouts',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'layoutscontainer-',
    xsiamOnly: false,
    metadataKey: 'layoutscontainer',
    label: 'Layout',
    display: 'Layouts Container',
    noun: 'layout',
    id: ['id'],
    name: ['name'],
    minimumVersion: '6.0.0',
  },
  'layout-rule': {
    folder: 'LayoutRules',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'layoutrule-',
    xsiamOnly: false,
    metadataKey: 'layoutrule',
    label: 'Layout Rule',
    noun: 'layout rule',
    id: ['rule_id'],
    name: ['rule_name'],
    minimumVersion: '6.10.0',
  },
  mapper: {
    folder: 'Classifiers',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'classifier-mapper-',
    xsiamOnly: false,
    metadataKey: 'classifier',
    label: 'Mapper',
    noun: 'mapper',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '6.0.0',
    sourceName: '^(classifier-)?mapper-',
  },
  classifier: {
    folder: 'Classifiers',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'classifier-',
    xsiamOnly: false,
    metadataKey: 'classifier',
    label: 'Classifier',
    noun: 'classifier',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '6.0.0',
  },
  list: {
    folder: 'Lists',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'list-',
    xsiamOnly: false,
    metadataKey: 'list',
    label: 'List',
    noun: 'list',
    id: ['id'],
    name: ['name'],
    minimumVersion: '6.5.0',
    sourceName: '^(?!.*_data\\.json$)',
    mayHaveFolder: true,
  },
  job: {
    folder: 'Jobs',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'job-',
    xsiamOnly: false,
    metadataKey: 'job',
    label: 'Job',
    noun: 'job',
    id: ['id'],
    name: ['name'],
    modules: ['xsiam', 'agentix'],
    minimumVersion: '6.8.0',
  },
  trigger: {
    folder: 'Triggers',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'external-trigger-',
    xsiamOnly: false,
    metadataKey: 'trigger',
    label: 'Triggers Recommendation',
    display: 'Trigger',
    noun: 'trigger',
    id: ['trigger_id'],
    name: ['trigger_name'],
  },
  widget: {
    folder: 'Widgets',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'widget-',
    xsiamOnly: false,
    metadataKey: 'widget',
    label: 'Widget',
    noun: 'widget',
    id: ['id'],
    name: ['name'],
    minimumVersion: '5.0.0',
  },
  'xsoar-dashboard': {
    folder: 'Dashboards',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'dashboard-',
    xsiamOnly: false,
    metadataKey: 'dashboard',
    label: 'Dashboard',
    noun: 'dashboard',
    id: ['id'],
    name: ['name'],
    minimumVersion: '5.0.0',
  },
  'xsoar-report': {
    folder: 'Reports',
    ownFolder: false,
    format: 'json',
    uploadPrefix: 'report-',
    xsiamOnly: false,
    metadataKey: 'report',
    label: 'Report',
    noun: 'report',
    id: ['id'],
    name: ['name'],
    minimumVersion: '5.0.0',
  },
} as const satisfies Record<string, ContentKindFacts>;

export const knownKinds = { ...contentKinds, ...foreignKinds } as const;

export type KnownKind = keyof typeof knownKinds;

export function pluralLabel(kind: KnownKind): string {
  return `${knownKinds[kind].label}s`;
}

/** Folders of all other kinds of content. Nothing more is known of them here. */
export const otherContentFolders = [
  'AgentixActions',
  'AgentixAgents',
  'AgentixSkills',
  'AssetsModelingRules',
  'CaseFields',
  'CaseLayoutRules',
  'CaseLayouts',
  'Collections',
  'Connections',
  'GenericDefinitions',
  'GenericFields',
  'GenericModules',
  'GenericTypes',
  'PreProcessRules',
  'TestPlaybooks',
  'Wizards',
  'XDRCTemplates',
] as const;

export type OtherContentFolder = (typeof otherContentFolders)[number];

/** Whether nothing but XSIAM has items of a kind. Of other content it is not known. */
export function isForXsiamOnly(kind: KnownKind | OtherContentFolder): boolean {
  return isKnownKind(kind) && knownKinds[kind].xsiamOnly;
}

/** What a sentence calls an item of a kind; of other content, the folder that it lies in. */
export function nounOf(kind: KnownKind | OtherContentFolder | 'pack'): string {
  return isKnownKind(kind) ? knownKinds[kind].noun : kind;
}

/** The heading of items of a kind in release notes. */
export function headingOf(kind: KnownKind | OtherContentFolder): string {
  return isKnownKind(kind) ? pluralLabel(kind) : kind;
}

function isKnownKind(kind: string): kind is KnownKind {
  return kind in knownKinds;
}

/** Headings of release notes for other kinds of content. */
export const otherReleaseNoteHeadings: readonly string[] = [
  'Classifiers',
  'Mappers',
  'Layouts',
  'Layout Rules',
  'Incident Fields',
  'Incident Types',
  'Indicator Fields',
  'Indicator Types',
  'Dashboards',
  'Widgets',
  'Reports',
  'Lists',
  'Jobs',
  'Wizards',
  'Triggers Recommendations',
  'XDRC Templates',
  'PreProcess Rules',
  'Objects',
  'Modules',
  'Object Types',
  'Object Fields',
  'Assets Modeling Rules',
  'Case Fields',
  'Case Layout Rules',
  'Case Layouts',
  'Agents',
  'Actions',
  'Skills',
  'Collections',
];

/** Files of tests lie in folders of these names, at any depth. */
export const testDataFolders = ['testdata', 'test_data', 'data_test', 'tests_data', 'TestData'] as const;

/** Folders of a pack that hold no content. */
export const foldersWithoutContent = [
  'ReleaseNotes',
  'Tools',
  'doc_files',
  'doc_imgs',
  ...testDataFolders,
] as const;
