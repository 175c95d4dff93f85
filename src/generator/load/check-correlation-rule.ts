import type { CorrelationRule, RuleSchedule } from '../../definition/correlation-rule.js';
import { datasetOf, type PackDefinition } from '../../definition/pack.js';
import { collectorDatasetPattern, collectorSchedule } from '../../spec/correlation-rules.js';
import { longestPause } from '../../xql/rules/crontab.js';
import { missingColumns, withColumns } from './check-query.js';
import { isSentence } from './definition-problems.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const fileStem = /^[A-Za-z0-9]+$/;

/** What keeps a correlation rule from working on a tenant, as far as the definition shows it. */
export function correlationProblems(rule: CorrelationRule, pack: PackDefinition): string[] {
  return [
    ...(uuid.test(rule.id) ? [] : ['the id must be a UUID.']),
    ...(fileStem.test(rule.file) ? [] : ['the file must be letters and digits.']),
    ...(/[[\](){}<>]/.test(rule.name)
      ? [`the name "${rule.name}" must have no brackets: they are said to cause issues on tenants.`]
      : []),
    ...(isSentence(rule.description) ? [] : ['the description must be whole sentences.']),
    ...scheduleProblems(rule, datasetOf(pack.integration)),
    ...(rule.fires.length > 0 && rule.quiet.length > 0
      ? []
      : ['there must be an example that fires and one that does not.']),
    ...withColumns(rule.query, pack, (columns) => missingColumns(usedColumns(rule), columns)),
  ];
}

function usedColumns(rule: CorrelationRule): string[] {
  const inTexts = [...(rule.alertName + rule.alertDescription).matchAll(/\$(\w+)/g)];
  return [
    ...rule.suppression.columns,
    ...Object.values(rule.alertFields),
    ...(rule.userDefinedCategory === undefined ? [] : [rule.userDefinedCategory]),
    ...inTexts.map(([, column = '']) => column),
  ];
}

function scheduleProblems({ schedule }: CorrelationRule, dataset: string): string[] {
  if (schedule !== 'REAL_TIME') return windowProblems(schedule);
  if (!collectorDatasetPattern.test(dataset)) return [];
  const { everyMinutes, searchWindowMinutes } = collectorSchedule;
  return [
    `the schedule is REAL_TIME, but a collector fills ${dataset}: tenants were seen to refuse such a rule, and the whole pack with it. Write schedule: collectorSchedule (every ${everyMinutes} minutes over the last ${searchWindowMinutes}), or a crontab and a search window of your own.`,
  ];
}

/** A pause that is longer than the window leaves events that no run ever sees. */
function windowProblems({ crontab, searchWindowMinutes }: RuleSchedule): string[] {
  try {
    const pause = longestPause(crontab);
    if (pause <= searchWindowMinutes) return [];
    return [
      `"${crontab}" pauses up to ${pause} minutes, but each run looks back only ${searchWindowMinutes}: the events in between are never seen.`,
    ];
  } catch (error) {
    if (error instanceof TypeError) return [error.message];
    throw error;
  }
}
