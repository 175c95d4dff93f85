import { describe, expect, test } from 'vitest';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { runQuery } from '#src/xql/evaluator/run-query.js';
import { Moment } from '#src/xql/evaluator/values.js';

const now = Date.parse('2026-11-03T12:00:00Z');
const event = {
  text: 'Some Text',
  empty: '',
  yes: true,
  five: 5,
  object: { name: 'ada', deep: { list: [1, 2], flag: false }, none: null },
  json: '{"a":{"b":7}}',
  names: '["ada","bob"]',
  hosts: [{ name: 'one' }, { name: 'two' }],
  dotted: { 'a.b': 'in brackets', list: [{ name: 'first' }] },
  v4: '198.51.100.7',
  v6: 'FD00::1',
  _time: '2026-11-03T10:30:00.123456Z',
};

function resultOf(expression: string): unknown {
  const [row] = runQuery(parseQuery(`dataset = d | alter result = ${expression}`), [event], { now });
  return row?.result;
}

test.each<[expression: string, value: unknown]>([
  ['text', 'Some Text'],
  ['absent', null],
  ['object -> name', 'ada'],
  ['object -> deep.flag', 'false'],
  ['object -> deep', null],
  ['object -> deep{}', { list: [1, 2], flag: false }],
  ['object -> deep.list[]', [1, 2]],
  ['object -> none', null],
  ['object -> nothing.here', null],
  ['json -> a.b', '7'],
  ['text -> a', null],
  ['absent -> a', null],
  ['to_string(object -> deep{})', '{"list":[1,2],"flag":false}'],
  ['lowercase(text)', 'some text'],
  ['lowercase(absent)', null],
  ['coalesce(absent, empty, text)', ''],
  ['concat("a", text, five)', 'aSome Text5'],
  ['concat("a", absent)', null],
  ['arraycreate(v4, v6)', ['198.51.100.7', 'FD00::1']],
  ['arraystring(object -> deep.list[], ",")', '1,2'],
  ['arraystring(object -> deep[], ",")', null],
  ['replex(lowercase(v6), "^fd", "$1")', '$100::1'],
  ['replex(absent, "a", "b")', null],
  ['`text`', 'Some Text'],
  ['object -> `name`', 'ada'],
  ['`object` -> deep.flag', 'false'],
  ['to_integer("12")', 12],
  ['to_integer(12.7)', 12],
  ['to_integer("")', null],
  ['to_integer("x")', null],
  ['if(yes = true, 1, 2)', 1],
  ['if(yes = false, 1, five > 4, 2, 3)', 2],
  ['if(yes = false, 1)', null],
  ['if(absent = "x", 1, 2)', 2],
  ['XDM_CONST.OUTCOME_FAILED', 'FAILED'],
  ['XDM_CONST.OPERATION_TYPE_AUTH_LOGIN', 'AUTH_LOGIN'],
  ['incidr(v4, "198.51.100.0/24")', true],
  ['incidr(v4, "10.0.0.0/8")', false],
  ['incidr(v6, "10.0.0.0/8")', false],
  ['incidr6(v6, "fc00::/7")', true],
  ['timestamp_diff(current_time(), _time, "MINUTE")', 89],
  ['timestamp_diff(_time, current_time(), "HOUR")', -1],
  ['timestamp_diff(absent, _time, "HOUR")', null],
])('%s is %j', (expression, value) => {
  expect(resultOf(expression)).toEqual(value);
});

