import { describe, expect, test } from 'vitest';
import { missingSeparators } from '#src/xql/reader/missing-separators.js';
import { readXql } from '#src/xql/reader/read-xql.js';

/** `what was said: the marked word` */
function faults(text: string): string[] {
  return missingSeparators(readXql(text)).map(
    ({ message, start, end }) => `${message}: ${text.slice(start, end)}`,
  );
}

const assignment = 'There is no comma in front of this assignment.';
const value = 'There is neither an operator nor a comma in front of this value.';

describe('what is missing between values', () => {
  test.each([
    ['dataset = a\n| alter x = type\n    y = severity', `${assignment}: y`],
    ['dataset = a | alter x = "Wiz" `y` = 1', `${assignment}: \`y\``],
    ['dataset = a | alter x = concat(b, "c") y = 1', `${assignment}: y`],
    ['dataset = a | alter x = b -> c.d[0].e y = 1', `${assignment}: y`],
    ['dataset = a | alter x = if(b = 1, "c" "d")', `${value}: "d"`],
    ['dataset = a | filter x in ("a" "b", "c")', `${value}: "b"`],
    ['dataset = a | fields x y, z', `${value}: y`],
    ['dataset = a | alter x = b filter c != null', 'There is no "|" in front of the stage "filter".: filter'],
    ['dataset = a filter (b = 1)', 'There is no "|" in front of the stage "filter".: filter'],
    [
      'dataset = a | comp count() as n by b sort desc n',
      'There is no "|" in front of the stage "sort".: sort',
    ],
    ['dataset = a | filter b = 1 fields b, c', 'There is no "|" in front of the stage "fields".: fields'],
    ['dataset = a | join (dataset = b | alter x = y z = 1 | fields x) as j j.x = x', `${assignment}: z`],
    ['[MODEL: dataset = a]\nalter x = b\n  y = c;', `${assignment}: y`],
  ])('%j', (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});

test.each([
  'config case_sensitive = false timeframe = 30d\n| dataset = a as b',
  'dataset = a | filter ip incidr "10.0.0.0/8" and not b contains "c" or d not in (1, 2)',
  'dataset = a | filter x new_operator "y" and _time between 1 and 2',
  'dataset = a | alter x = b -> c[].d{}, y = `view`, z = 3rd_party, w = -1 * (c + 2)',
  'dataset = a | arrayexpand x limit 5 | top 5 x by y top_count as n | dedup x by desc _time',
  'dataset = a | windowcomp count() by x sort asc _time between -2 and 0 as n',
  'dataset = a | join conflict_strategy = left type = inner (dataset = b | fields c) as d d.c = c',
  'dataset = a | iploc ip loc_country, loc_city | view graph type = pie xaxis = x yaxis = y | limit 5',
  "dataset = a | alter x = arraymap(y, '@element some text')",
  'dataset = a | comp count() as n, max(b) as m by c addrawdata = true as raw',
  'dataset = a | filter x = "b" or x = """c "d" e"""',
  'dataset in (a, b) | search "x" in (c) | fields a as b, - c, xdm.*, *',
])('%j lacks nothing that is certain', (text) => {
  expect(faults(text)).toEqual([]);
});
