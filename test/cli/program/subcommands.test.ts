import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completionScript } from '#src/cli/commands/completion/completion-script.js';
import { runProgram as runInProcess } from '#src/cli/program/program.js';
import { flagOf } from '#src/cli/program/subcommand.js';
import { subcommands } from '#src/cli/program/subcommands.js';
import { renderCommandsPage } from '../../../scripts/docs/render-commands-page.js';
import { runProgram } from '../../fixtures/program.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';
import { folderWith } from '../../fixtures/weather-tenant.js';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

async function run(...words: readonly string[]) {
  const { output, stdout, stderr } = recordedOutput();
  const code = await runInProcess(
    { arguments: words, version: '1.2.3', subcommands },
    { output, root: '.', env: {} },
  );
  return { code, stdout: stdout(), stderr: stderr() };
}

describe.each(subcommands.map((subcommand) => [subcommand.name, subcommand] as const))(
  '%s',
  (name, subcommand) => {
    const flags = Object.keys(subcommand.options).map(flagOf);

    test('tells all of its options and arguments in its help', async () => {
      const { code, stdout } = await run(name, '--help');
      expect(code).toBe(0);
      for (const word of [...flags, ...subcommand.arguments.map((argument) => argument.name)])
        expect(stdout).toContain(word);
    });

    test('refuses an unknown option with the nearest known', async () => {
      for (const flag of flags) {
        const { code, stderr } = await run(name, `${flag}x`);
        expect(code).not.toBe(0);
        expect(stderr).toContain(`Did you mean ${flag}?`);
      }
    });

    test.each(shells)('is completed by %s', (shell) => {
      const script = completionScript(shell, subcommands);
      const bare = (flag: string) => (shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
      for (const word of [name, ...flags.map(bare)]) expect(script).toContain(word);
    });

    test('is in the page of commands', () => {
      expect(renderCommandsPage(subcommands)).toContain(`\n## ${name}\n`);
    });
  },
);

test('every subcommand but the demonstration can answer in JSON', () => {
  const without = subcommands.filter(({ options }) => !('json' in options)).map(({ name }) => name);
  expect(without.filter((name) => name !== 'demo')).toEqual([]);
});

test('the page of commands is up to date', () => {
  const page = readFileSync(new URL('../../../docs/commands.md', import.meta.url), 'utf8');
  expect(page.replaceAll('\r\n', '\n')).toBe(renderCommandsPage(subcommands));
});

describe('the completion of bash', () => {
  const complete = (...words: readonly string[]) => {
    const quoted = ['cortex-pack', ...words].map((word) => `'${word}'`).join(' ');
    const ask = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _cortex_pack; echo "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync(
      'bash',
      ['--norc', '-c', `${completionScript('bash', subcommands)}\n${ask}`],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    return stdout.trim().split(' ');
  };

  test.each([
    [['upl'], ['upload']],
    [['upload', '--dr'], ['--dry-run']],
    [
      ['instance', ''],
      ['create', 'test'],
    ],
    [['instance', 'cr'], ['create']],
    [['completion', 'z'], ['zsh']],
    [['doctor', '--t'], ['--tenant']],
  ])('of %j offers %j', (words, offers) => {
    expect(complete(...words)).toEqual(offers);
  });
});

describe('the program', () => {
  test('prints a completion that is the one of its subcommands', async () => {
    const { code, stdout } = await runProgram(['completion', 'fish'], await folderWith());
    expect({ code, stdout }).toEqual({ code: 0, stdout: completionScript('fish', subcommands) });
  });

  test('refuses a subcommand that there is not with the nearest', async () => {
    const { code, stderr } = await runProgram(['uplod'], await folderWith());
    expect(code).not.toBe(0);
    expect(stderr).toContain('upload');
  });

  test('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(await runProgram(['--version'], await folderWith())).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});
