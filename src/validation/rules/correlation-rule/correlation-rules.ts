import { isJsonObject } from '../../../shared/json.js';
import { suggestion } from '../../../shared/nearest-name.js';
import {
  alertCategories,
  disputedSeverity,
  drilldownTimeframes,
  mappingStrategies,
  mistakenAlertCategories,
  mitreAlertFields,
  securityDomain,
  severityLabels,
  userDefinedCategory,
  userDefinedSeverity,
} from '../../../spec/correlation-rules.js';
import { mitreTactics } from '../../../spec/mitre-attack.js';
import type { Pack } from '../../document/pack.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { tenantId } from '../items/item-texts.js';
import { exportedFields } from './exported-keys.js';

const scheduledRuleHasWindow = defineRule({
  code: 'CP811',
  official: ['CR102'],
  severity: 'error',
  title: 'A scheduled correlation rule has a search window and a schedule',
  why: 'Without a window the rule searches nothing.',
  fix: "Write search_window, such as '20 minutes', and crontab, such as '*/10 * * * *'.",
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const mode = root.get('execution_mode');
      if (mode?.text !== 'SCHEDULED') continue;
      for (const key of ['search_window', 'crontab']) {
        if (!root.get(key)?.text)
          yield {
            place: root.get(key)?.keyPlace ?? mode.place,
            message: `The rule is scheduled, but ${key} is empty.`,
          };
      }
    }
  },
});

const ruleIdIsUnique = defineRule({
  code: 'CP812',
  severity: 'error',
  title: 'The id of a correlation rule is a UUID',
  why: 'The platform keeps the rules of all packs by this id.',
  fix: 'Make a new UUID and keep it for good.',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const id = root.get('global_rule_id');
      if (id?.text !== undefined && !tenantId.test(id.text))
        yield { place: id.place, message: `"${id.text}" is no UUID.` };
    }
  },
});

/** A key of a correlation rule whose value is not in the list; `fixFor` gives the fix for some such values. */
function* outsideList(
  { correlationRules }: Pick<Pack, 'correlationRules'>,
  key: string,
  allowed: readonly string[],
  fixFor: (value: string) => string | undefined = () => undefined,
): Iterable<Problem> {
  for (const { root } of correlationRules) {
    const field = root.get(key);
    if (field?.text === undefined || allowed.includes(field.text)) continue;
    yield {
      place: field.place,
      message: `"${field.text}" is no value for ${key}.`,
      fix: fixFor(field.text) ?? suggestion(field.text, allowed),
    };
  }
}

const severityIsKnown = defineRule({
  code: 'CP813',
  severity: 'error',
  title: 'The severity of a correlation rule is one of the platform',
  why: 'Cortex takes these values and no others.',
  fix: `Write one of ${Object.keys(severityLabels).join(', ')}, or ${userDefinedSeverity} with user_defined_severity.`,
  evidence: { mark: 'read', sources: ['API'] },
  blocksInstallation: 'likely',
  check: (pack) =>
    outsideList(pack, 'severity', [...Object.keys(severityLabels), userDefinedSeverity, disputedSeverity]),
});

const criticalIsDisputed = defineRule({
  code: 'CPT334',
  severity: 'warning',
  title: `The severity ${disputedSeverity} is disputed`,
  why: 'The form of the product offers Critical; the description of the API, which checks the same values, has no such severity.',
  fix: 'Write SEV_040_HIGH.',
  evidence: { mark: 'conflict', sources: ['API', 'DOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const severity = root.get('severity');
      if (severity?.text === disputedSeverity)
        yield { place: severity.place, message: `The severity is ${disputedSeverity}.` };
    }
  },
});

const categoryIsKnown = defineRule({
  code: 'CPT301',
  severity: 'error',
  title: 'The category of a correlation rule is one of the platform',
  why: 'Cortex takes these values and no others. The tactic Defense Evasion is EVASION here; Initial Access and Impact have none.',
  fix: `Write one of ${alertCategories.join(', ')}, or ${userDefinedCategory} with user_defined_category.`,
  evidence: { mark: 'read', sources: ['API', 'DOC'] },
  blocksInstallation: 'likely',
  check(pack) {
    // What other domains have is not published.
    const correlationRules = pack.correlationRules.filter(({ root }) =>
      [undefined, securityDomain].includes(root.get('alert_domain')?.text),
    );
    const categories = [...alertCategories, userDefinedCategory];
    return outsideList({ correlationRules }, 'alert_category', categories, (value) => {
      const instead = mistakenAlertCategories[value.toUpperCase()];
      if (instead === null) return `Write ${userDefinedCategory}, with the name in user_defined_category.`;
      return instead && `Write ${instead}.`;
    });
  },
});

