// @module-tag slow
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runProgram } from '../../../fixtures/program.js';
import { repository, temporaryFolder, writeFiles } from '../../../fixtures/project.js';
import { readZip } from '../../../fixtures/zip-entries.js';

/* What an import writes is built, and what comes out compared with what went in. */

const greet = `commonfields:
  id: 7b5c080e-f3b1-411a-83b0-e1f53c21bef8
  version: 3
name: Greet
script: 'return "Hello " + args.who;'
type: javascript
comment: Greets somebody.
args:
- name: who
  description: Who is greeted.
enabled: true
scripttarget: 0
sensitive: true
`;
const sunny = (code: string) => `commonfields:
  id: Sunny
  version: -1
name: Sunny
script: ${code}
type: python
subtype: python3
dockerimage: demisto/python3:3.12.8.1983910
comment: Says that it is sunny.
enabled: true
scripttarget: 0
fromversion: 6.0.0
`;
const script = (name: string, more: string) =>
  `commonfields:\n  id: ${name}\n  version: -1\nname: ${name}\ntype: javascript\ncomment: A script.\n${more}`;
const playbook =
  'id: Check\nversion: -1\nname: Check\nstarttaskid: "0"\ntasks: {}\nfromversion: 6.0.0\ndescription: Checks.\n';

const metadata = {
  name: 'Weather Tools',
  description: 'Tools for the weather.',
  support: 'community',
  currentVersion: '1.0.0',
  author: 'Ada',
  url: '',
  email: '',
  created: '2025-01-02T03:04:05Z',
  categories: ['Utilities'],
  tags: [],
  useCases: [],
  keywords: [],
  marketplaces: ['xsoar', 'marketplacev2'],
  itemPrefix: ['Weather'],
  certification: 'verified',
  hidden: true,
};

const oldLayout = {
  typeId: 'Weather',
  version: -1,
  kind: 'details',
  layout: { id: 'x' },
  toVersion: '5.9.9',
};

/** A pack as one finds it, with what nobody expects. */
const pack = {
  'pack_metadata.json': JSON.stringify(metadata),
  'README.md': 'Tools.\n',
  'Scripts/automation-Greet.yml': greet,
  'Scripts/script-Sunny.yml': sunny('|-\n  demisto.results("sunny")'),
  'Scripts/script-Sunny_README.md': 'About Sunny.\n',
  'Scripts/Flat.yml': sunny("'-'").replaceAll('Sunny', 'Flat'),
  'Scripts/Flat.py': 'demisto.results("flat")\n',
  'Scripts/Flat_test.py': 'assert True\n',
  'Scripts/Notes.md': 'Notes.\n',
  'Scripts/script-Fill_In.yml': script('FillIn', 'script: ""\nfromversion: 6.0.0\n'),
  'Scripts/Lost/Lost.yml': script('Lost', "script: '-'\nfromversion: 6.0.0\n"),
  'Scripts/script-Torn.yml': script('Torn', 'script: return "torn\nfromversion: 6.0.0\n'),
  'Scripts/script-Old.yml': script('Old', 'script: return 1;\nfromversion: 5.0.0\ntoversion: 5.9.9\n'),
  'Scripts/Story/Story.yml': script('Story', "script: '-'\nfromversion: 6.0.0\n"),
  'Scripts/Story/Story.js': 'if (args.never) makeNam();\nreturn "Once upon a time";\n',
  'Scripts/Story/README.md': 'About Story, as its author tells it.\n',
  'Scripts/Story/Story_test.js': 'test();\n',
  'Playbooks/playbook-Check.yml': playbook,
  'Playbooks/playbook-Check_README.md': 'About Check.\n',
  'Playbooks/README.md': 'About playbooks.\n',
  'Lists/README.md': 'About lists.\n',
  'Layouts/layout-details-Weather.json': JSON.stringify(oldLayout),
  'doc_files/Check.png': 'picture',
};

