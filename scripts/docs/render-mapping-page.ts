import type { CorrelationRule, HuntingQuery } from '#src/definition/correlation-rule.js';
import type { Dashboard } from '#src/definition/dashboard.js';
import type { EventMapping, ModelingRule } from '#src/definition/modeling-rule.js';
import type { PackDefinition } from '#src/definition/pack.js';
import { tableCell } from '#src/generator/documents/documentation-markdown.js';
import { severityLabels } from '#src/spec/correlation-rules.js';

/** The page that tells what becomes of the events: data model, dashboards, rules and queries. Made from the definition. */
export function mappingPage(pack: PackDefinition): string {
  const { modelingRules = [], correlationRules = [], huntingQueries = [], dashboards = [] } = pack;
  const blocks = [
    `# What the events of ${pack.name} mean`,
    'This page is made from the definition of the pack by `npm run docs:mapping`. It was checked on this machine by running the rules over sample events (`cortex-pack rules`), not on a tenant.',
    '## Cortex Data Model',
    ...modelingRules.flatMap(modelingBlocks),
    '## Dashboards',
    ...dashboards.flatMap(dashboardBlocks),
    '## Correlation rules',
    'They come with the pack. Each is quiet by construction; what finds more is a query below. After an installation, look at each of them under **Detection Rules** > **Correlations**.',
    scheduleNotes,
    ...correlationRules.flatMap(correlationBlocks),
    '## Your own events',
    ...ownEventsBlocks(),
    '## Queries for hunting',
    'These find too much for alerts.',
    ...huntingQueries.flatMap(huntingBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function modelingBlocks(rule: ModelingRule): string[] {
  const versionRanges = rule.versionRanges.map(
    ({ fromVersion, toVersion, identity }) =>
      `- Tenants from ${fromVersion}${toVersion === undefined ? ' on' : ` to ${toVersion}`}${identity ? ': each field of a user is filled a second time in the identity model (`xdm.source.identity.username` in addition to `xdm.source.user.username`, and so on).' : '.'}`,
  );
  return [
    `**${rule.name}**, for the dataset \`${rule.dataset}\`:`,
    versionRanges.join('\n'),
    'A field may hold a text, a number, a boolean, a list, or an object; it is mapped as text. `null`, an empty text, the word `null`, `{}`, and `[]` all say nothing, and such a field stays empty.',
    'Choices where sources disagree, or that a tenant depends on:',
    [
      rule.versionRanges.length === 1
        ? '- There is one rule for all tenants.'
        : '- Each range of versions has a file of its own with the same id and name, capped by `toversion`, as official packs with fields of the identity model do. A tenant loads one of them.',
      `- \`fromversion\` is ${rule.versionRanges[0]?.fromVersion}, which official content ships, too. Some authors blamed 8.0.0 and 8.3.1 for refused installations; nobody named this one.`,
      `- Install no second pack that models \`${rule.dataset}\`, such as the vendor's own: two modeling rules for one dataset were not tried, and one team had to remove the second.`,
      '- The schema declares every column that is known of the events, also those that only rules and the dashboard read: without them, a tenant that has no such events yet refuses the whole pack. Texts with a time are declared `datetime`, as the official test of the schema expects; lists and objects are declared `string`, as in official rules.',
      '- Booleans are compared as text, which works whether the dataset keeps them as boolean or as text. Comparisons do not depend on upper and lower case.',
    ].join('\n'),
    ...rule.mappings.flatMap(mappingBlocks),
    '### Verify the mapping',
    'The first query counts what the dataset holds, the second what the data model shows of it. The counts must be the same: an event that no rule maps is missing in the second.',
    code(`config timeframe = 24h\n| dataset = ${rule.dataset}\n| comp count() as events`),
    code(
      `config timeframe = 24h\n| datamodel dataset = ${rule.dataset}\n| comp count() as events by xdm.event.type`,
    ),
    'What the newest events look like:',
    code(`config timeframe = 24h
| datamodel dataset = ${rule.dataset}
| fields _time, xdm.event.type, xdm.event.id, xdm.event.operation, xdm.event.outcome, xdm.source.user.username, xdm.source.ipv4
| limit 50`),
  ];
}

function mappingBlocks({ title, filter, helpers, xdm }: EventMapping): string[] {
  return [
    `### ${title}`,
    `Where ${codeSpan(filter)}.`,
    table(
      ['Field of the data model', 'Value'],
      Object.entries(xdm).map(([field, value]) => [codeSpan(field), codeSpan(value)]),
    ),
    ...(helpers.length === 0
      ? []
      : [
          'With:',
          table(
            ['Name', 'Value'],
            helpers.flatMap(Object.entries<string>).map(([name, value]) => [codeSpan(name), codeSpan(value)]),
          ),
        ]),
  ];
}

function dashboardBlocks(dashboard: Dashboard): string[] {
  return [
    `### ${dashboard.name}`,
    dashboard.description,
    `![${dashboard.name}, drawn from its JSON with invented events](images/${dashboard.file.toLowerCase()}.svg)`,
    table(
      ['Widget', 'Shows'],
      dashboard.rows.flatMap(({ widgets }) => widgets.map(({ title, description }) => [title, description])),
    ),
  ];
}

function correlationBlocks(rule: CorrelationRule): string[] {
  const { schedule, suppression } = rule;
  const when =
    schedule === 'REAL_TIME'
      ? 'looks at each event as it arrives'
      : `runs at \`${schedule.crontab}\` and looks back ${durationWords(schedule.searchWindowMinutes)}`;
  const techniques = Object.entries(rule.mitre).map(([tactic, names]) => `${tactic}: ${names.join(', ')}`);
  return [
    `### ${rule.name}`,
    rule.description,
    table(
      ['', ''],
      [
        ['Severity', severityLabels[rule.severity]],
        ['Category', categoryLabel(rule)],
        ['When', `It ${when}.`],
        [
          'Reported once',
          `in ${durationWords(suppression.hours * 60)} for each ${suppression.columns.map(codeSpan).join(' and ')}`,
        ],
        ['MITRE ATT&CK', techniques.join('; ')],
        ['Fires', rule.fires.map(({ description }) => description).join(' ')],
        ['Stays quiet', rule.quiet.map(({ description }) => description).join(' ')],
      ],
    ),
    rule.rationale,
    rule.tuning.map((hint) => `- ${hint}`).join('\n'),
    code(rule.query),
  ];
}

/** `CREDENTIAL_ACCESS` as a reader says it. */
function categoryLabel({ category, userDefinedCategory }: CorrelationRule): string {
  if (userDefinedCategory !== undefined) return `what the column ${codeSpan(userDefinedCategory)} says`;
  const words = category.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const units = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `30 minutes`, `1 hour`, `7 days`. */
function durationWords(minutes: number): string {
  const [unit, size] = units.find(([, size]) => minutes % size === 0) ?? ['minute', 1];
  const count = minutes / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const scheduleNotes = [
  '- They are scheduled, because tenants refuse `REAL_TIME` for the dataset of a collector. The search windows of successive runs overlap, and the suppression keeps the overlap from raising a second alert.',
  '- A search window is one of `_time`, and events come late: after an outage, behind a backlog, within the look-back of an event type. So the windows reach back for days, and the rules take what arrived in the last half hour or hour, by `_insert_time`. An event that arrives later than the window is long raises no alert; the widget for the ingestion lag shows how late events are.',
  '- `suppression_fields` is a list, as tenants keep and export it. The strict model of the official SDK says text; its `validate` passes the list.',
  '- Optional keys that this strict model knows are `null` where they are not used. `is_enabled`, `timezone`, `alert_domain`, and `action`, which it forbids and tenants store, are written only where they are declared. `simple_schedule`, `alert_type`, and `lookup_mapping` are never written: official rules ship without them, and for `simple_schedule` sources disagree.',
  '- Every column in the alert fields is a column of the result, so nothing depends on whether a tenant takes a missing one for empty.',
].join('\n');

function ownEventsBlocks(): string[] {
  return [
    'See what mapping, rules and dashboard make of events of your own, on your machine:',
    code('cortex-pack rules --events my-events.json'),
    'The file holds a JSON list, or a JSON object in each line, of events as they are in the dataset: each with `SOURCE_LOG_TYPE` and with `_time` as text (ISO 8601) or as seconds, milliseconds, or nanoseconds since 1970. `_insert_time` is `_time` unless an event has it; rules that take what just arrived go by it. Every rule runs once, one minute after the newest event or at the time of `--now`, and sees what its search window holds. `--tenant-version 8.9.0` takes the modeling rule of such a tenant instead of the newest.',
    table(
      ['With `--json`', ''],
      [
        ['`now`', 'when the rules ran'],
        [
          '`modelingRules`',
          'for each modeling rule its `name` and its `error`: null, or why it could not be read; without one that could, every `model` is null',
        ],
        [
          '`events`',
          'for each event its `index` in the file and its `model`: the fields, or null when no mapping takes it',
        ],
        [
          '`rules`',
          'for each correlation rule its `alerts`, each with its `name` and all `events` grouped into it, and its `error`: null, or why it could not be run',
        ],
        ['`dashboards`', 'for each its `widgets` with their `rows` and `error`'],
        [
          '`problems`',
          'what is wrong with one event: its `index`, the `rule` that could not read it (null when it is the event itself), and the reason as `message`; the others are judged all the same',
        ],
      ],
    ),
    'The exit code is 0 unless the file, or a rule or widget, cannot be read.',
  ];
}

function huntingBlocks({ name, description, query }: HuntingQuery): string[] {
  return [`### ${name}`, description, code(query)];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows.map((row) => row.map(tableCell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function codeSpan(text: string): string {
  return `\`${text}\``;
}

function code(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}