const categoryIsNotOther = defineRule({
  code: 'CPT302',
  severity: 'warning',
  title: 'The category OTHER is disputed',
  why: 'One team blames it for 101704; official rules have it, and the API takes it.',
  fix: 'Write a category that says more.',
  evidence: { mark: 'conflict', sources: ['SOC', 'CNT', 'CEL'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const category = root.get('alert_category');
      if (category?.text === 'OTHER') yield { place: category.place, message: 'The category is OTHER.' };
    }
  },
});

const ownCategoryIsNamed = defineRule({
  code: 'CPT303',
  severity: 'error',
  title: 'A category of your own has a name',
  why: 'A tenant refuses a rule of the category User Defined without user_defined_category.',
  fix: 'Add user_defined_category with the name.',
  evidence: { mark: 'tenant', sources: ['XCK'] },
  blocksInstallation: 'likely',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const category = root.get('alert_category');
      if (category?.text === userDefinedCategory && !root.get('user_defined_category')?.text)
        yield { place: category.place, message: 'user_defined_category is empty.' };
    }
  },
});

const suppressionFieldsAreList = defineRule({
  code: 'CPT304',
  severity: 'warning',
  title: 'suppression_fields is a list',
  why: 'The platform stores a list, and so do exports. The strict model of the official SDK says text; its validation takes a list.',
  fix: 'Write a list, also for one column.',
  evidence: { mark: 'conflict', sources: ['API', 'SPB', 'SDK'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const fields = root.get('suppression_fields');
      if (fields?.text) yield { place: fields.place, message: 'suppression_fields is a text.' };
    }
  },
});

const drilldownIsKnown = defineRule({
  code: 'CPT305',
  severity: 'error',
  title: 'drilldown_query_timeframe is QUERY or ALERT',
  why: 'Cortex takes these values and no others.',
  fix: 'Write ALERT, or QUERY for the time range of the search.',
  evidence: { mark: 'read', sources: ['API'] },
  blocksInstallation: 'likely',
  check: (pack) => outsideList(pack, 'drilldown_query_timeframe', drilldownTimeframes),
});

const mappingStrategyIsKnown = defineRule({
  code: 'CPT306',
  severity: 'error',
  title: 'mapping_strategy is AUTO or CUSTOM',
  why: 'Cortex takes these values and no others.',
  fix: 'Write CUSTOM for rules with alert_fields, otherwise AUTO.',
  evidence: { mark: 'read', sources: ['API'] },
  blocksInstallation: 'likely',
  check: (pack) => outsideList(pack, 'mapping_strategy', mappingStrategies),
});

const rulesAreAscii = defineRule({
  code: 'CPT307',
  severity: 'error',
  title: 'A correlation rule has ASCII characters only',
  why: 'A dash, an arrow or a quote of another alphabet anywhere in the YAML keeps the pack from being installed.',
  fix: 'Write - for a dash, ... for an ellipsis, straight quotes.',
  evidence: { mark: 'tenant', sources: ['SOC'] },
  blocksInstallation: 'seen',
  *check({ correlationRules, texts }) {
    for (const { path } of correlationRules) {
      const source = texts.get(path);
      for (const { 0: characters, index } of source?.text.matchAll(/[^\p{ASCII}]+/gu) ?? []) {
        if (source !== undefined)
          yield {
            place: source.place(index, index + characters.length),
            message: `"${characters}" is not ASCII. A tenant refuses this with 101704.`,
          };
      }
    }
  },
});

const ruleHasOneIdentity = defineRule({
  code: 'CPT308',
  official: ['ST110'],
  severity: 'warning',
  title: 'The identity of a correlation rule is global_rule_id alone',
  why: 'id and ruleid at the top break the parsing of the official SDK. rule_id: 0 was asked for and forbidden by turns.',
  fix: 'Remove the key.',
  evidence: { mark: 'conflict', sources: ['SOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      for (const key of ['id', 'ruleid', 'rule_id']) {
        const field = root.get(key);
        // CPT330 says so of a rule that was exported.
        const exported = exportedFields(root).some(({ name }) => name === key);
        if (field !== undefined && !exported)
          yield { place: field.keyPlace, message: `The rule has the key "${key}".` };
      }
    }
  },
});