test.each<[condition: string, holds: boolean]>([
  ['text = "Some Text"', true],
  // Tenants were seen to match in any case.
  ['text = "some text"', true],
  ['text in ("SOME TEXT")', true],
  ['text contains "TEX"', true],
  ['text not contains "x"', false],
  ['text ~= "^some\\s"', true],
  ['text ~= "^[s]OME"', true],
  ['text !~= "^Some"', false],
  // An engine that goes back and tries again would take longer for it than anybody waits.
  ['concat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "!") ~= "^(a+)+$"', false],
  ['five in (1, 5)', true],
  ['five not in (1, 2)', true],
  ['five >= 5 and five < 6', true],
  ['absent = null', true],
  ['text != null and text != ""', true],
  ['absent = "x" or text = "Some Text"', true],
  ['absent = "x" and text = "Some Text"', false],
  ['absent in ("x")', false],
  ['absent contains "x"', false],
  ['not (text = "x")', true],
  ['yes', true],
  ['object contains "ada"', true],
])('"%s" holds: %s', (condition, holds) => {
  const rows = runQuery(parseQuery(`dataset = d | filter ${condition}`), [event], { now });
  expect(rows).toHaveLength(holds ? 1 : 0);
});

/** What the documentation of the language says of its functions, and how shipped rules use them. */
test.each<[expression: string, value: unknown]>([
  ['json_extract_scalar(object, "$.name")', 'ada'],
  ['json_extract_scalar(json, "$.a.b")', '7'],
  ['json_extract_scalar(object, "deep.list[1]")', '2'],
  ['json_extract_scalar(object, "$.deep")', null],
  ['json_extract_scalar(text, "$.a")', null],
  ['json_extract_scalar(dotted, "[\'a.b\']")', 'in brackets'],
  ['dotted -> ["a.b"]', 'in brackets'],
  ['dotted -> list[0].name', 'first'],
  ['json_extract(object, "$.deep")', '{"list":[1,2],"flag":false}'],
  ['json_extract(object, "$.nothing")', null],
  ['json_extract_array(names, "$.")', ['"ada"', '"bob"']],
  ['names -> []', ['"ada"', '"bob"']],
  ['json -> {}', { a: { b: 7 } }],
  ['json_extract_array(object, "$.deep.list")', [1, 2]],
  ['json_extract_array(object, "$.name")', null],
  ['json_extract_scalar_array(names, "$")', ['ada', 'bob']],
  ['to_json_string(object -> deep{})', '{"list":[1,2],"flag":false}'],
  ['to_json_string(text)', 'Some Text'],
  ['object_create("2", concat("pass", "word"))', { 2: 'password' }],
  ['arrayindex(split("1.2.3", "."), 2)', '3'],
  ['arrayindex(split("1.2.3", "."), -1)', '3'],
  ['arrayindex(split("1.2.3", "."), 3)', null],
  ['split("a b")', ['a', 'b']],
  ['split("a b", "")', ['a', 'b']],
  ['split(absent, ",")', null],
  ['arraymap(split("A,B", ","), lowercase("@element"))', ['a', 'b']],
  ['arraymap(json_extract_array(hosts, "$"), "@element" -> name)', ['one', 'two']],
  ['arrayfilter(split("a,b,a", ","), "@element" = "a")', ['a', 'a']],
  ['arrayfilter(absent, "@element" = "a")', null],
  ['arrayindexof(split("a,b", ","), "@element" = "b")', 1],
  ['arrayindexof(split("a,b", ","), "@element" = "c")', null],
  ['"@element"', '@element'],
  ['arraystring(arraymap(split("a,b,a", ","), if("@element" = "a", "@element", null)), "-")', 'a-a'],
  ['arraydistinct(split("a,b,a", ","))', ['a', 'b']],
  ['arrayconcat(split("a"), split("b c"))', ['a', 'b', 'c']],
  ['array_length(split("192.0.2.1", "."))', 4],
  ['array_length(absent)', null],
  ['regextract("10.0.0.1 and 10.0.0.2", "\\d+\\.\\d+\\.\\d+\\.\\d+")', ['10.0.0.1', '10.0.0.2']],
  ['regextract("user=ada;", "user=([a-z]+)")', ['ada']],
  ['regextract("USER=ada", "(?i)user=([a-z]+)")', ['ada']],
  ['arrayindex(regextract("x", "\\d+"), 0)', null],
  ['replace("a.exe.exe", ".exe", "$1")', 'a$1$1'],
  ['format_string("%s is %d%%", text, five)', 'Some Text is 5%'],
  ['trim("  x ")', 'x'],
  ['trim("xxaxbxx", "x")', 'axb'],
  ['ltrim("abcab", "ba")', 'cab'],
  ['rtrim("abcab", "ba")', 'abc'],
  ['uppercase(text)', 'SOME TEXT'],
  ['len("\u{1F600}a")', 2],
  ['add(five, "2")', 7],
  ['subtract(five, 7)', -2],
  ['multiply(five, 3)', 15],
  ['divide(five, 2)', 2.5],
  ['floor(divide(five, 2))', 2],
  ['round(2.5)', 3],
  ['divide(absent, 2)', null],
  ['to_number("192.5")', 192.5],
  ['to_float("x")', null],
  ['to_boolean("TRUE")', true],
  ['five + 2', 7],
  ['text + " - " + v4', 'Some Text - 198.51.100.7'],
  ['-1', -1],
  ['to_epoch(_time, "MILLIS")', 1793701800123],
  ['to_epoch(_time)', 1793701800],
  ['to_timestamp(1793701800123, "MILLIS")', new Moment(1793701800123)],
  ['to_timestamp("1793701800", "SECONDS")', new Moment(1793701800000)],
  ['timestamp_seconds(1793701800)', new Moment(1793701800000)],
  ['extract_time(_time, "HOUR")', 10],
  ['extract_time(_time, "DAYOFYEAR")', 307],
  ['format_timestamp("%Y/%m/%d %H:%M:%E3S %b %p", _time)', '2026/11/03 10:30:00.123 Nov AM'],
  ['format_timestamp("%F %R%Ez", _time, "+05:30")', '2026-11-03 16:00+05:30'],
  ['parse_timestamp("%Y-%m-%dT%H:%M:%E*SZ", "2026-11-03T10:30:00.5Z")', at('2026-11-03T10:30:00.5Z')],
  ['parse_timestamp("%Y %b %d %H:%M:%S", "2026 Nov  3 10:30:00")', at('2026-11-03T10:30:00Z')],
  ['parse_timestamp("%d/%m/%Y %I:%M:%S %p", "03/11/2026 12:30:00 PM")', at('2026-11-03T12:30:00Z')],
  ['parse_timestamp("%Y-%m-%dT%H:%M:%S%Ez", "2026-11-03T10:30:00+02:00")', at('2026-11-03T08:30:00Z')],
  ['parse_timestamp("%Y-%m-%d %H:%M:%S", "2026-11-03 10:30:00", "+02:00")', at('2026-11-03T08:30:00Z')],
  ['parse_timestamp("%Y", absent)', null],
])('%s is %j by the documentation', (expression, value) => {
  expect(resultOf(expression)).toEqual(value);
});

