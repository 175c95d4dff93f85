import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packageFile } from '#src/shared/package-folder.js';
import { containerScriptFunctionNames } from '#src/spec/host-functions.js';
import { runAutomation } from './run-script.js';

describe('the script of no integration', () => {
  test('finds its arguments and the investigation, and returns its result', async () => {
    const { result } = await runAutomation(
      'return { args: args, owner: incidents[0].owner, id: investigation.id, desk: invContext.Desk, command: typeof command };',
      {
        args: { ticket: 'T-1' },
        investigation: {
          incidents: [{ id: '1', owner: 'ada' }],
          investigation: { id: '1' },
          invContext: { Desk: ['a'] },
        },
      },
    );
    expect(result).toEqual({
      args: { ticket: 'T-1' },
      owner: 'ada',
      id: '1',
      desk: ['a'],
      command: 'undefined',
    });
  });

  test('runs commands, writes into the context, saves files and logs', async () => {
    const asked: unknown[] = [];
    const { entries, context, files, logs } = await runAutomation(
      `var found = executeCommand('desk-get', { id: 'T-1' });
       setContext('Desk.Owner', found[0].Contents.owner);
       logInfo('done');
       return {Type: 3, File: 'a.txt', FileID: saveFile('text'), Contents: ''};`,
      {
        executeCommand: (name, args) => {
          asked.push([name, args]);
          return [{ Type: 1, ContentsFormat: 'json', Contents: { owner: 'ada' } }];
        },
      },
    );
    expect(asked).toEqual([['desk-get', { id: 'T-1' }]]);
    expect(entries).toMatchObject([{ FileID: 'file-1' }]);
    expect({ context, files }).toEqual({
      context: { 'Desk.Owner': 'ada' },
      files: ['text'],
    });
    expect(logs).toContainEqual({ level: 'info', text: 'done' });
  });

  test('that throws fails with the text alone', async () => {
    expect((await runAutomation("throw 'No owner.';")).error).toEqual({ message: 'No owner.' });
  });

  test('finds the functions that the local Cortex gives it, too', () => {
    const host = readFileSync(packageFile('src', 'container', 'host', 'automation.py'), 'utf8');
    const served = [
      ...host.matchAll(/^ {8}"(\w+)": (?!demisto\.(?:args|incidents|investigation|context)\()/gm),
    ];
    expect(served.map(([, name]) => name).sort()).toEqual([...containerScriptFunctionNames].sort());
  });
});
