import { describe, expect, test } from 'vitest';
import { queryCompletion, withSuggestion } from '#src/playground/page/data/query-completion.js';
import { aggregationWords, functionWords, stageWords } from '#src/playground/page/data/query-words.js';
import { aggregationNames } from '#src/xql/evaluator/aggregate.js';
import { knownFunctionNames } from '#src/xql/evaluator/functions/functions.js';
import { stageNames } from '#src/xql/evaluator/parse-stages.js';

const names = {
  dataset: 'acme_desk_raw',
  columns: ['_time', 'actor', 'action', 'odd name'],
  paths: ['actor.email', 'actor.ip', 'action.type'],
  modelFields: ['xdm.source.ipv4', 'xdm.event.type'],
};

/** The labels at the mark `^`. */
function at(text: string): string[] {
  return queryCompletion(text.replace('^', ''), text.indexOf('^'), names).suggestions.map(
    ({ label }) => label,
  );
}

test('the words are those that queries know', () => {
  expect(stageWords.map(({ name }) => name).sort()).toEqual([...stageNames].sort());
  expect(functionWords.map(({ name }) => name).sort()).toEqual([...knownFunctionNames].sort());
  expect(aggregationWords.map(({ name }) => name).sort()).toEqual([...aggregationNames].sort());
});

describe('what may stand at the cursor', () => {
  test.each<[text: string, labels: string[]]>([
    ['^', ['dataset = acme_desk_raw', 'datamodel dataset = acme_desk_raw', 'config timeframe = 24h |']],
    ['dataset = a^', ['acme_desk_raw']],
    ['config tim^ | dataset = x', ['timeframe = 24h']],
    ['config timeframe = 24h | da^', ['dataset = acme_desk_raw', 'datamodel dataset = acme_desk_raw']],
    ['dataset = x | filter acti^', ['action']],
    ['dataset = x | filter acto^', ['actor']],
    ['dataset = x | alter a = lower^', ['lowercase(text)']],
    ['dataset = x | alter new^ = 1', []],
    ['dataset = x | filter actor -> ^', ['email', 'ip']],
    ['dataset = x | alter a = lowercase(actor -> e^', ['email']],
    ['dataset = x\n| comp cou^', ['count()', 'count_distinct(column)']],
    ['dataset = x | comp max(_t^', ['_time']],
    ['dataset = x | comp count() a^', ['as']],
    ['dataset = x | comp count() as n by acti^', ['action']],
    ['dataset = x | comp count() as n by actor | sort ^', ['asc', 'desc']],
    ['dataset = x | comp count() as n by actor | sort desc ^', ['n', 'actor']],
    ['dataset = x | alter who = actor | fields w^', ['who']],
    ['dataset = x | dedup actor by ^', ['asc', 'desc']],
    ['dataset = x | view g^', ['graph type =']],
    ['dataset = x | view graph type = p^', ['pie']],
    ['datamodel dataset = x | fields xdm.s^', ['xdm.source.ipv4']],
    ['datamodel dataset = x | fields ipv^', ['xdm.source.ipv4']],
    ['dataset = x | fields xdm.s^', []],
    ['dataset = x | filter actor = "act^', []],
    ['dataset = x // act^', []],
    ['dataset = x | limit 10^', []],
  ])('%s', (text, labels) => {
    expect(at(text)).toEqual(labels);
  });

  test('stages begin with what was typed, and then hold it', () => {
    expect(at('dataset = x | f^').slice(0, 2)).toEqual(['filter condition', 'fields a, b as c']);
    expect(at('dataset = x | ^')).toHaveLength(stageNames.length);
  });
});

test.each<[text: string, label: string, completed: string]>([
  ['dataset = x | fil^ a = 1', 'filter condition', 'dataset = x | filter ^ a = 1'],
  ['dataset = x | comp cou^', 'count()', 'dataset = x | comp count()^'],
  ['dataset = x | comp ma^', 'max(column)', 'dataset = x | comp max(^'],
  ['dataset = x | fields od^', 'odd name', 'dataset = x | fields `odd name`^'],
])('%s with %s becomes %s', (text, label, completed) => {
  const [plain, cursor] = [text.replace('^', ''), text.indexOf('^')];
  const completion = queryCompletion(plain, cursor, names);
  const suggestion = completion.suggestions.find((one) => one.label === label);
  if (suggestion === undefined) throw new Error(`${label} is not suggested.`);
  const next = withSuggestion(plain, cursor, completion, suggestion);
  expect(`${next.text.slice(0, next.cursor)}^${next.text.slice(next.cursor)}`).toBe(completed);
});
