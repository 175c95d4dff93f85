import { mirroringCommands } from '../../../spec/integrations.js';
import { eventFetchLabels } from '../../../spec/platform-parameters.js';
import type { Pack } from '../../document/pack.js';
import { argumentsOf, commandsOf, parametersOf } from '../../document/parts.js';
import { queriesOf } from '../../document/queries.js';
import { resultColumnsOf } from '../../document/result-columns.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { endsAsSentence } from '../../text/sentence.js';

/*
 * What a build of this toolkit demands of its own packs and nobody of others: habits that cost an author of a
 * definition nothing, and that would be noise in packs that were written by hand.
 */

function generatedRule(rule: Omit<Rule, 'severity' | 'group'>): Rule {
  return defineRule({ ...rule, severity: 'warning', group: 'generated' });
}

/** Commands and correlation rules with the way to name them. */
function describedIn(pack: Pack): (readonly [what: string, description: Field | undefined])[] {
  return [
    ...commandsOf(pack).map(
      ({ command, name }) => [`the command "${name}"`, command.get('description')] as const,
    ),
    ...pack.correlationRules.map(
      ({ root }) => [`the rule "${root.get('name')?.text ?? ''}"`, root.get('description')] as const,
    ),
  ];
}

const descriptionsAreWhole = generatedRule({
  code: 'CP981',
  title: 'Descriptions of the pack, of commands and of correlation rules are whole sentences',
  why: 'The documents put them one after the other.',
  fix: 'End it with a full stop, a question mark or an exclamation mark.',
  *check(pack) {
    const described = [['the pack', pack.metadata?.get('description')] as const, ...describedIn(pack)];
    for (const [what, description] of described) {
      if (description?.text !== undefined && !endsAsSentence(description.text))
        yield { place: description.place, message: `The description of ${what} does not end as a sentence.` };
    }
  },
});

const argumentNamesAreSmall = generatedRule({
  code: 'CP982',
  title: 'Names of arguments are small words with underscores between them',
  why: 'Users type them in the War Room, and find the same spelling in every command.',
  fix: 'Write it as in start_time.',
  *check(pack) {
    for (const { argument, name } of argumentsOf(pack)) {
      // The platform itself has named these.
      if (mirroringCommands.some((command) => command === name)) continue;
      const field = argument.get('name');
      if (field?.text !== undefined && !/^[a-z][a-z0-9_]*$/.test(field.text))
        yield { place: field.place, message: `An argument of "${name}" is named "${field.text}".` };
    }
  },
});

const serverIsRecent = generatedRule({
  code: 'CP983',
  title: 'The integration is for servers from 8.0.0 on',
  why: 'The script was never tried on an older server, and Cortex XSIAM has none.',
  fix: 'Write 8.4.0, or another version from 8.0.0 on.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const from = root.get('fromversion');
      if (from?.text !== undefined && Number.parseInt(from.text, 10) < 8)
        yield { place: from.place, message: `${from.text} is older than 8.0.0.` };
    }
  },
});

const { eventFetchInterval: intervalLabel } = eventFetchLabels;

const intervalIsLabelled = generatedRule({
  code: 'CP984',
  title: `eventFetchInterval has the label "${intervalLabel}"`,
  why: 'Users know the field by these words from every other collector.',
  fix: 'Take the parameter from fetchEventsParameters.',
  *check(pack) {
    for (const { parameter, name } of parametersOf(pack)) {
      const label = parameter.get('display');
      if (name === 'eventFetchInterval' && label?.text !== undefined && label.text !== intervalLabel)
        yield { place: label.place, message: `The label is "${label.text}".` };
    }
  },
});

const ruleNamesHaveNoBrackets = generatedRule({
  code: 'CP985',
  title: 'Names of correlation rules have no brackets of any kind',
  why: 'They are said to cause issues on tenants (CPT312), and nobody says which kinds do.',
  fix: 'Write the name without brackets.',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const name = root.get('name');
      if (name?.text !== undefined && /[(){}<>]/.test(name.text))
        yield { place: name.place, message: `The name "${name.text}" has brackets.` };
    }
  },
});

const ownCategoryIsColumn = generatedRule({
  code: 'CP986',
  title: 'user_defined_category names a column of the result',
  why: 'The column gives each issue its category. Without it the issue has none.',
  fix: 'Add the column to the last fields or comp stage, or name another.',
  *check(pack) {
    for (const { kind, item, xql } of queriesOf(pack)) {
      const category = item.root.get('user_defined_category');
      const result = kind === 'correlation-rule' ? resultColumnsOf(pack, xql) : undefined;
      if (category?.text && result !== undefined && !result.has(category.text.toLowerCase()))
        yield { place: category.place, message: `The query gives no column "${category.text}".` };
    }
  },
});

const dashboardIdIsHexadecimal = generatedRule({
  code: 'CP987',
  title: 'The id of a dashboard has 32 hexadecimal characters',
  why: 'Tenants give dashboards ids of this form, so it cannot clash with one of theirs.',
  fix: 'Make it once, for instance with `openssl rand -hex 16`, and keep it for good.',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      for (const dashboard of root.get('dashboards_data')?.items ?? []) {
        const id = dashboard.get('id');
        if (id?.text !== undefined && !/^[0-9a-f]{32}$/.test(id.text))
          yield { place: id.place, message: `The id is "${id.text}".` };
      }
    }
  },
});

const rowsAreFull = generatedRule({
  code: 'CP988',
  title: 'The widgets of a row are 100 percent wide together',
  why: 'A wider row breaks, and a narrower one leaves a gap.',
  fix: 'Change the widths of the row so that they add up to 100.',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      const rows = (root.get('dashboards_data')?.items ?? []).flatMap(
        (dashboard) => dashboard.get('layout')?.items ?? [],
      );
      for (const [index, row] of rows.entries()) {
        const widths = (row.get('data')?.items ?? []).map((cell) => cell.at('data', 'width'));
        const sum = widths.reduce((total, width) => total + Number(width?.value), 0);
        if (sum !== 100)
          yield {
            place: (widths[0] ?? row).place,
            message: `The widgets of row ${index + 1} are ${sum} percent wide together.`,
          };
      }
    }
  },
});

export const generatedPackRules: readonly Rule[] = [
  descriptionsAreWhole,
  argumentNamesAreSmall,
  serverIsRecent,
  intervalIsLabelled,
  ruleNamesHaveNoBrackets,
  ownCategoryIsColumn,
  dashboardIdIsHexadecimal,
  rowsAreFull,
];
