import type { ModelingRule, ModelVersionRange } from '../definition/modeling-rule.js';
import type { PackDefinition } from '../definition/pack.js';
import { correlationRuleYaml } from './correlation-rules/write-correlation-rule.js';
import { dashboardJson } from './dashboards/write-dashboard.js';
import { sourceModelingRule, unifiedModelingRule } from './modeling-rules/write-modeling-rule.js';
import { type PackFile, textFile } from './pack-file.js';

/** Rules and dashboards as the development kit takes them. Paths are within the folder of the pack. */
export function sourceContent(pack: PackDefinition): PackFile[] {
  return [
    ...versionRangesOf(pack).flatMap(([rule, versionRange]) => sourceModelingRule(rule, versionRange)),
    ...correlationRules(pack, ''),
    ...dashboards(pack, ''),
  ];
}

/** Rules and dashboards as a tenant takes them, in the tree of the zip. */
export function uploadContent(pack: PackDefinition): PackFile[] {
  return [
    ...versionRangesOf(pack).map(([rule, versionRange]) => unifiedModelingRule(rule, versionRange)),
    ...correlationRules(pack, 'external-correlationrule-'),
    ...dashboards(pack, 'external-xsiamdashboard-'),
  ];
}

function correlationRules({ id, correlationRules = [] }: PackDefinition, prefix: string): PackFile[] {
  return correlationRules.map((rule) =>
    textFile(`CorrelationRules/${prefix}${id}_${rule.file}.yml`, correlationRuleYaml(rule)),
  );
}

function dashboards({ id, created, dashboards = [] }: PackDefinition, prefix: string): PackFile[] {
  return dashboards.map((dashboard) =>
    textFile(`XSIAMDashboards/${prefix}${id}_${dashboard.file}.json`, dashboardJson(dashboard, created)),
  );
}

/** What a tenant lists of the rules and dashboards, by their kind in the metadata. */
export function contentSummaries(pack: PackDefinition): { readonly [kind: string]: readonly object[] } {
  const kinds = {
    // The platform's own build lists one entry for an id, that of the newest generation.
    modelingrule: (pack.modelingRules ?? []).map((rule) => ({
      ...summary(rule.id, rule.name, '', rule.versionRanges.at(-1)?.fromVersion ?? ''),
      datasets: [rule.dataset],
    })),
    correlationrule: (pack.correlationRules ?? []).map((rule) =>
      summary(rule.id, rule.name, rule.description, rule.fromVersion),
    ),
    xsiamdashboard: (pack.dashboards ?? []).map((dashboard) =>
      summary(dashboard.id, dashboard.name, dashboard.description, dashboard.fromVersion),
    ),
  };
  return Object.fromEntries(Object.entries(kinds).filter(([, items]) => items.length > 0));
}

const displayNames: { readonly [kind: string]: string } = {
  modelingrule: 'Modeling Rule',
  correlationrule: 'Correlation Rule',
  xsiamdashboard: 'XSIAM Dashboard',
};

/** How a tenant calls each kind, in the plural unless there is exactly one. */
export function contentDisplays(pack: PackDefinition): { readonly [kind: string]: string } {
  return Object.fromEntries(
    Object.entries(contentSummaries(pack)).map(([kind, items]) => [
      kind,
      `${displayNames[kind]}${items.length === 1 ? '' : 's'}`,
    ]),
  );
}

function summary(id: string, name: string, description: string, fromversion: string): object {
  return { deprecated: false, description, fromversion, id, name, toversion: '' };
}

function versionRangesOf({ modelingRules = [] }: PackDefinition): [ModelingRule, ModelVersionRange][] {
  return modelingRules.flatMap((rule) =>
    rule.versionRanges.map((versionRange): [ModelingRule, ModelVersionRange] => [rule, versionRange]),
  );
}
