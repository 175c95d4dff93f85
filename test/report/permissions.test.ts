import { expect, test } from 'vitest';
import { permissionsIn } from '#src/report/facts/permissions.js';

const textsOf = (...lines: string[]) => permissionsIn(lines.join('\n'), 'readme').map(({ text }) => text);

test('a sentence that demands a permission is shown, with the list below it', () => {
  expect(textsOf('Set the **permissions** of the token:', '- `Logs` - Read', '- Users - Read', '')).toEqual([
    'Set the permissions of the token: Logs - Read; Users - Read.',
  ]);
});

test('a row of a table is no sentence', () => {
  const table = [
    '| | Container | Server |',
    '| --- | --- | --- |',
    '| It needs | permission to run that image | a collector |',
  ];
  expect(textsOf(...table)).toEqual([]);
});

test('a table of permissions is shown with its rows', () => {
  const table = [
    '| Event type | Permission |',
    '| --- | --- |',
    '| Audit | Logs: Read |',
    '| Users | Users: Read |',
  ];
  expect(textsOf(...table, '', 'That is all.')).toEqual([
    'Event type \u2013 Permission: Audit \u2013 Logs: Read; Users \u2013 Users: Read.',
  ]);
});
