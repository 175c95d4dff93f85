import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { embeddedText } from '#src/validation/text/embedded-text.js';
import { SourceText } from '#src/validation/text/source-text.js';
import { readStructured } from '#src/validation/text/structured-file.js';

function embedded(file: string, format: 'yaml' | 'json') {
  const source = new SourceText(`a.${format}`, file);
  const field = readStructured(source, format).root?.get('query');
  const part = field && embeddedText(field);
  if (part === undefined) throw new Error(`There is no query in ${file}`);
  return { source, part };
}

/** The line and column in the file of a word of the query. */
function placeOf(word: string, file: string, format: 'yaml' | 'json' = 'yaml'): string {
  const { source, part } = embedded(file, format);
  const start = part.text.indexOf(word);
  const { span } = part.place(start, start + word.length);
  if (span === undefined) return 'whole';
  const { line, column } = source.position(span.start);
  return `${line}:${column} ${source.text.slice(span.start, span.end)}`;
}

describe('a word of a query is found in the file', () => {
  test.each([
    ['JSON with escapes', '{"a": 1, "query": "dataset = \\"a\\"\\n| filter x"}', 'json', '1:39 filter'],
    ['double quotes', 'query: "dataset = \\"a\\" \\r\\n| filter x"\n', 'yaml', '1:31 filter'],
    ['double quotes over lines', 'query: "dataset = a\n\n  | filter x"\n', 'yaml', '3:5 filter'],
    ['double quotes with a continued line', 'query: "dataset = a \\\n  | filter x"\n', 'yaml', '2:5 filter'],
    ['single quotes', "query: 'it''s | filter x'\n", 'yaml', '1:17 filter'],
    [
      'single quotes over lines',
      "query: 'dataset = a\n\n  | alter y\n\n  | filter x'\n",
      'yaml',
      '5:5 filter',
    ],
    ['no quotes', 'query: dataset = a | filter x\n', 'yaml', '1:22 filter'],
    ['no quotes over lines', 'query: dataset = a\n  | filter x\n', 'yaml', '2:5 filter'],
    ['a literal block', 'query: |\n\n    dataset = a\n    | filter x\n', 'yaml', '4:7 filter'],
  ] as const)('%s', (_name, file, format, place) => {
    expect(placeOf('filter', file, format)).toBe(place);
  });
});

test('every way to write a text leads to the same characters', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', ' ', '\n', '"', "'", '\\', 'é', '\u{1F600}', '\t'),
        minLength: 1,
      }),
      fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN', 'BLOCK_LITERAL'),
      (query, defaultStringType) => {
        const file = stringify({ query }, { defaultStringType, lineWidth: 20 });
        const { source, part } = embedded(file, 'yaml');
        for (let offset = 0; offset < query.length; offset++) {
          const { span } = part.place(offset, offset + 1);
          const written = span && source.text.slice(span.start, span.end);
          // A place is exact, or it is that of the whole value.
          if (query[offset] === 'a') expect(written === 'a' || (written?.length ?? 0) > 1).toBe(true);
        }
      },
    ),
  );
});
