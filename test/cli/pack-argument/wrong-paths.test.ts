import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../fixtures/program.js';
import { weatherPack } from '../../fixtures/weather-pack.js';
import { folderWith } from '../../fixtures/weather-tenant.js';

const get = ['run', '!weather-get-events', '--zip', 'pack.zip', '--config', 'instance.json'];

/** Each argument and option that takes a path to read, and the words around it. */
const read: { readonly [what: string]: (path: string) => readonly string[] } = {
  validate: (path) => ['validate', path],
  'validate --baseline': (path) => ['validate', 'pack.zip', '--baseline', path],
  'rules --zip': (path) => ['rules', '--events', 'events.json', '--zip', path],
  'rules --events': (path) => ['rules', '--zip', 'pack.zip', '--events', path],
  report: (path) => ['report', path],
  'report --results': (path) => ['report', 'pack.zip', '--results', path],
  playground: (path) => ['playground', path],
  'run --zip': (path) => ['run', '!weather-get-events', '--config', 'instance.json', '--zip', path],
  'run --config': (path) => ['run', '!weather-get-events', '--zip', 'pack.zip', '--config', path],
  'run --common-server': (path) => [...get, '--common-server', path],
  'run --common-server-python': (path) => [...get, '--common-server-python', path],
  upload: (path) => ['upload', path, '--yes'],
  verify: (path) => ['verify', path],
  'instance create': (path) => ['instance', 'create', path],
  import: (path) => ['import', path, '--to', 'imported'],
};

/** The same for paths that are written, or written after they were read. */
const written: typeof read = {
  'validate --write-baseline': (path) => ['validate', 'pack.zip', '--write-baseline', path],
  'report --html': (path) => ['report', 'pack.zip', '--html', path],
  'report --sbom': (path) => ['report', 'pack.zip', '--sbom', path],
  'run --state': (path) => [...get, '--state', path],
  'run --investigation': (path) => [...get, '--investigation', path],
};

async function projectWithWrongPaths(): Promise<string> {
  const root = await folderWith({
    'pack.zip': weatherPack(),
    'events.json': '[]',
    'instance.json':
      '{"params": {"url": "http://127.0.0.1:9", "credentials": {"password": {"env": "TOKEN"}}}}',
    empty: '',
    file: 'text',
  });
  await mkdir(join(root, 'folder'));
  // Nobody can read it, not even the administrator of the machine.
  await symlink('unreadable', join(root, 'unreadable'));
  return root;
}

describe.each(['folder', 'missing', 'unreadable', 'file/below', 'empty'])('the path %s', (path) => {
  test.each(Object.keys(read))('given to %s is refused in plain words', async (what) => {
    await refused(read[what]?.(path) ?? [], path);
  });
});

describe.each(['folder', 'unreadable', 'file/below', 'missing/below'])('the path %s', (path) => {
  test.each(Object.keys(written))('given to %s is refused in plain words', async (what) => {
    await refused(written[what]?.(path) ?? [], path);
  });
});

test.each(['unreadable', 'file', 'file/below'])(
  'the path %s given to run --files is refused in plain words',
  async (path) => {
    await refused([...get, '--files', path], path);
  },
);

test.each(['folder', 'unreadable', 'file', 'file/below'])(
  'the path %s given to import --to is refused in plain words',
  async (path) => {
    const root = await projectWithWrongPaths();
    await writeFile(join(root, 'folder', 'note.txt'), 'text');
    await refused(['import', 'pack.zip', '--to', path], path, root);
  },
);

test.each([['run --state'], ['run --investigation']])(
  '%s below a missing folder is refused before the run',
  async (what) => {
    const root = await projectWithWrongPaths();
    const { stdout, stderr } = await runProgram(written[what]?.('missing/below') ?? [], root, {
      TOKEN: 'token',
    });
    expect(stderr).toMatch(/Error: \S+ \S*below cannot be written: its folder does not exist\./);
    expect(stdout + stderr).not.toContain('weather-get-events');
  },
);

test('samples are looked for in a project only', async () => {
  const { code, stderr } = await runProgram(['rules', '--zip', 'pack.zip'], await projectWithWrongPaths());
  expect(code).toBe(1);
  expect(stderr).toMatch(/samples of a pack are in its project.* give your own events with --events\./);
});

test('an empty file of state is named, with what to do', async () => {
  const env = { TOKEN: 'token' };
  const words = [...get, '--state', 'empty'];
  const { code, stderr } = await runProgram(words, await projectWithWrongPaths(), env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/Error: --state \S*empty is not usable\. .* Delete it to start again\./);
});

async function refused(words: readonly string[], path: string, root?: string): Promise<void> {
  const env = {
    DEMISTO_BASE_URL: 'http://127.0.0.1:9',
    DEMISTO_API_KEY: 'key',
    XSIAM_AUTH_ID: '1',
    TOKEN: 'token',
  };
  const { code, stdout, stderr } = await runProgram(words, root ?? (await projectWithWrongPaths()), env);
  const printed = stdout + stderr;
  expect(code, printed).toBe(1);
  expect(printed).toContain(path);
  expect(printed).toMatch(/Error: \S.*\.|error {2}CP001/);
  // The folder of a test has a drawn name.
  expect(printed.replaceAll(path, '')).not.toMatch(/\bE[A-Z]{4,}\b|illegal operation|Defect|Unexpected/);
}
