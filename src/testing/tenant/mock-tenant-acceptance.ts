import { readYaml } from '../../shared/read-yaml.js';
import { textFile, type ZipFiles } from '../../shared/zip.js';
import {
  alertCategories,
  collectorDatasetPattern,
  ownDatasetPattern,
  securityDomain,
  severityLabels,
  userDefinedCategory,
  userDefinedSeverity,
} from '../../spec/correlation-rules.js';
import { type FileKind, fileKind } from '../../spec/pack-paths.js';
import { modelingRuleFaults, parsingRuleFaults, queryFaults } from './mock-tenant-language.js';

/** A file for which an installation fails with 101704, and why. A real tenant keeps both to itself. */
export interface UnacceptableFile {
  readonly path: string;
  readonly reason: string;
}

type Tree = { readonly [key: string]: unknown };

interface Demand {
  readonly files: readonly FileKind[];
  /** The reasons that speak against a file. */
  check(text: string, content: Tree): readonly (string | false)[];
}

/**
 * What tenants were seen to refuse a pack for, as far as it shows in a single file. Each line names where it was seen;
 * "published" is the description of the public API, whose own operation to create rules checks the same.
 */
const demands: readonly Demand[] = [
  {
    files: ['correlation-rule'],
    check: (text, rule) => [
      // published; a category of its own without its name: a rule checker of one framework, on a tenant
      (rule.alert_domain ?? securityDomain) === securityDomain &&
        !isOneOf(rule.alert_category, [...alertCategories, userDefinedCategory]) &&
        'an unknown alert_category',
      rule.alert_category === userDefinedCategory &&
        !rule.user_defined_category &&
        'no user_defined_category',
      // published
      !isOneOf(rule.severity, [...Object.keys(severityLabels), userDefinedSeverity]) && 'an unknown severity',
      // nine packs of one framework became scheduled for this in July 2026
      rule.execution_mode === 'REAL_TIME' && readsCollector(rule.xql_query) && 'REAL_TIME on a collector',
      // published, and seen in exports of tenants; the official SDK says text, and its validate passes a list
      typeof rule.suppression_fields === 'string' && 'suppression_fields as a text',
      // release notes of one framework: 101704 on upload
      /[^\0-\x7f]/.test(text) && 'characters outside of ASCII',
      // the same: keys begin with TA, and their lists are not empty
      !hasMitreForm(rule.mitre_defs) && 'mitre_defs of another form',
      ...queryFaults(String(rule.xql_query)),
    ],
  },
  {
    files: ['dashboard'],
    // release notes of one framework: filled widgets_data resolved 101704
    check: (_text, { widgets_data }) => [
      !(Array.isArray(widgets_data) && widgets_data.length > 0) && 'no widgets_data',
    ],
  },
  {
    files: ['modeling-rule'],
    // A rule file outside a folder of its own: seen in one framework. Its XQL is then not found, so that the zip has none.
    check: (_text, { rules }) =>
      typeof rules === 'string' && rules.trim() !== '' ? modelingRuleFaults(rules) : ['no rules'],
  },
  {
    files: ['parsing-rule'],
    check: (_text, { rules }) => parsingRuleFaults(String(rules)),
  },
  {
    files: ['pack-metadata', 'generated-metadata'],
    // release notes of one framework: an empty key was the cause of 101704
    check: (_text, { dependencies }) => ['' in Object(dependencies ?? {}) && 'an empty key in dependencies'],
  },
];

/** All files of a zip that a tenant refuses the pack for. */
export function unacceptableFiles(files: ZipFiles): UnacceptableFile[] {
  return [...files.keys()].flatMap((path) => {
    // A tenant takes nothing of files deeper in a folder.
    if (path.split('/').length > 2) return [];
    const demand = demands.find(({ files }) => files.includes(fileKind(path)));
    if (demand === undefined) return [];
    const text = textFile(files, path) ?? '';
    const content = path.endsWith('.json') ? JSON.parse(text) : readYaml(text);
    return demand
      .check(text, Object(content))
      .flatMap((reason) => (reason === false ? [] : [{ path, reason }]));
  });
}

function isOneOf(value: unknown, list: readonly string[]): boolean {
  return typeof value === 'string' && list.includes(value);
}

/** Whether a query reads a dataset that collectors fill: tenants refused those for rules in real time. */
function readsCollector(query: unknown): boolean {
  const datasets = [...String(query).matchAll(/(?<!datamodel\s+)\bdataset\s*(?:=|in\s*\()([^|]*)/g)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  );
  return datasets.some((name) => collectorDatasetPattern.test(name) && !ownDatasetPattern.test(name));
}

function hasMitreForm(definitions: unknown): boolean {
  return Object.entries(definitions ?? {}).every(
    ([tactic, techniques]) => tactic.startsWith('TA') && Array.isArray(techniques) && techniques.length > 0,
  );
}