function at(time: string): Moment {
  return new Moment(Date.parse(time));
}

test.each<[condition: string, holds: boolean]>([
  ['text = "some*"', true],
  ['text = "*e T*t"', true],
  ['text = "some*x"', false],
  ['text != "*text"', false],
  ['text in ("x", "*tex*")', true],
  ['text not in ("x*")', true],
  ['text = "some*some text"', false],
])('an asterisk in a text that is compared stands for any characters: %s, %s', (condition, holds) => {
  const rows = runQuery(parseQuery(`dataset = d | filter ${condition}`), [event], { now });
  expect(rows).toHaveLength(holds ? 1 : 0);
});

describe('nothing is guessed', () => {
  test.each<[condition: string, message: RegExp]>([
    ['absent != "x"', /1:29 It is nowhere written what a negated comparison with null gives/],
    ['absent not in ("x")', /nowhere written/],
    ['absent not contains "x"', /nowhere written/],
    ['not (absent = "x")', /1:22 It is nowhere written/],
    ['text = 5', /1:27 Some Text and 5 are of different types/],
    ['yes = "true"', /different types/],
    ['five', /1:22 Expected a condition, not 5/],
    ['five contains "5"', /A text is needed, not 5/],
    ['text ~= concat("(", "a")', /"\(a" is no regular expression of RE2/],
    ['arraycreate(arraycreate(text)) = null', /1:22 arraycreate: An array in an array is not known here/],
    ['incidr(v4, "10.0.0.0")', /1:22 incidr: The range must be one IPv4 network/],
    ['timestamp_diff(text, _time, "HOUR") > 1', /timestamp_diff: A time is needed, not Some Text/],
    ['timestamp_diff(_time, _time, "WEEK") > 1', /must be SECOND, MINUTE, HOUR or DAY/],
    ['regextract(text, "some") = null', /Whether upper and lower case differ in regextract/],
    ['regextract(text, "(a)(b)") = null', /more than one group/],
    ['replace(text, "some", "x") = null', /Whether replace finds "some"/],
    ['to_integer("12.7") = 1', /takes no text with a fraction/],
    ['to_integer("0x1F") = 1', /0x1F is not documented/],
    ['to_boolean("yes")', /must be TRUE or FALSE/],
    ['divide(five, 0) = 1', /division by zero/],
    ['text + five = "x"', /What Some Text \+ 5 gives is not documented/],
    ['text + absent = "x"', /Some Text \+ null/],
    ['json_extract(object, "$.name") = "x"', /anything but an object is not documented/],
    ['json_extract_scalar(object, "$.a..b") = "x"', /The path "\$\.a\.\.b" is not known/],
    ['arraymap(text, lowercase("@element")) = null', /arraymap: An array is needed/],
    ['parse_timestamp("%Y-%m-%d", text) = null', /"Some Text" does not fit the format/],
    ['parse_timestamp("%Y-%m-%d", "2025-02-30") = null', /no time "2025-02-30"/],
    ['parse_timestamp("%Q", text) = null', /The element %Q is not known here/],
    ['format_timestamp("%Y", _time, "Mars/Base") = null', /The time zone "Mars\/Base" is not known/],
    ['extract_time(_time, "DAYOFWEEK") = 1', /The part must be one of/],
    ['format_string("%f", five) = "x"', /Only %s for a text/],
    ['text contains "a*b"', /What \* means in a text behind contains/],
    ['text = XDM_CONST.COLOR_RED', /XDM_CONST\.COLOR_RED is not known/],
  ])('%s', (condition, message) => {
    expect(() => runQuery(parseQuery(`dataset = d | filter ${condition}`), [event], { now })).toThrow(
      message,
    );
  });
});

test('a query can ask for upper and lower case to differ', () => {
  const rowsOf = (condition: string) =>
    runQuery(
      parseQuery(`config case_sensitive = true timeframe = 24h | dataset = d | filter ${condition}`),
      [event],
      {
        now,
      },
    );
  for (const condition of [
    'text = "some text"',
    'text in ("some text")',
    'text contains "tex"',
    'text ~= "^some"',
  ]) {
    expect(rowsOf(condition), condition).toEqual([]);
  }
  expect(rowsOf('text = "Some Text" and text ~= "^(?i)some"')).toHaveLength(1);
});

test('only the branch that is taken is evaluated', () => {
  expect(resultOf('if(absent != null and absent not in ("x"), absent, "none")')).toBe('none');
});

test('times are points in time, whatever their digits', () => {
  expect(resultOf('_time')).toEqual(new Moment(Date.parse('2026-11-03T10:30:00.123Z')));
});

test('a text that doubles stage by stage is refused before it fills the memory', () => {
  const doubling = ' | alter text = concat(text, text)'.repeat(60);
  expect(() => runQuery(parseQuery(`dataset = d${doubling}`), [event], { now })).toThrow(
    /concat: The text is longer than a million characters/,
  );
});
