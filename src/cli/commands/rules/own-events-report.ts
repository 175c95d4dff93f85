import { stripControlCharacters } from '../../../shared/control-characters.js';
import { counted } from '../../../shared/counted.js';
import { shortened } from '../../../shared/shortened.js';
import { textOf, type Value } from '../../../xql/evaluator/values.js';
import type { EventsReport, GivenEvent } from '../../../xql/rules/run-rules-on-events.js';
import type { Terminal } from '../../terminal/output.js';
import { printFacts, printTable } from '../../terminal/table.js';

/** More events than these are counted; `--json` has them all. */
const shownEvents = 20;
const shownRows = 5;
const longestCell = 60;

/** Prints what the rules of a pack make of a user's events. Names and values are untrusted. */
export function printEventsReport(report: EventsReport, given: readonly GivenEvent[], out: Terminal): void {
  out.line(`${counted(given.length, 'event')}. Rules and widgets run as at ${report.now}.`);
  printModel(report, out);
  printRules(report, given, out);
  for (const dashboard of report.dashboards) printDashboard(dashboard, out);
  printProblems(report, out);
}

function heading(text: string, out: Terminal): void {
  out.line();
  out.line(out.style('bold', text));
}

function printModel({ modelingRules, events }: EventsReport, out: Terminal): void {
  heading('Cortex Data Model', out);
  if (modelingRules.length === 0) {
    out.line('  The pack has no modeling rule, so no event is mapped.');
    return;
  }
  for (const { name, error } of modelingRules)
    if (error !== null)
      out.line(`  ${out.style('red', 'no')}  ${stripControlCharacters(`${name}: ${error}`)}`);
  for (const { index, model } of events.slice(0, shownEvents)) {
    const kind = model === null ? 'not in the data model' : cell(model['xdm.event.type']);
    out.line(`  event ${index}  ${kind}`);
    const fields = Object.entries(model ?? {}).map(([field, value]) => [field, cell(value)] as const);
    printFacts(fields, out, { indent: 4 });
  }
  const more = events.slice(shownEvents);
  if (more.length > 0) {
    const mapped = more.filter(({ model }) => model !== null).length;
    out.line(
      `  ${mapped} of ${counted(more.length, 'more event')} are in the data model; --json shows them.`,
    );
  }
}

function printRules({ rules }: EventsReport, given: readonly GivenEvent[], out: Terminal): void {
  heading('Correlation rules', out);
  if (rules.length === 0) {
    out.line('  The pack has none.');
    return;
  }
  for (const { name, alerts, error } of rules) {
    if (error !== null)
      out.line(`  ${out.style('red', 'no')}  ${stripControlCharacters(`${name}: ${error}`)}`);
    else if (alerts.length === 0) out.line(`  --  ${stripControlCharacters(name)}`);
    for (const alert of alerts)
      out.line(
        `  ${out.style('yellow', '!!')}  ${stripControlCharacters(name)}\n      ${stripControlCharacters(alert.name)} (${eventList(alert.events)})`,
      );
  }
  if (given.length > 0)
    out.line('  Each rule runs once, and sees what its search window holds; --now chooses another time.');
}

function printDashboard({ name, widgets }: EventsReport['dashboards'][number], out: Terminal): void {
  heading(stripControlCharacters(`Dashboard ${name}`), out);
  for (const { title, rows, error } of widgets) {
    out.line(stripControlCharacters(`  ${title}: ${error ?? counted(rows.length, 'row')}`));
    const [first] = rows;
    if (first === undefined) continue;
    const columns = Object.keys(first);
    const cells = rows.slice(0, shownRows).map((row) => columns.map((column) => cell(row[column])));
    printTable({ columns, rows: cells, header: true, indent: 4 }, out);
    if (rows.length > shownRows) out.line(`    ... ${counted(rows.length - shownRows, 'more row')}`);
  }
}

function printProblems({ problems }: EventsReport, out: Terminal): void {
  if (problems.length === 0) return;
  heading('Problems', out);
  for (const { index, rule, message } of problems.slice(0, shownEvents))
    out.line(
      `  event ${index}${rule === null ? '' : `, ${stripControlCharacters(rule)}`}: ${out.style('red', stripControlCharacters(message))}`,
    );
  if (problems.length > shownEvents)
    out.line(`  ... ${counted(problems.length - shownEvents, 'more problem')}; --json shows them.`);
}

function eventList(events: readonly number[]): string {
  const shown = events.slice(0, shownEvents).join(', ');
  const more = events.length > shownEvents ? ` and ${events.length - shownEvents} more` : '';
  return `${events.length === 1 ? 'event' : 'events'} ${shown}${more}`;
}

function cell(value: Value | undefined): string {
  return stripControlCharacters(shortened(textOf(value ?? null) ?? '', longestCell)).replace(/\n/g, ' ');
}
