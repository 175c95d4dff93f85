import { expect, test } from 'vitest';
import { entryBackground, entryContent } from '#src/playground/page/war-room/entry-content.js';

const note = { Type: 1, ContentsFormat: 'json', Contents: { a: 1 } };

test('a readable text stands for the contents, which stay at hand', () => {
  const entry = { ...note, HumanReadable: '### Events', EntryContext: { Weather: [1] } };
  expect(entryContent(entry)).toEqual({ is: 'markdown', text: '### Events' });
  expect(entryBackground(entry)).toEqual({ contents: { a: 1 }, context: { Weather: [1] } });
});

test('contents are shown by their format', () => {
  expect(entryContent(note)).toEqual({ is: 'json', value: { a: 1 } });
  expect(entryContent({ ...note, ContentsFormat: 'text', Contents: 'plain' })).toEqual({
    is: 'text',
    text: 'plain',
  });
  expect(entryContent({ ...note, ContentsFormat: 'markdown', Contents: '# T' })).toEqual({
    is: 'markdown',
    text: '# T',
  });
  expect(entryContent({ ...note, ContentsFormat: 'html', Contents: '<b>' })).toMatchObject({
    is: 'text',
    text: '<b>',
  });
  expect(entryContent({ ...note, ContentsFormat: 'table', Contents: [{ a: 1 }, { b: 2 }] })).toEqual({
    is: 'table',
    columns: ['a', 'b'],
    rows: [{ a: 1 }, { b: 2 }],
  });
  expect(entryContent({ ...note, ContentsFormat: 'table', Contents: [1] })).toEqual({
    is: 'json',
    value: [1],
  });
});

test('errors and files are told apart from notes', () => {
  expect(entryContent({ ...note, Type: 4, Contents: 'broken' })).toEqual({ is: 'error', text: 'broken' });
  expect(entryContent({ ...note, Type: 3, File: 'a.csv' })).toEqual({ is: 'file', name: 'a.csv' });
  expect(entryContent({ ...note, Type: 3 })).toEqual({ is: 'file', name: 'unnamed' });
});

test('what is empty is not offered to unfold', () => {
  expect(entryBackground({ ...note, HumanReadable: 'x', Contents: [], EntryContext: {} })).toEqual({});
  expect(entryBackground(note)).toEqual({});
});
