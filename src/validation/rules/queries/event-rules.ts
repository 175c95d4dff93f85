import { datasetOf } from '../../../definition/pack.js';
import { mentionOf } from '../../../xql/reader/mentions.js';
import { statementsOf } from '../../../xql/reader/read-xql.js';
import type { EventRule } from '../../document/pack.js';
import { eventRulesOf } from '../../document/parts.js';
import { queriesOf } from '../../document/queries.js';
import { defineRule, type Rule } from '../../rule.js';
import { datasetsAnywhere } from '../../text/dataset-mentions.js';
import { wholeFile } from '../../text/source-text.js';

function beside({ path }: EventRule, ending: string): string {
  return path.replace(/\.yml$/, ending);
}

const modelingRuleHasSchema = defineRule({
  code: 'CP801',
  official: ['MR100'],
  severity: 'error',
  title: 'A modeling rule has a schema file',
  why: 'The official build embeds it, and the tenant makes the columns from it.',
  fix: 'Add <Rule>_schema.json with the fields that the rule reads.',
  *check({ modelingRules, paths }) {
    for (const rule of modelingRules) {
      const path = beside(rule, '_schema.json');
      if (!rule.unified && !paths.includes(path))
        yield { place: wholeFile(path), message: 'The schema of the modeling rule is missing.' };
    }
  },
});

const ruleTextsAreEmpty = defineRule({
  code: 'CP802',
  official: ['MR101'],
  severity: 'error',
  title: 'The YAML of a source rule has its keys for embedded texts, and they are empty',
  why: 'The official build fills them from the files next to the YAML; what is there is lost.',
  fix: "Write rules: '', and schema: '' for a modeling rule or samples: '' for a parsing rule.",
  *check(pack) {
    const keys = [
      { rules: pack.modelingRules, names: ['rules', 'schema'] },
      { rules: pack.parsingRules, names: ['rules', 'samples'] },
    ];
    for (const { rules, names } of keys) {
      for (const { root, unified } of rules) {
        for (const name of names) {
          const field = root.get(name);
          if (field === undefined && !(unified && name === 'samples'))
            yield { place: root.keyPlace, message: `The key "${name}" is missing.` };
          if (field?.text && !unified) yield { place: field.keyPlace, message: `"${name}" is not empty.` };
          if (field?.text?.trim() === '' && unified && name !== 'samples')
            yield {
              place: field.keyPlace,
              message: `"${name}" is empty, but a tenant runs what stands there.`,
            };
        }
      }
    }
  },
});

const ruleHasQuery = defineRule({
  code: 'CP803',
  severity: 'error',
  title: 'A modeling or parsing rule has its XQL next to it',
  why: 'The official build cannot go on without the file.',
  fix: 'Add <Rule>.xif with the name of the YAML file.',
  *check(pack) {
    for (const rule of eventRulesOf(pack)) {
      if (!rule.unified && rule.xql === undefined)
        yield { place: wholeFile(beside(rule, '.xif')), message: 'The XQL of the rule is missing.' };
    }
  },
});

const ruleHeadersAreThere = defineRule({
  code: 'CP804',
  severity: 'error',
  title: 'The XQL of a rule has a header, and every statement ends with a semicolon',
  why: 'Without header the rule belongs to no dataset, and one broken rule keeps all others from being saved.',
  fix: 'Begin with [MODEL: dataset = vendor_product_raw] or [INGEST:vendor="v", product="p", target_dataset="v_p_raw"], and end with ;',
  evidence: { mark: 'read', sources: ['DOC'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const { kind, text, xql } of queriesOf(pack)) {
      if (text.text.trim() === '' || (kind !== 'modeling-rule' && kind !== 'parsing-rule')) continue;
      const header = kind === 'modeling-rule' ? 'MODEL' : 'INGEST';
      if (!xql.sections.some((section) => section.header?.kind === header))
        yield { place: text.place(0, 0), message: 'The rule has no header.' };
      for (const { terminated, end } of statementsOf(xql)) {
        if (!terminated)
          yield { place: text.place(end - 1, end), message: 'The statement does not end with a semicolon.' };
      }
    }
  },
});

const datasetsMatchSchema = defineRule({
  code: 'CP805',
  official: ['MR107'],
  severity: 'error',
  title: 'The datasets in the XQL of a modeling rule are those of its schema',
  why: 'The tenant makes the columns of the datasets in the schema; the rule reads the ones in its XQL. The official check counts comments too.',
  fix: 'Write the same names in both files.',
  *check({ modelingRules }) {
    for (const { xql, schema } of modelingRules) {
      if (xql === undefined || schema === undefined) continue;
      const declared = schema.fields;
      const used = datasetsAnywhere(xql.text);
      const seen = new Set<string>();
      for (const { name, start, end } of used) {
        if (!seen.has(name) && !declared.some((dataset) => dataset.name === name))
          yield { place: xql.place(start, end), message: `The schema has no dataset "${name}".` };
        seen.add(name);
      }
      for (const dataset of declared) {
        if (!used.some(({ name }) => name === dataset.name))
          yield { place: dataset.keyPlace, message: `The XQL does not name the dataset "${dataset.name}".` };
      }
    }
  },
});

const rulesAreNamedByKind = defineRule({
  code: 'CP806',
  official: ['MR108', 'PR101'],
  severity: 'error',
  title: 'Ids and names of rules end in their kind',
  why: 'The official tools tell the kinds apart by it.',
  fix: 'End the id in ModelingRule or ParsingRule, the name in Modeling Rule or Parsing Rule.',
  *check(pack) {
    for (const [rules, kind] of [
      [pack.modelingRules, 'Modeling Rule'],
      [pack.parsingRules, 'Parsing Rule'],
    ] as const) {
      for (const { root } of rules) {
        for (const [field, ending] of [
          [root.get('id'), kind.replace(' ', '')],
          [root.get('name'), kind],
        ] as const) {
          if (field?.text !== undefined && !field.text.endsWith(ending))
            yield { place: field.place, message: `"${field.text}" does not end in ${ending}.` };
        }
      }
    }
  },
});

const targetMatchesVendor = defineRule({
  code: 'CP807',
  severity: 'error',
  title: 'A parsing rule fills the dataset of its vendor and product',
  why: 'The platform makes the name of the dataset from vendor and product; a rule for another one is never reached.',
  fix: 'Write target_dataset="<vendor>_<product>_raw" in small letters.',
  *check(pack) {
    for (const { kind, text, xql } of queriesOf(pack)) {
      for (const { header } of kind === 'parsing-rule' ? xql.sections : []) {
        if (header?.kind !== 'INGEST') continue;
        const value = (key: string) => header.settings.find(({ name }) => name === key)?.value;
        const target = value('target_dataset');
        const expected = datasetOf({
          vendor: value('vendor')?.value ?? '',
          product: value('product')?.value ?? '',
        });
        if (target === undefined) {
          const place = text.place(header.start, header.end);
          yield { place, message: 'The header names no target_dataset.' };
        } else if (target.value !== expected) {
          const { start, end } = mentionOf(target);
          yield {
            place: text.place(start, end),
            message: `The dataset is "${target.value}", but vendor and product make "${expected}".`,
          };
        }
      }
    }
  },
});

export const eventRules: readonly Rule[] = [
  modelingRuleHasSchema,
  ruleTextsAreEmpty,
  ruleHasQuery,
  ruleHeadersAreThere,
  datasetsMatchSchema,
  rulesAreNamedByKind,
  targetMatchesVendor,
];