const mitreIsShaped = defineRule({
  code: 'CPT309',
  severity: 'error',
  title: 'mitre_defs has lists of techniques by tactic',
  why: 'The platform takes keys that begin with TA, each with a list that is not empty, or {}.',
  fix: "Write TA0006 - Credential Access: ['T1110 - Brute Force'], or {}.",
  evidence: { mark: 'tenant', sources: ['SOC'] },
  blocksInstallation: 'likely',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const definitions = root.get('mitre_defs');
      if (definitions === undefined || definitions.value === null) continue;
      if (!isJsonObject(definitions.value)) {
        yield { place: definitions.keyPlace, message: 'mitre_defs is no map of tactics.' };
        continue;
      }
      for (const tactic of definitions.fields) {
        if (!/^TA\d/.test(tactic.name))
          yield {
            place: tactic.keyPlace,
            message: `"${tactic.name}" does not begin with the id of a tactic.`,
          };
        if (!Array.isArray(tactic.value) || tactic.value.length === 0)
          yield { place: tactic.keyPlace, message: `"${tactic.name}" has no list of techniques.` };
      }
    }
  },
});

const mitreFieldsAreSpelled = defineRule({
  code: 'CPT310',
  severity: 'error',
  title: 'The fields of an alert for MITRE ATT&CK are spelled as the platform does',
  why: 'Other spellings stay empty, and nothing says so.',
  fix: `Write ${mitreAlertFields.join(', ')}.`,
  evidence: { mark: 'tenant', sources: ['SOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      for (const field of root.get('alert_fields')?.fields ?? []) {
        if (
          /^mitre\W*_*(att)?.{0,6}(tactic|technique)/i.test(field.name) &&
          !mitreAlertFields.some((name) => name === field.name)
        )
          yield {
            place: field.keyPlace,
            message: `An alert has no field "${field.name}".`,
            fix: suggestion(field.name, mitreAlertFields),
          };
      }
    }
  },
});

const nameHasNoBrackets = defineRule({
  code: 'CPT312',
  severity: 'warning',
  title: 'The name of a correlation rule has no brackets',
  why: 'One author says that they may cause trouble.',
  fix: 'Write the name without [ and ].',
  evidence: { mark: 'told', sources: ['SPB'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const name = root.get('name');
      if (name?.text !== undefined && /[[\]]/.test(name.text))
        yield { place: name.place, message: 'The name has brackets.' };
    }
  },
});

const simpleScheduleIsDisputed = defineRule({
  code: 'CPT313',
  severity: 'warning',
  title: 'simple_schedule in a pack is disputed',
  why: 'One author found it to be an error, another ships it.',
  fix: 'Leave simple_schedule out; crontab says the same.',
  evidence: { mark: 'conflict', sources: ['SPB', 'SOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const schedule = root.get('simple_schedule');
      if (schedule !== undefined && schedule.value !== null)
        yield { place: schedule.keyPlace, message: 'The rule has a simple_schedule.' };
    }
  },
});

const scheduleIsCrontab = defineRule({
  code: 'CPT314',
  severity: 'error',
  title: 'crontab has five fields',
  why: 'A rule with any other schedule never runs.',
  fix: "Write minute, hour, day of month, month, and day of week, such as '*/10 * * * *'.",
  evidence: { mark: 'read', sources: ['API', 'DOC'] },
  blocksInstallation: 'likely',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const crontab = root.get('crontab');
      const fields = crontab?.text?.trim().split(/\s+/) ?? [];
      if (crontab?.text?.trim() && fields.length !== 5)
        yield {
          place: crontab.place,
          message: `The schedule has ${fields.length === 1 ? 'one field' : `${fields.length} fields`}.`,
        };
    }
  },
});

const tacticsAreKnown = defineRule({
  code: 'CPT315',
  severity: 'warning',
  title: 'Tactics in mitre_defs are those of MITRE ATT&CK',
  why: 'An unknown tactic leads to no page and to no filter of the product.',
  fix: 'Write the id and the name, such as TA0006 - Credential Access.',
  evidence: { mark: 'told', sources: ['SOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      for (const tactic of root.get('mitre_defs')?.fields ?? []) {
        const id = /^TA\d{4}\b/.exec(tactic.name)?.[0];
        if (/^TA\d/.test(tactic.name) && (id === undefined || !Object.hasOwn(mitreTactics, id)))
          yield { place: tactic.keyPlace, message: `MITRE ATT&CK has no tactic "${tactic.name}".` };
      }
    }
  },
});

export const correlationRuleRules: readonly Rule[] = [
  scheduledRuleHasWindow,
  ruleIdIsUnique,
  severityIsKnown,
  criticalIsDisputed,
  categoryIsKnown,
  categoryIsNotOther,
  ownCategoryIsNamed,
  suppressionFieldsAreList,
  drilldownIsKnown,
  mappingStrategyIsKnown,
  rulesAreAscii,
  ruleHasOneIdentity,
  mitreIsShaped,
  mitreFieldsAreSpelled,
  nameHasNoBrackets,
  simpleScheduleIsDisputed,
  scheduleIsCrontab,
  tacticsAreKnown,
];
