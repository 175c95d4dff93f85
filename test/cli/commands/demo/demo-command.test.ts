import { expect, test } from 'vitest';
import { runProgram } from '../../../fixtures/program.js';
import { repository, temporaryFolder } from '../../../fixtures/project.js';

test('the demonstration runs the zip to upload on a machine with Node.js alone, and says so', async () => {
  const out = await temporaryFolder();
  const { code, stdout, stderr } = await runProgram(['demo', '--out', out], repository, {
    PYTHON: 'no-such-python',
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('CloudflareZeroTrustLogs.zip');
  expect(stdout).not.toContain('-server.zip');
  expect(stdout).toContain(
    'The script of the zip runs in Node.js alone, without its Python host: there is no program "no-such-python".',
  );
  expect(stdout.match(/each once/g)).toHaveLength(3);
});
