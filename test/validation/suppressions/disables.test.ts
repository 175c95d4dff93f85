import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateInputs } from '#src/validation/validate.js';
import { temporaryFolder } from '../../fixtures/project.js';
import { type Changes, integration, sourceInput } from '../../fixtures/sample-pack.js';
import { findingsAt, writeSourcePack } from '../folder.js';
import { placeOf } from '../rules/samples/rule-sample.js';

const yaml = 'Integrations/Acme/Acme.yml';

function found(changes: Changes): string[] {
  return validateInputs([sourceInput(changes)]).findings.map(
    (finding) => `${finding.code} ${placeOf(finding)}`,
  );
}

describe('a comment', () => {
  test('at the end of the line switches a rule off', () => {
    expect(
      found({ [yaml]: ['version: -1', 'version: 3 # cortex-pack-disable CP302: imported as it is'] }),
    ).toEqual([]);
  });

  test('above the line switches a rule off, past other comments', () => {
    const comment = '  # cortex-pack-disable CP302: imported as it is\n  # another comment\n\n';
    expect(found({ [yaml]: ['  version: -1', `${comment}  version: 3`] })).toEqual([]);
  });

  test('at the top of a file switches a rule off in all of it', () => {
    const broken = integration.replace('version: -1', 'version: 3');
    expect(found({ [yaml]: `# cortex-pack-disable CP302: imported as it is\n\n${broken}` })).toEqual([]);
    expect(found({ [yaml]: `---\n# cortex-pack-disable CP302: imported as it is\n${broken}` })).toHaveLength(
      2,
    );
  });

  test('elsewhere switches nothing off, and is reported', () => {
    expect(
      found({ [yaml]: ['name: Acme Cloud', '# cortex-pack-disable CP302: why\nname: Acme Cloud'] }),
    ).toEqual([`CP902 ${yaml}:4:1 # cortex-pack-disable CP302: why`]);
  });

  test('without a reason switches nothing off, and is reported', () => {
    expect(found({ [yaml]: ['version: -1', 'version: 3 # cortex-pack-disable CP302'] })).toEqual([
      `CP302 ${yaml}:3:12 3`,
      `CP901 ${yaml}:3:14 # cortex-pack-disable CP302`,
    ]);
  });

  test('with an unknown code is reported', () => {
    expect(found({ [yaml]: ['version: -1', 'version: -1 # cortex-pack-disable CP3020: why'] })).toEqual([
      `CP903 ${yaml}:3:15 # cortex-pack-disable CP3020: why`,
    ]);
  });

  test('in Markdown switches a rule off for the next line', () => {
    const help = 'Help.\n\n<!-- cortex-pack-disable CP712: about the inside -->\nRun test-module.\n';
    expect(found({ 'Integrations/Acme/Acme_description.md': help })).toEqual([]);
  });
});

describe('.cortex-pack.yml', () => {
  async function foundWith(settings: string, changes: Changes): Promise<string[]> {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Acme'), changes);
    await writeFile(join(root, '.cortex-pack.yml'), settings);
    return findingsAt(root, 'Acme');
  }

  test('switches a rule off for a file, a folder or the pack', async () => {
    const changes = {
      'Integrations/Acme/Acme.js': ['var answers', 'var tableToMarkdown = 1, answers'],
      '.secrets-ignore': undefined,
    } as const;
    expect(
      await foundWith(
        'disable:\n  - rule: CP224\n    file: .secrets-ignore\n    reason: not needed here\n',
        changes,
      ),
    ).toEqual([]);
    expect(await foundWith('disable:\n  - rule: CP224\n    reason: not needed here\n', changes)).toEqual([]);
    expect(
      await foundWith('disable:\n  - rule: CP302\n    file: Integrations\n    reason: imported\n', {
        [yaml]: ['version: -1', 'version: 3'],
      }),
    ).toEqual([]);
  });

  test('reports entries without use, without reason and with an unknown rule', async () => {
    const settings =
      'disable:\n  - rule: CP302\n    reason: imported\n  - rule: CP304\n  - rule: CP1\n    reason: x\n';
    expect(await foundWith(settings, {})).toEqual([
      'CP902 .cortex-pack.yml',
      'CP901 .cortex-pack.yml',
      'CP903 .cortex-pack.yml',
    ]);
  });

  test('that is not understood is a mistake of the user', async () => {
    for (const settings of [
      'disabled: []\n',
      'disable:\n  - code: CP302\n',
      'disable:\n\t- x\n',
      'disable:\n  - rule: CP302\n    files: x\n    reason: y\n',
    ]) {
      await expect(foundWith(settings, {})).rejects.toMatchObject({
        origin: 'user',
        message: expect.stringMatching(/^\.cortex-pack\.yml:\d+:\d+: /),
      });
    }
  });
});
