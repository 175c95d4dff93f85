export type FileKind =
  | 'pack-metadata'
  | 'generated-metadata'
  | 'integration'
  | 'modeling-rule'
  | 'modeling-rule-schema'
  | 'modeling-rule-test-data'
  | 'parsing-rule'
  | 'dashboard'
  | 'correlation-rule'
  | 'release-note-settings'
  | 'other';

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/^pack_metadata\.json$/, 'pack-metadata'],
  [/^metadata\.json$/, 'generated-metadata'],
  [/^Integrations\/([^/]+\/)?[^/]+\.yml$/, 'integration'],
  [/^(Assets)?ModelingRules\/[^/]+\/[^/]*_schema\.json$/, 'modeling-rule-schema'],
  [/^(Assets)?ModelingRules\/[^/]+\/[^/]*_testdata\.json$/i, 'modeling-rule-test-data'],
  [/^(Assets)?ModelingRules\/([^/]+\/)?[^/]+\.yml$/, 'modeling-rule'],
  [/^ParsingRules\/([^/]+\/)?[^/]+\.yml$/, 'parsing-rule'],
  [/^XSIAMDashboards\/[^/]+\.json$/, 'dashboard'],
  [/^CorrelationRules\/[^/]+\.yml$/, 'correlation-rule'],
  [/^ReleaseNotes\/[^/]+\.json$/, 'release-note-settings'],
];

/** What a YAML or JSON file of a pack declares, told by its path. */
export function fileKind(path: string): FileKind {
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

/** Files of tests may hold anything. */
export function isTestData(path: string): boolean {
  return /(^|\/)(testdata|test_data|data_test|tests_data|TestData)\//.test(path);
}
