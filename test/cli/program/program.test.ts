import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { runProgram } from '#src/cli/program/program.js';
import { defineSubcommand, type Subcommand } from '#src/cli/program/subcommand.js';
import { BuildError } from '#src/generator/build-error.js';
import { UserError } from '#src/shared/errors.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';

const echo = defineSubcommand({
  name: 'echo',
  summary: 'Say it again.',
  options: {
    dryRun: { kind: 'boolean', summary: 'say nothing' },
    to: { kind: 'string', placeholder: 'name', summary: 'whom to tell', defaultValue: 'all' },
    from: { kind: 'string', placeholder: 'name', summary: 'who tells' },
  },
  arguments: [
    { name: 'word', summary: 'what to say', required: true },
    { name: 'more', summary: 'and more', variadic: true },
  ],
  async run(input, { output }) {
    output.out.line(JSON.stringify(input));
  },
});

function failing(error: unknown): Subcommand {
  return defineSubcommand({
    name: 'fail',
    summary: 'Fail.',
    options: {},
    arguments: [],
    run: async () => {
      throw error;
    },
  });
}

/** What Node.js says of an import that it does not find. */
function missing(specifier: string): unknown {
  try {
    return createRequire(import.meta.url)(specifier);
  } catch (error) {
    return error;
  }
}

const choose = defineSubcommand({
  name: 'choose',
  summary: 'Choose a color.',
  options: { json: { kind: 'boolean', summary: 'as JSON' } },
  arguments: [{ name: 'color', summary: 'the color', required: true, choices: ['red', 'green'] }],
  async run({ arguments: [color] }, { output }) {
    output.out.verbatim(JSON.stringify({ color }));
    if (color === 'green') throw new UserError('refused', 'Green is out.');
  },
});

async function run(line: string, subcommands: readonly Subcommand[] = [echo, choose]) {
  const { output, stdout, stderr } = recordedOutput();
  const words = line === '' ? [] : line.split(' ');
  const code = await runProgram(
    { arguments: words, version: '1.2.3', subcommands },
    { output, root: '.', env: {} },
  );
  return { code, stdout: stdout(), stderr: stderr() };
}

