/** The words of XQL that queries know here, each with what it is for. */

export interface QueryWord {
  readonly name: string;
  /** How it is written. */
  readonly form: string;
  readonly about: string;
}

function word(form: string, about: string): QueryWord {
  return { name: form.replace(/\W.*$/s, ''), form, about };
}

/** With what stands in front of the first stage. */
export const sourceWords: readonly QueryWord[] = [
  word('dataset = name', 'Where it begins: the rows as they arrived'),
  word('datamodel dataset = name', 'The same rows with their xdm. fields'),
  word('config timeframe = 24h |', 'In front: only rows of so long; m, h or d'),
];

export const stageWords: readonly QueryWord[] = [
  word(
    'filter condition',
    '= != < <= > >= ~= !~= contains, in (\u2026), with not in front of the last two; and, or, not',
  ),
  word('alter name = value', 'A new column from columns, texts, numbers and functions; a -> b reads JSON'),
  word('comp count() as n by column', 'Aggregates; each needs its as'),
  word('fields a, b as c', 'Only these columns, and the time'),
  word('sort desc a, asc b', 'An order'),
  word('dedup a, b by desc _time', 'One row for each set of values: here, the newest'),
  word(
    'top 5 a by b',
    'The most frequent values, with top_count and top_percent; a tenant counts approximately',
  ),
  word('bin _time span = 15m', 'Times rounded down'),
  word('limit 100', 'Only so many rows'),
  word('view graph type = column xaxis = a yaxis = b', 'A chart: column, line, area, pie or single'),
];

export const functionWords: readonly QueryWord[] = [
  word('arraycreate(a, b)', 'A list of values'),
  word('arraystring(list, ", ")', 'The values of a list as one text'),
  word('coalesce(a, b)', 'The first that is not null'),
  word('concat(a, b)', 'Texts put together'),
  word('current_time()', 'The time of the query'),
  word('if(condition, a, b)', 'One of two values'),
  word('incidr(address, "10.0.0.0/8")', 'Whether an IPv4 address is in a network'),
  word('incidr6(address, "fc00::/7")', 'Whether an IPv6 address is in a network'),
  word('lowercase(text)', 'The text in small letters'),
  word('replex(text, "pattern", "by")', 'Replaces what a pattern finds'),
  word('timestamp_diff(later, earlier, "SECOND")', 'The time between two times'),
  word('to_integer(a)', 'A whole number'),
  word('to_string(a)', 'The text of a value'),
];

export const aggregationWords: readonly QueryWord[] = [
  word('avg(column)', 'The mean'),
  word('count()', 'How many rows, or how many values that are not null'),
  word('count_distinct(column)', 'How many different values'),
  word('max(column)', 'The greatest value'),
  word('min(column)', 'The least value'),
  word('sum(column)', 'The sum'),
  word('values(column)', 'All different values as a list'),
];
