import { MenuButton } from '../parts/menu-button.js';

const stages = [
  ['dataset = name', 'Where it begins. datamodel dataset = name reads the xdm. fields instead.'],
  ['config timeframe = 24h |', 'In front: only events of so long; m, h or d.'],
  [
    'filter condition',
    '= != < <= > >= ~= !~= contains, in (\u2026), with not in front of the last two; and, or, not.',
  ],
  ['alter name = value', 'A new column from columns, texts, numbers and functions; a -> b reads JSON.'],
  ['comp count() as n by column', 'Aggregates; each needs its as.'],
  ['fields a, b as c', 'Only these columns.'],
  ['sort desc a, asc b', 'An order.'],
  ['dedup a, b by desc _time', 'One row for each set of values: here, the newest.'],
  ['top 5 a by b', 'The most frequent values with top_count and top_percent.'],
  ['bin _time span = 15m', 'Times rounded down.'],
  ['limit 100', 'Only so many rows.'],
] as const;

/** What of XQL is known here. */
export function QueryHelp() {
  return (
    <MenuButton label="What it knows">
      <div class="stack tight data-query-help">
        <p>
          A part of XQL. Everything else, such as <code>join</code> and functions that are not known, is
          refused with its place: nothing is guessed. A message names what is known instead.
        </p>
        <dl>
          {stages.map(([stage, meaning]) => (
            <div key={stage} class="data-stage">
              <dt>
                <code>{stage}</code>
              </dt>
              <dd class="muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </MenuButton>
  );
}
