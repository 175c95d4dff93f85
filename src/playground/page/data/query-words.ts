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
  word('add(a, b)', 'The sum'),
  word('array_length(list)', 'How many values a list has'),
  word('arrayconcat(a, b)', 'Lists put together'),
  word('arraycreate(a, b)', 'A list of values'),
  word('arraydistinct(list)', 'Each value of a list once'),
  word('arrayfilter(list, "@element" = "x")', 'The values of a list for which a condition holds'),
  word('arrayindex(list, 0)', 'A value of a list by its place; -1 is the last'),
  word('arrayindexof(list, "@element" = "x")', 'The place of the first value for which a condition holds'),
  word('arraymap(list, lowercase("@element"))', 'What a function makes of each value of a list'),
  word('arraystring(list, ", ")', 'The values of a list as one text'),
  word('coalesce(a, b)', 'The first that is not null'),
  word('concat(a, b)', 'Texts put together'),
  word('current_time()', 'The time of the query'),
  word('divide(a, b)', 'The quotient'),
  word('extract_time(time, "HOUR")', 'A part of a time'),
  word('floor(a)', 'The whole number below'),
  word('format_string("%s: %d", a, b)', 'Texts and whole numbers in a format'),
  word('format_timestamp("%Y-%m-%d", time)', 'A time as text'),
  word('if(condition, a, b)', 'One of two values'),
  word('incidr(address, "10.0.0.0/8")', 'Whether an IPv4 address is in a network'),
  word('incidr6(address, "fc00::/7")', 'Whether an IPv6 address is in a network'),
  word('json_extract(json, "$.a")', 'An object in JSON'),
  word('json_extract_array(json, "$.a")', 'A list in JSON; its texts keep their quotes'),
  word('json_extract_scalar(json, "$.a")', 'A value in JSON as text'),
  word('json_extract_scalar_array(json, "$.a")', 'A list in JSON, its texts without quotes'),
  word('len(text)', 'How many characters a text has'),
  word('lowercase(text)', 'The text in small letters'),
  word('ltrim(text, "x")', 'The text without these characters at its start'),
  word('multiply(a, b)', 'The product'),
  word('object_create("key", a)', 'A JSON object'),
  word('parse_timestamp("%Y-%m-%d %H:%M:%S", text)', 'A time that is written as text'),
  word('regextract(text, "pattern")', 'All that a pattern finds, as a list'),
  word('replace(text, "old", "new")', 'Replaces a text in a text'),
  word('replex(text, "pattern", "by")', 'Replaces what a pattern finds'),
  word('round(a)', 'The nearest whole number'),
  word('rtrim(text, "x")', 'The text without these characters at its end'),
  word('split(text, ",")', 'The parts of a text as a list'),
  word('subtract(a, b)', 'The difference'),
  word('time_frame_end()', 'The end of the time range'),
  word('timestamp_diff(later, earlier, "SECOND")', 'The time between two times'),
  word('timestamp_seconds(a)', 'The time of so many seconds since 1970'),
  word('to_boolean(text)', 'true or false'),
  word('to_epoch(time, "MILLIS")', 'A time as a number since 1970'),
  word('to_float(a)', 'A number'),
  word('to_integer(a)', 'A whole number'),
  word('to_json_string(a)', 'The JSON of a value as text'),
  word('to_number(a)', 'A number'),
  word('to_string(a)', 'The text of a value'),
  word('to_timestamp(a, "MILLIS")', 'The time of a number since 1970'),
  word('trim(text)', 'The text without blanks around it'),
  word('uppercase(text)', 'The text in capital letters'),
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
