import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#src/validation/finding.js';
import { baselineText, compareWithBaseline, readBaseline } from '#src/validation/suppressions/baseline.js';
import { validate } from '#src/validation/validate.js';
import { temporaryFolder } from '../../fixtures/project.js';
import { codeAndFile, writeSourcePack } from '../folder.js';

const yaml = 'Integrations/Acme/Acme.yml';

function finding(file: string, line: number, message = 'It is wrong.'): Finding {
  const common = {
    code: 'CP302',
    official: [],
    severity: 'error',
    why: '',
    fix: '',
    fixable: false,
  } as const;
  return { ...common, file, message, start: { line, column: 1 } };
}

const accepting = (...findings: readonly Finding[]) => JSON.parse(baselineText(findings)).findings;

describe('a baseline', () => {
  test('accepts a finding wherever it stands in its file, and as often as it was there', () => {
    const baseline = accepting(finding('a.yml', 3), finding('a.yml', 9));
    const now = [finding('a.yml', 4), finding('a.yml', 10), finding('a.yml', 20), finding('b.yml', 3)];
    const { findings, accepted, gone } = compareWithBaseline(now, baseline);
    expect(accepted).toEqual(now.slice(0, 2));
    expect(findings).toEqual(now.slice(2));
    expect(gone).toBe(0);
  });

  test('counts what is no longer there', () => {
    const baseline = accepting(finding('a.yml', 3), finding('a.yml', 9), finding('b.yml', 1, 'Other.'));
    expect(compareWithBaseline([finding('a.yml', 1)], baseline)).toMatchObject({ findings: [], gone: 2 });
  });

  test('is the same whatever the order of the findings', () => {
    const all = [finding('b.yml', 1), finding('a.yml', 2), finding('a.yml', 1, 'Other.')];
    expect(baselineText(all)).toBe(baselineText(all.toReversed()));
  });

  test('sets old findings aside in a validation and leaves new ones', async () => {
    const root = await temporaryFolder();
    const folder = join(root, 'Acme');
    await writeSourcePack(folder, { [yaml]: ['version: -1', 'version: 3'] });
    const { findings } = await validate({ paths: ['Acme'], root });
    await writeFile(join(root, 'accepted.json'), baselineText(findings));
    const baseline = await readBaseline(join(root, 'accepted.json'), 'accepted.json');
    await writeSourcePack(folder, {
      'CorrelationRules/Acme_Silence.yml': 'a: [\n',
      [yaml]: ['version: -1', 'version: 3'],
    });
    const again = await validate({ paths: ['Acme'], root, baseline });
    expect(again.findings.map(codeAndFile)).not.toContain(`CP302 Acme/${yaml}`);
    expect(again.findings.map(codeAndFile)).not.toEqual([]);
    expect(again.suppressed).toMatchObject([{ code: 'CP302', suppressedBy: 'baseline' }]);
    await writeSourcePack(folder);
    expect(await validate({ paths: ['Acme'], root, baseline })).toMatchObject({
      findings: [],
      suppressed: [],
      goneFromBaseline: 1,
    });
  });

  test.each([
    ['{', 'JSON'],
    ['[]', 'the file must be an object'],
    ['{"formatVersion": 2, "findings": []}', '/formatVersion must be 1 or less'],
    ['{"formatVersion": 1, "findings": [{"file": "a", "code": "b"}]}', '/findings/0 must have the key'],
    ['{"formatVersion": 1, "findings": [], "more": 1}', 'must not have the key "more"'],
  ])('%s is refused', async (text, message) => {
    const file = join(await temporaryFolder(), 'accepted.json');
    await writeFile(file, text);
    await expect(readBaseline(file, 'accepted.json')).rejects.toMatchObject({
      origin: 'user',
      message: expect.stringContaining(message),
    });
  });

  test('that is not there is refused', async () => {
    const root = await temporaryFolder();
    await expect(readBaseline(join(root, 'none.json'), 'none.json')).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The baseline none\.json is not usable: .*--write-baseline none\.json\.$/,
      ),
    });
  });
});