describe('a declared subcommand', () => {
  test('gets its options and arguments', async () => {
    const { code, stdout, stderr } = await run('echo one two three --dry-run --from me');
    expect(JSON.parse(stdout)).toEqual({
      options: { dryRun: true, to: 'all', from: 'me' },
      arguments: ['one', 'two', 'three'],
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('gets defaults for what is not given', async () => {
    const { options } = JSON.parse((await run('echo one')).stdout);
    expect(options).toEqual({ dryRun: false, to: 'all' });
  });

  test('is in the help, and has one', async () => {
    expect((await run('--help')).stdout).toMatch(/echo \[options\] <word> \[more\.\.\.\] +Say it again\./);
    const { code, stdout } = await run('echo --help');
    expect(stdout).toMatch(/--dry-run +say nothing[\s\S]*--to <name> +whom to tell \(default: "all"\)/);
    expect(code).toBe(0);
  });
});

test.each([
  ['help', /^Usage: cortex-pack \[options\]/],
  ['help echo', /^Usage: cortex-pack echo \[options\]/],
])('%s prints a help', async (line, printed) => {
  expect(await run(line)).toEqual({ code: 0, stdout: expect.stringMatching(printed), stderr: '' });
});

test('the version is printed', async () => {
  expect(await run('--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

describe('a wrong command line is refused', () => {
  test.each<[line: string, message: RegExp]>([
    [
      'ehco',
      /^Error: There is no command "ehco"\. Did you mean echo\? To see all commands, run `npx cortex-pack --help`\.\n$/,
    ],
    [
      'echo one --dryrun',
      /^Error: There is no option "--dryrun"\. Did you mean --dry-run\? To see what it takes, run `npx cortex-pack echo --help`\.\n$/,
    ],
    ['echo', /^Error: The argument <word> is missing\. To see what it takes, run/],
    ['choose', /^Error: The argument <color> is missing\. Use red or green\. To see/],
    ['choose rde', /^Error: "rde" is not a valid <color>\. Did you mean "red"\? To see/],
    ['choose red green', /^Error: choose takes at most 1 argument, but 2 were given\. To see/],
    ['echo one --to', /^Error: The option --to <name> needs a value\. To see/],
    ['echo one --from ', /--from has an empty value\. Give it a name, or leave it out/],
    ['echo ', /An argument is empty\. Fill it in, or leave it out/],
    ['help ehco', /There is no command "ehco"\. Did you mean "echo"\?/],
    ['', /Usage: cortex-pack/],
  ])('%s', async (line, message) => {
    const { code, stdout, stderr } = await run(line);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('too many arguments', async () => {
    const { code, stderr } = await run('fail one', [failing(new Error())]);
    expect(stderr).toMatch(/^Error: fail takes no arguments, but 1 was given\. To see/);
    expect(code).toBe(1);
  });
});

describe('with --json, a failure', () => {
  const failingInJson = (error: unknown) => ({ ...failing(error), options: choose.options });

  test.each<[what: string, error: unknown, code: string, message: string]>([
    ['of the user', new UserError('build', 'It does not compile.'), 'build', 'It does not compile.'],
    ['of a file', Object.assign(new Error(), { code: 'EACCES', path: 'a.zip' }), 'file', 'a.zip cannot be'],
    [
      'of the installation',
      new Error('try again', { cause: missing('@acme/native-linux-x64') }),
      'installation',
      'The package @acme/native-linux-x64 is not installed, and cortex-pack needs it.',
    ],
    ['of ours', new TypeError('x is no function'), 'defect', 'x is no function'],
    ['of ours in an import', missing('./not-there.js'), 'defect', 'not-there.js'],
  ])('%s is JSON, too', async (_what, error, code, message) => {
    const { stdout, stderr } = await run('fail --json', [failingInJson(error)]);
    expect(JSON.parse(stdout)).toEqual({ error: { code, message: expect.stringContaining(message) } });
    expect(stderr).toContain(message);
  });

  test('of the command line is JSON, too', async () => {
    const { code, stdout } = await run('choose blue --json');
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'command-line',
      message: expect.stringContaining('"blue" is not a valid <color>'),
    });
    expect(code).toBe(1);
  });

  test('after the result adds nothing to it', async () => {
    expect(await run('choose green --json')).toMatchObject({ code: 1, stdout: '{"color":"green"}\n' });
  });

  test('of a command that has no --json prints no JSON', async () => {
    expect((await run('echo --json')).stdout).toBe('');
  });
});

describe('a failure', () => {
  const mistake = new BuildError('It does not compile.', [
    { place: { file: 'a.ts', line: 1, column: 2 }, message: 'This is wrong.', fix: 'Right it.' },
  ]);

  test('of the user shows message, place and fix without a stack', async () => {
    expect(await run('fail', [failing(mistake)])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Error: It does not compile.\n  a.ts:1:2 This is wrong.\n    Right it.\n',
    });
  });

  test('of the user shows the stack when asked', async () => {
    expect((await run('fail --verbose', [failing(mistake)])).stderr).toMatch(/\n {4}at /);
    expect((await run('--verbose fail', [failing(mistake)])).stderr).toMatch(/\n {4}at /);
  });

  test('of a remote system is told like one of the user', async () => {
    const refused = new UserError('refused', 'The tenant answered 403.', { origin: 'remote' });
    expect(await run('fail', [failing(refused)])).toMatchObject({
      code: 1,
      stderr: 'Error: The tenant answered 403.\n',
    });
  });

  test.each([
    ['of the user', new UserError('build', 'a\u001b]0;owned\u0007b\u202ec\nd')],
    ['of ours', new Error('a\u001b]0;owned\u0007b\u202ec\nd')],
  ])('%s brings no control character to the terminal', async (_whose, thrown) => {
    const { stderr } = await run('fail --verbose', [failing(thrown)]);
    expect(stderr).toContain('a\ufffd]0;owned\ufffdb\ufffdc\nd');
    expect(stderr).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });

  test.each([new TypeError('x is no function', { cause: new Error('deep') }), 'text', Object.create(null)])(
    'of ours says so: %#',
    async (thrown) => {
      const { code, stderr } = await run('fail', [failing(thrown)]);
      expect(stderr).toMatch(/^Defect: This is a mistake in cortex-pack, not in your files\./);
      expect(code).toBe(2);
      if (thrown instanceof Error)
        expect(stderr).toMatch(/x is no function\n {4}at [\s\S]*Caused by: Error: deep/);
    },
  );
});
