import { blamedRuleVersions } from '../../../spec/xql.js';
import { columnsOfRule } from '../../document/dataset-columns.js';
import { eventRulesOf } from '../../document/parts.js';
import { versionOf, versionsOverlap } from '../../document/server-versions.js';
import { defineRule, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';

const dependenciesHaveNames = defineRule({
  code: 'CPT401',
  severity: 'error',
  title: 'Dependencies of a pack have names',
  why: 'An empty key in dependencies keeps the pack from being installed.',
  fix: 'Write the id of the pack, or remove the entry.',
  evidence: { mark: 'tenant', sources: ['SOC'] },
  blocksInstallation: 'seen',
  *check({ metadata, generatedMetadata }) {
    for (const root of [metadata, generatedMetadata]) {
      for (const field of root?.get('dependencies')?.fields ?? []) {
        if (field.name.trim() === '')
          yield { place: field.keyPlace, message: 'The name is empty. A tenant refuses this with 101704.' };
      }
    }
  },
});

const dashboardHasWidgets = defineRule({
  code: 'CPT402',
  official: ['ST110'],
  severity: 'error',
  title: 'A dashboard has widgets_data',
  why: 'Without it the pack is not installed.',
  fix: 'Add the list widgets_data.',
  evidence: { mark: 'tenant', sources: ['SOC'] },
  blocksInstallation: 'seen',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      if (root.get('widgets_data') === undefined)
        yield {
          place: root.get('dashboards_data')?.keyPlace ?? root.keyPlace,
          message: 'The dashboard has no widgets_data. A tenant refuses this with 101704.',
        };
    }
  },
});

const rulesHaveFolders = defineRule({
  code: 'CPT403',
  severity: 'error',
  title: 'Each modeling and parsing rule of a source pack has a folder of its own',
  why: 'The official build finds a rule by its folder; a rule file next to the folders keeps the pack from being installed.',
  fix: 'Move the files into <kind>/<Rule>/.',
  evidence: { mark: 'tenant', sources: ['SOC'] },
  blocksInstallation: 'seen',
  *check({ shape, paths }) {
    if (shape !== 'source') return;
    for (const path of paths) {
      if (/^(Modeling|Parsing)Rules\/[^/]+\.(yml|xif|json)$/.test(path))
        yield {
          place: wholeFile(path),
          message: 'The file is in no folder of its own. A tenant refuses this with 101704.',
        };
    }
  },
});

const queriesHaveTheirYaml = defineRule({
  code: 'CPT404',
  severity: 'error',
  title: 'A .xif lies next to the YAML of its name',
  why: 'No tool uploads the file alone, and none misses it.',
  fix: 'Give both files the same name, or remove the .xif.',
  evidence: { mark: 'tenant', sources: ['SPB'] },
  *check({ paths }) {
    for (const path of paths) {
      const isRule = /^(Modeling|Parsing)Rules\/.+\.xif$/.test(path);
      if (isRule && !paths.includes(path.replace(/\.xif$/, '.yml')))
        yield { place: wholeFile(path), message: 'There is no YAML of this name.' };
    }
  },
});

const versionsAreUndisputed = defineRule({
  code: 'CPT405',
  severity: 'warning',
  title: `Rules do not begin with version ${blamedRuleVersions.join(' or ')}`,
  why: 'One team blames these versions for 101704. Official content has 6.10.0, 8.4.0, 8.7.0, 8.15.0, and 9.0.0.',
  fix: 'Write 8.4.0, or 6.10.0 for tenants that are older.',
  evidence: { mark: 'conflict', sources: ['SOC', 'CNT'] },
  *check(pack) {
    for (const item of [...eventRulesOf(pack), ...pack.correlationRules]) {
      const from = versionOf(item, 'from');
      if (from?.text !== undefined && blamedRuleVersions.includes(from.text))
        yield { place: from.place, message: `The rule begins with version ${from.text}.` };
    }
  },
});

const datasetIsModeledOnce = defineRule({
  code: 'CPT406',
  severity: 'warning',
  title: 'One modeling rule maps a dataset',
  why: 'One team removed its second rule on a dataset that another pack maps.',
  fix: 'Keep one rule for each range of versions.',
  evidence: { mark: 'told', sources: ['SOC #1004'] },
  *check(pack, all) {
    const rules = all.flatMap((other) => other.modelingRules);
    for (const rule of pack.modelingRules) {
      const datasets = columnsOfRule(rule);
      const second = rules.find(
        (other) =>
          other.root.get('id')?.text !== rule.root.get('id')?.text &&
          versionsOverlap(other, rule) &&
          [...columnsOfRule(other).keys()].some((name) => datasets.has(name)),
      );
      if (second !== undefined)
        yield {
          place: (rule.root.get('id') ?? rule.root).place,
          message: `${second.path} maps ${[...columnsOfRule(second).keys()].filter((name) => datasets.has(name)).join(', ')}, too.`,
        };
    }
  },
});

export const installationRules: readonly Rule[] = [
  dependenciesHaveNames,
  dashboardHasWidgets,
  rulesHaveFolders,
  queriesHaveTheirYaml,
  versionsAreUndisputed,
  datasetIsModeledOnce,
];
