import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { validate, validateInputs } from '#src/validation/validate.js';
import { contentItemInput } from '../fixtures/content-items.js';
import { temporaryFolder, writeFiles } from '../fixtures/project.js';
import { type Changes, integration, sourceFiles, sourceInput, uploadInput } from '../fixtures/sample-pack.js';
import { writeSourcePack } from './folder.js';

/* Situations of real packs, with invented content, that are right or excused: no error may come of them. */

const yaml = 'Integrations/Acme/Acme.yml';
const metadata = 'pack_metadata.json';
const playbook = 'Playbooks/playbook-Acme_Triage.yml';
const layout = 'Layouts/layoutscontainer-Acme_Cloud_Layout.json';
const execute = promisify(execFile);

function errors(changes: Changes, input = sourceInput): string[] {
  return validateInputs([input(changes)])
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);
}

/** The pack without its items, as a base for packs of one kind. */
const withoutItems: Changes = {
  ...Object.fromEntries(
    Object.keys(sourceFiles)
      .filter((path) => /^[A-Z]\w+\//.test(path))
      .map((path) => [path, undefined]),
  ),
  '.pack-ignore': '',
  [metadata]: ['"1.0.1"', '"1.0.0"'],
};

/** The integration collects no events, and nothing names a dataset. */
const contentOnly: Changes = {
  ...withoutItems,
  [yaml]: integration.replace('  isfetchevents: true\n', ''),
  'README.md': 'Looks accounts of Acme Cloud up for the playbooks of others.\n',
};

describe('no false alarm', () => {
  test('a deprecated integration is excused, and shown to be', () => {
    const deprecated = integration
      .replace('display: Acme Cloud Logs', 'deprecated: true\ndisplay: Acme Cloud Logs (Deprecated)')
      .replace('description: Collects audit logs.', 'description: Deprecated. Use Acme Two instead.')
      .replace('sectionorder:\n  - Connect\n  - Collect\n', '')
      .replaceAll(/ {4}section: .*\n/g, '')
      .replace('description: How many.', 'description: How many');
    const changes = {
      [yaml]: deprecated,
      'Integrations/Acme/Acme_image.png': 'no picture',
      'Integrations/Acme/README.md': undefined,
      'ReleaseNotes/1_0_1.md': ['Acme Cloud Logs', 'Acme Cloud Logs (Deprecated)'] as const,
    };
    expect(errors(changes)).toEqual([]);
    const { suppressed } = validateInputs([sourceInput(changes)]);
    expect(new Set(suppressed.map(({ code, suppressedBy }) => `${code} ${suppressedBy}`))).toEqual(
      new Set(['CP313', 'CP314', 'CP326', 'CP617', 'CP701'].map((code) => `${code} deprecated`)),
    );
  });

  test('what cannot be read, and secrets, count in deprecated items as well', () => {
    const key = `AKIA${'ABCDEFGHIJKLMNOP'}`;
    const changes = { [yaml]: `deprecated: true\nname: x\nname: y\ndescription: ${key}\n` };
    expect(errors(changes)).toEqual(expect.arrayContaining([`CP012 ${yaml}`, `CP618 ${yaml}`]));
  });

  test('odd lines of .pack-ignore are no errors', () => {
    const odd =
      '[file:Gone.yml]\nignore=BA124\n\n[known_words]\nacme\nzone\n\n[tests_require_network]\nAcme-Test\n';
    expect(errors({ '.pack-ignore': odd })).toEqual([]);
    const { findings } = validateInputs([sourceInput({ '.pack-ignore': odd })]);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['CP231 warning']);
  });

  test('only the newest release note is judged', () => {
    const old = {
      'ReleaseNotes/1_0_0.md': '',
      'ReleaseNotes/0_9_0.md':
        '#### Integrations\n\n##### Acme\n\nBreaking change: run test-module. %%UPDATE_RN%%\n',
    };
    expect(errors(old)).toEqual([]);
  });

  test('the labels of fetch parameters are a matter of taste', () => {
    expect(errors({ [yaml]: ['display: Fetch Events', 'display: Fetch audit events'] })).toEqual([]);
  });

  test('.gitkeep and .git are no content', () => {
    const kept = { 'Integrations/.gitkeep': '', 'Scripts/.gitkeep': '', 'doc_files/.gitkeep': '' };
    expect(errors({ ...kept, '.git/HEAD': 'ref: refs/heads/main\n', '.git/hooks/a.sample': 'x' })).toEqual(
      [],
    );
  });

  test('a check that .pack-ignore ignores is not reported, but shown as suppressed', () => {
    const changes = {
      [yaml]: ['  isfetchevents: true', '  isfetchevents: true\n  isfetch: true'] as const,
      '.pack-ignore': '[file:Acme.yml]\nignore=IN126,BA133\n',
    };
    // BA133 is none of the checks that a pack may ignore.
    expect(new Set(errors(changes))).toEqual(new Set([`CP323 ${yaml}`]));
    const { suppressed } = validateInputs([sourceInput(changes)]);
    expect(new Set(suppressed.map(({ code, suppressedBy }) => `${code} ${suppressedBy}`))).toEqual(
      new Set(['CP420 pack-ignore']),
    );
  });

  test('an ignore for the YAML holds for what lies in its folder, one for the pack everywhere, no other', () => {
    const readme = 'Integrations/Acme/README.md';
    const broken = { [readme]: ['## Known Limitations', '## Use Cases\n\n## Known Limitations'] as const };
    expect(errors(broken)).toEqual([`CP707 ${readme}`]);
    expect(errors({ ...broken, '.pack-ignore': '[file:Acme.yml]\nignore=RM100\n' })).toEqual([]);
    expect(errors({ ...broken, '.pack-ignore': `[file:Packs/Acme/${readme}]\nignore=RM100\n` })).toEqual([]);
    expect(errors({ ...broken, '.pack-ignore': '[pack]\nignore=RM100\n' })).toEqual([]);
    expect(errors({ ...broken, '.pack-ignore': '[file:Other.yml]\nignore=RM100\n' })).toEqual([
      `CP707 ${readme}`,
    ]);
  });

  test('mirroring commands need no README', () => {
    const mirroring = ['get-mapping-fields', 'get-remote-data', 'update-remote-system'].map(
      (name) => `    - name: ${name}\n      description: For mirroring.\n      arguments: []\n`,
    );
    expect(errors({ [yaml]: ["  script: '-'", `${mirroring.join('')}  script: '-'`] })).toEqual([]);
  });

  test('feedExpirationInterval may have an empty label', () => {
    const parameter =
      "  - display: ''\n    name: feedExpirationInterval\n    type: 1\n    section: Collect\n";
    expect(errors({ [yaml]: ['triggers:', `${parameter}triggers:`] })).toEqual([]);
  });

  test('a rule next to the folders is one finding', () => {
    const changes = {
      'ParsingRules/Lone.yml': String(sourceFiles['ParsingRules/Acme/Acme.yml']).replace('Acme_', 'Lone_'),
      'ParsingRules/Lone.xif': String(sourceFiles['ParsingRules/Acme/Acme.xif']),
    };
    expect(new Set(errors(changes).map((found) => found.slice(0, 6)))).toEqual(new Set(['CPT403']));
  });

  test.each(['Dashboards/dashboard-acme.json', 'Reports/report-acme.json', 'XSIAMReports/Acme_report.json'])(
    'a pack with nothing but %s has content',
    (path) => {
      expect(errors({ ...withoutItems, [path]: '{}' })).not.toContain('CP855 pack_metadata.json');
      expect(errors({ [path]: '{}' }, uploadInput)).not.toContain('CP855 metadata.json');
    },
  );

  test('a provider is wanted where the pack and the integration are for platform', () => {
    const other = {
      [metadata]: ['["marketplacev2", "platform"]', '["xsoar"]'] as const,
      [yaml]: ['provider: Acme', 'marketplaces: [xsoar, platform]'] as const,
    };
    expect(errors(other)).not.toContain(`CP309 ${yaml}`);
  });

  test('triggers may ask for the engine', () => {
    const names =
      "triggers:\n  - conditions:\n      - {name: engine, operator: exists}\n      - {name: isEngineGroup, operator: equal, value: 'true'}\n    effects:\n      - {name: url, action: {hidden: true}}\n";
    expect(errors({ [yaml]: ['triggers:\n', names] })).toEqual([]);
  });

  test('a header inside a comment is no header', () => {
    const xif =
      '// [INGEST:vendor="v", product="p", target_dataset="other_raw"]\n/* [INGEST:vendor="v", product="p", target_dataset="more_raw"] */\n';
    const path = 'ParsingRules/Acme/Acme.xif';
    expect(errors({ [path]: xif + String(sourceFiles[path]) })).toEqual([]);
  });

  test('a modeling rule may begin with an older version than a parsing rule', () => {
    expect(errors({ 'ModelingRules/Acme/Acme.yml': ['8.4.0', '6.8.0'] })).toEqual([]);
  });

  test('the data of git and what git ignores are not read, and counted', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(root);
    await writeFiles(root, {
      '.gitignore': 'secret.txt\ncache/\n',
      'secret.txt': 'x',
      'cache/a.bin': 'x',
      'cache/b.bin': 'x',
    });
    await execute('git', ['init', '--quiet'], { cwd: root });
    const { findings, packs } = await validate({ paths: ['.'], root });
    expect(
      findings
        .map(({ code, file }) => `${code} ${file}`)
        .filter((found) => !/^CP230|^CP225 \.gitignore/.test(found)),
    ).toEqual([]);
    expect(packs).toMatchObject([{ coverage: { ignoredByGit: 2 } }]);
  });

  test('a folder that git ignores is checked when it is named', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'dist', 'Packs', 'Acme'), { [yaml]: ['version: -1', 'version: 3'] });
    await writeFiles(root, { '.gitignore': 'dist/\n' });
    await execute('git', ['init', '--quiet'], { cwd: root });
    const { findings } = await validate({ paths: ['dist/Packs'], root });
    expect(findings.map(({ code }) => code)).toEqual(['CP302']);
  });

  test('code between three backticks in one line opens no block', () => {
    const readme = 'Integrations/Acme/README.md';
    const example = '#### Command Example\n\n```!acme-status```\n\n### acme-get-events';
    const two = '### acme-status\n\nTells the state.\n\n#### Base Command\n\n`acme-status`\n\n#### Input\n\n';
    const before = `${two}There are no arguments.\n\n#### Context Output\n\nThere is none.\n\n${example}`;
    const changes = { [readme]: ['### acme-get-events', before] as const };
    expect(validateInputs([sourceInput(changes)]).findings).toEqual([]);
  });

  test('yes and no without quotes are the labels of a playbook as they are written', () => {
    const labels = {
      [playbook]: [
        '      "yes":\n      - "3"\n    conditions:\n    - label: "yes"',
        '      yes:\n      - "3"\n      Yes:\n      - "3"\n    conditions:\n    - label: "yes"',
      ] as const,
    };
    expect(errors(labels, contentItemInput)).toEqual([]);
    const answers = { [playbook]: ['      - "Yes"\n      - "No"', '      - Yes\n      - No'] as const };
    expect(errors(answers, contentItemInput)).toEqual([]);
    const other = { [playbook]: ['    - label: "yes"', '    - label: no'] as const };
    expect(errors(other, contentItemInput)).toEqual([`CPC303 ${playbook}`, `CPC303 ${playbook}`]);
  });

  test('a text of YAML may be a whole number, true or false without quotes', () => {
    const label = { [playbook]: ['    - label: "yes"', '    - label: yes'] as const };
    expect(errors(label, contentItemInput)).toEqual([]);
    const id = { [playbook]: ['  "3":\n    id: "3"', '  "3":\n    id: 3'] as const };
    expect(errors(id, contentItemInput)).toEqual([]);
  });

  test('the platform writes no time as the beginning of the calendar', () => {
    const time = { [playbook]: ["view: '{}'", "modified: 0001-01-01T00:00:00Z\nview: '{}'"] as const };
    const { findings } = validateInputs([contentItemInput(time)]);
    expect(findings.map(({ code }) => code)).not.toContain('CP014');
  });

  test('a tab of a layout may be hidden with a flag', () => {
    const hidden = { [layout]: ['"type": "custom"', '"type": "custom",\n"hidden": true'] as const };
    expect(errors(hidden, contentItemInput)).toEqual([]);
  });

  test('a mapper may be named like a classifier', () => {
    const named = 'Classifiers/classifier-Acme_Cloud_Mapper.json';
    const mapper = contentItemInput().files.get('Classifiers/classifier-mapper-Acme_Cloud.json');
    const changes = { [named]: mapper, 'Classifiers/classifier-mapper-Acme_Cloud.json': undefined };
    expect(errors(changes, contentItemInput)).toEqual([]);
  });

  test('words of a licence inside other words, and in other letters, are none', () => {
    const readme =
      'A **proprietary algorithm** of Acme rates each account. Proprietary formats are read, too.\n';
    expect(errors({ 'README.md': readme })).toEqual([]);
  });

  test('outputs that are named like datasets are none in a pack without events', () => {
    const names = 'acme.start_time_raw and acme.stop_time_raw';
    const help = 'Integrations/Acme/Acme_description.md';
    const changes = { ...contentOnly, [help]: `${names}, again ${names}, and acme.start_time_raw.\n` };
    expect(validateInputs([sourceInput(changes)]).findings.map(({ code }) => code)).not.toContain('CP718');
  });

  test('what tenants run, though nobody should write it so, is no error', () => {
    const changes = {
      'Integrations/Acme/Acme.js': ["'ok'", "'\u00f6k'"] as const,
      [yaml]: ['          auto: PREDEFINED\n', ''] as const,
    };
    const { findings } = validateInputs([sourceInput(changes)]);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual([
      'CP507 warning',
      'CP602 warning',
    ]);
  });

  test('one answer may be left to the default branch', () => {
    const answers = {
      [playbook]: ['      "No":\n      - "4"', '      \'#default#\':\n      - "4"'] as const,
    };
    expect(errors(answers, contentItemInput)).toEqual([]);
  });

  test('an empty instance is none', () => {
    const using = { [playbook]: ['scriptarguments:', 'scriptarguments:\n      using: {}'] as const };
    expect(errors(using, contentItemInput)).toEqual([]);
  });

  test('the id of a field may part its words', () => {
    const field = 'IncidentFields/incidentfield-Acme_Cloud_Account.json';
    const id = { [field]: ['incident_acmecloudaccount', 'incident_acme_cloud_account'] as const };
    expect(errors(id, contentItemInput)).toEqual([]);
  });

  test('words of a copyright inside other words of the code are none', () => {
    const code = 'Scripts/AcmeLookup/AcmeLookup.py';
    const text = 'def main():\n    return {"Copyright": "LegalCopyright"}  # (proprietary format)\n';
    expect(errors({ [code]: text }, contentItemInput)).toEqual([]);
  });

  test('no certification is none, and a small heading is none that the official build looks for', () => {
    const changes = {
      [metadata]: ['"author"', '"certification": "",\n    "author"'] as const,
      'Integrations/Acme/Acme_description.md': '## Partner Contributed Integration\n\nCreate a key.\n',
    };
    expect(errors(changes)).toEqual([]);
  });

  test('a row of the outputs in a README may have several lines, and a path its own backslashes', () => {
    const readme = 'Integrations/Acme/README.md';
    const rows = (id: string) =>
      `| Acme.Event.id | String | The id of the event. |\n| ${id} | String | The first line.\nThe second one.\n |\n| Acme.Event.name | String | The name. |`;
    const more = ['name', 'x\\.y']
      .map(
        (name) =>
          `        - contextPath: Acme.Event.${name}\n          description: Of the event.\n          type: String\n`,
      )
      .join('');
    const changes = (id: string): Changes => ({
      [readme]: ['| Acme.Event.id | String | The id of the event. |', rows(id)],
      [yaml]: ['        - contextPath: Acme.Event.id', `${more}        - contextPath: Acme.Event.id`],
    });
    expect(errors(changes('Acme.Event.x\\.y'))).toEqual([]);
    expect(errors(changes('Acme.Event.z'))).toEqual([`CP717 ${yaml}`, `CP717 ${readme}`]);
  });

  test('the name of an image may have brackets', () => {
    const changes = {
      'doc_files/form_(new)_1.png': sourceFiles['doc_files/form.png'],
      'Integrations/Acme/Acme_description.md': '![Form](../../doc_files/form_(new)_1.png)\n',
    };
    expect(validateInputs([sourceInput(changes)]).findings.map(({ code }) => code)).not.toContain('CP710');
  });

  test('an item without an end may say so with an empty text', () => {
    const field = 'IncidentFields/incidentfield-Acme_Cloud_Account.json';
    const ends = (to: string): Changes => ({ [field]: ['"cliName"', `"toVersion": "${to}",\n  "cliName"`] });
    expect(errors(ends(''), contentItemInput)).toEqual([]);
    expect(errors(ends('9'), contentItemInput)).toEqual([`CP310 ${field}`]);
  });
});