test('builds, and the pack says what the imported one said', async () => {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, 'acme-weather_tools'), pack);
  const { code, stdout } = await runProgram(
    ['import', 'acme-weather_tools', '--json', '--to', 'project'],
    folder,
  );
  expect(code).toBe(0);
  const imported = JSON.parse(stdout);
  expect(imported).toMatchObject({ pack: 'acme-weather_tools', refused: [] });
  expect(imported.left.map(({ path }: { path: string }) => path).sort()).toEqual([
    'Lists/README.md',
    'Playbooks/README.md',
    'README.md',
    'Scripts/Flat_test.py',
    'Scripts/Lost/Lost.yml',
    'Scripts/Notes.md',
    'Scripts/Story/Story_test.js',
    'Scripts/script-Torn.yml',
  ]);
  const why = new Map(imported.left.map((left: { path: string; why: string }) => [left.path, left.why]));
  expect(why.get('Scripts/Lost/Lost.yml')).toContain('has no code in it');
  expect(why.get('Scripts/script-Torn.yml')).toContain('no engine reads its code');
  expect(JSON.stringify(imported.notes)).toMatch(/"path":"makeNam".*Nobody defines these names/);

  const project = join(folder, 'project');
  await mkdir(join(project, 'node_modules'));
  await symlink(repository, join(project, 'node_modules', 'cortex-pack'), 'junction');
  await symlink(
    join(repository, 'node_modules', '@types'),
    join(project, 'node_modules', '@types'),
    'junction',
  );
  expect(await runProgram(['build', '--runtime', 'server', '--quiet'], project)).toMatchObject({
    code: 0,
    stderr: '',
  });

  const built = (path: string) =>
    readFile(join(project, 'dist', 'server', 'Packs', 'acme-weather_tools', path), 'utf8');
  expect(JSON.parse(await built('pack_metadata.json'))).toMatchObject(metadata);
  expect(JSON.parse(await built('pack_metadata.json'))).not.toHaveProperty('supportedModules');
  expect(parse(await built('Scripts/Greet/Greet.yml'))).toMatchObject({
    name: 'Greet',
    sensitive: true,
    commonfields: { id: '7b5c080e-f3b1-411a-83b0-e1f53c21bef8' },
  });
  expect(await built('Scripts/Sunny/README.md')).toBe('About Sunny.\n');
  expect(await built('Scripts/Story/README.md')).toBe('About Story, as its author tells it.\n');
  expect(await built('Scripts/FillIn/FillIn.js')).toBe('');
  expect(JSON.parse(await built('Layouts/layout-details-Weather.json'))).toEqual(oldLayout);
  expect(parse(await built('Scripts/Old/Old.yml'))).toMatchObject({ toversion: '5.9.9' });

  const zip = await readZip(join(project, 'dist', 'acme-weather_tools-server.zip'));
  const paths = zip.map(({ path }) => path);
  expect(paths.filter((path) => /^(Scripts|Layouts|Lists|doc_files)\//.test(path)).sort()).toEqual([
    'Scripts/script-FillIn.yml',
    'Scripts/script-Flat.yml',
    'Scripts/script-Greet.yml',
    'Scripts/script-Story.yml',
    'Scripts/script-Sunny.yml',
    'doc_files/Check.png',
  ]);
  const generated = JSON.parse(zip.find(({ path }) => path === 'metadata.json')?.text ?? '');
  expect(generated).toMatchObject({ id: 'acme-weather_tools', certification: 'verified', hidden: true });
  expect(generated.contentItems.automation.map(({ name }: { name: string }) => name).sort()).toEqual([
    'FillIn',
    'Flat',
    'Greet',
    'Story',
    'Sunny',
  ]);

  const greeted = await runProgram(
    ['run', '!Greet who=Ada', '--zip', 'dist/acme-weather_tools-server.zip'],
    project,
  );
  expect(greeted).toMatchObject({ code: 0, stdout: expect.stringContaining('Hello Ada') });
});
