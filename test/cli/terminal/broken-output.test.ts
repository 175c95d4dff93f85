import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startProgram } from '../../fixtures/program.js';
import { temporaryFolder, writeFiles } from '../../fixtures/project.js';
import { uploadZip } from '../../fixtures/sample-pack.js';

const main = fileURLToPath(new URL('../../../build/src/cli/main.js', import.meta.url));

test.each([['--version'], ['--help'], ['completion', 'bash'], ['validate', 'Acme.zip', '--json']])(
  '%s ends as usual when nobody reads on',
  async (...words) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'Acme.zip': uploadZip() });
    const { process: child, ended } = startProgram(words, folder);
    child.stdout.destroy();
    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
  },
);

test('output that cannot be written is named once, and is a failure', async () => {
  // Nothing can be written to a file that is open for reading only.
  const readOnly = openSync(main, 'r');
  const child = spawn(process.execPath, [main, 'completion', 'bash'], {
    stdio: ['ignore', readOnly, 'pipe'],
  });
  closeSync(readOnly);
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = await once(child, 'close');
  expect({ code, printed }).toEqual({
    code: 1,
    printed: expect.stringMatching(
      /^Error: The output is incomplete: .*\. Write it elsewhere, and run the command again\.\n$/,
    ),
  });
});
