import { describe, expect, test } from 'vitest';
import { completed, completionAt } from '#src/playground/page/war-room/completion.js';
import { parseWarRoomLine } from '#src/simulator/war-room/war-room-line.js';

const commands = [
  {
    name: 'weather-get-events',
    description: 'Gets events.',
    arguments: [
      { name: 'limit', description: 'How many.', defaultValue: '50' },
      { name: 'station', description: 'Where.', required: true, predefined: ['North', 'Far East', 'a "b"'] },
      { name: 'kinds', predefined: ['rain', 'snow', 'fog'], isArray: true },
    ],
  },
  { name: 'weather-status', description: 'Tells the state.', arguments: [] },
];

/** Completes at `|`. */
const at = (marked: string) => completionAt(marked.replace('|', ''), marked.indexOf('|'), commands);
const labels = (marked: string) => at(marked).suggestions.map(({ label }) => label);
/** What the line becomes when the suggestion is chosen, with `|` at the cursor. */
const after = (marked: string, label: string) => {
  const completion = at(marked);
  const suggestion = completion.suggestions.find((one) => one.label === label);
  if (suggestion === undefined) throw new Error(`${label} is not suggested`);
  const { line, cursor } = completed(marked.replace('|', ''), completion, suggestion);
  return `${line.slice(0, cursor)}|${line.slice(cursor)}`;
};

test('an empty line suggests every command', () => {
  expect(labels('|')).toEqual(['!weather-get-events', '!weather-status']);
});

test('a command is found by any part of its name, with or without the mark', () => {
  expect(labels('!STAT|')).toEqual(['!weather-status']);
  expect(labels('get|')).toEqual(['!weather-get-events']);
  expect(labels('!nothing|')).toEqual([]);
});

test('a chosen command takes the place of what was typed of it', () => {
  expect(after('!stat|', '!weather-status')).toBe('!weather-status |');
  expect(after('!wea|ther limit=5', '!weather-status')).toBe('!weather-status |limit=5');
});

test('arguments are suggested once, required ones first', () => {
  expect(labels('!weather-get-events |')).toEqual(['station=', 'limit=', 'kinds=']);
  expect(labels('!weather-get-events limit=5 |')).toEqual(['station=', 'kinds=']);
  expect(labels('!weather-get-events station="Far East" li|')).toEqual(['limit=']);
  expect(labels('!weather-status |')).toEqual([]);
  expect(labels('!unknown |')).toEqual([]);
});

test('a chosen argument waits for its value', () => {
  expect(after('!weather-get-events st|', 'station=')).toBe('!weather-get-events station=|');
});

test('values are quoted as the line is read', () => {
  for (const value of ['North', 'Far East', 'a "b"']) {
    const line = after('!weather-get-events station=|', value).replace('|', '');
    expect(parseWarRoomLine(line).args).toEqual({ station: value });
  }
  expect(after('!weather-get-events station=no|', 'North')).toBe('!weather-get-events station=North |');
});

test('a value is completed inside open quotes', () => {
  expect(labels('!weather-get-events station="far e|')).toEqual(['Far East']);
  expect(after('!weather-get-events station="far e|', 'Far East')).toBe(
    '!weather-get-events station="Far East" |',
  );
});

test('a list goes on after a comma and names no value twice', () => {
  expect(labels('!weather-get-events kinds=|')).toEqual(['rain', 'snow', 'fog']);
  expect(labels('!weather-get-events kinds=rain,|')).toEqual(['snow', 'fog']);
  expect(after('!weather-get-events kinds=rain,s|', 'snow')).toBe('!weather-get-events kinds=rain,snow|');
});

test('tells what stands at the cursor', () => {
  expect(at('!weather-status|').about).toBe('Tells the state.');
  expect(at('!weather-get-events |').about).toBe('Gets events.');
  expect(at('!weather-get-events limit=3|').about).toBe('How many. (default 50)');
  expect(at('!weather-get-events station=|').about).toBe('Where. (required)');
  expect(at('!weather-get-events kinds=|').about).toBe('kinds (several values with commas)');
  expect(at('!unknown limit=|').about).toBe('');
});

describe('arguments that every command takes', () => {
  const generic = [
    { name: 'using', description: 'The instance.', predefined: ['one', 'two words'] },
    { name: 'limit', description: 'Another limit.' },
    { name: 'raw-response', predefined: ['true', 'false'] },
  ];
  const withGeneric = (marked: string) =>
    completionAt(marked.replace('|', ''), marked.indexOf('|'), commands, generic);
  const grouped = (marked: string) =>
    withGeneric(marked).suggestions.map(({ label, generic: isGeneric }) =>
      isGeneric ? `(${label})` : label,
    );

  test('come after those of the command, which may have one of the same name', () => {
    expect(grouped('!weather-get-events |')).toEqual([
      'station=',
      'limit=',
      'kinds=',
      '(using=)',
      '(raw-response=)',
    ]);
    expect(grouped('!weather-status |')).toEqual(['(using=)', '(limit=)', '(raw-response=)']);
    expect(grouped('!weather-status using=one r|')).toEqual(['(raw-response=)']);
    expect(grouped('!unknown |')).toEqual([]);
  });

  test('are explained, and completed with their values', () => {
    expect(withGeneric('!weather-status using=t|').about).toBe('The instance.');
    expect(withGeneric('!weather-status using=t|').suggestions).toMatchObject([
      { label: 'two words', word: 'using="two words" ' },
    ]);
    expect(withGeneric('!weather-get-events limit=3|').about).toBe('How many. (default 50)');
  });
});
