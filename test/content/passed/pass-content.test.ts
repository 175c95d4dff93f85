import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { passContent } from '#src/content/passed/pass-content.js';
import type { ContentFile, PackOfItem } from '#src/content/passed/passed-item.js';
import { contentItemFiles } from '../../fixtures/content-items.js';

const pack: PackOfItem = {
  ...{ id: 'Acme', version: '1.2.3', author: 'Ada', email: '', url: '' },
  support: 'community',
};

function fileOf(path: string, content: string | Uint8Array): ContentFile {
  return { path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

function passed(files: { readonly [path: string]: string | Uint8Array }) {
  const found = passContent(
    Object.entries(files).map(([path, content]) => fileOf(path, content)),
    pack,
  );
  const textsOf = (shape: 'source' | 'upload') =>
    Object.fromEntries(
      found.items.flatMap((item) =>
        item[shape].map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
      ),
    );
  return { ...found, source: textsOf('source'), upload: textsOf('upload') };
}

const json = (value: object) => JSON.stringify(value);
/** An item of each kind, and what belongs to some. */
const everything = Object.fromEntries(
  Object.entries(contentItemFiles).filter(([path]) => path.includes('/')),
);

describe('what lies in pack/content', () => {
  test('keeps every file in the source layout, under the name that it must have there', () => {
    const { problems, source } = passed(everything);
    expect(problems).toEqual([]);
    expect(Object.keys(source).sort()).toEqual(Object.keys(everything).sort());
    for (const [path, content] of Object.entries(everything)) {
      if (typeof content === 'string') expect(source[path]).toBe(content);
    }
  });

  test('is in the zip as one file an item, named so that a tenant takes it', () => {
    const { upload, items } = passed(everything);
    expect(Object.keys(upload).sort()).toMatchInlineSnapshot(`
      [
        "Classifiers/classifier-Acme_Cloud.json",
        "Classifiers/classifier-mapper-Acme_Cloud.json",
        "Dashboards/dashboard-Acme.json",
        "IncidentFields/incidentfield-Acme_Cloud_Account.json",
        "IncidentTypes/incidenttype-Acme_Cloud_Login.json",
        "IndicatorFields/incidentfield-indicatorfield-Acme_Cloud_Score.json",
        "IndicatorTypes/reputation-Acme_Account.json",
        "Jobs/job-Acme_nightly.json",
        "LayoutRules/layoutrule-Acme_Cloud.json",
        "Layouts/layoutscontainer-Acme_Cloud_Layout.json",
        "Lists/list-AcmeAccounts.json",
        "Playbooks/playbook-Acme_Triage.yml",
        "Reports/report-Acme.json",
        "Scripts/script-AcmeLookup.yml",
        "Triggers/external-trigger-Acme_Login.json",
        "Widgets/widget-Acme_accounts.json",
        "XSIAMReports/external-xsiamreport-Acme_weekly.json",
        "doc_files/Acme_Triage.png",
      ]
    `);
    for (const { summary, kind } of items)
      if (kind !== 'doc_files')
        expect(summary, kind).toMatchObject({ id: /./, name: /./, fromversion: '8.4.0' });
  });

  test('of servers before 6.0 is in the source layout alone, under its own name', () => {
    const old = json({ typeId: 'Acme', kind: 'details', layout: { id: 'Acme' }, toVersion: '5.9.9' });
    const { problems, source, upload } = passed({
      'Layouts/layout-details-Acme.json': old,
      'IndicatorTypes/reputation-acme_5_9_9.json': json({ id: 'acme', details: 'A', toVersion: '5.9.9' }),
      'IndicatorTypes/reputation-acme.json': json({ id: 'acme', details: 'A', fromVersion: '6.0.0' }),
    });
    expect(problems).toEqual([]);
    expect(source['Layouts/layout-details-Acme.json']).toBe(old);
    expect(Object.keys(source)).toContain('IndicatorTypes/reputation-acme_5_9_9.json');
    expect(Object.keys(upload)).toEqual(['IndicatorTypes/reputation-acme.json']);
  });

  test('gets each prefix of its kind once, whichever its name has already', () => {
    const { source } = passed({
      'IndicatorFields/incidentfield-Score.json': json({ id: 's', name: 'S' }),
      'IndicatorFields/indicatorfield-Rank.json': json({ id: 'r', name: 'R' }),
      'Classifiers/classifier-Acme_In.json': json({ id: 'm', name: 'M', type: 'mapping-incoming' }),
      'Classifiers/classifier-mapper-Acme_Out.json': json({ id: 'o', name: 'O', type: 'mapping-outgoing' }),
    });
    expect(Object.keys(source)).toEqual([
      'IndicatorFields/incidentfield-indicatorfield-Score.json',
      'IndicatorFields/incidentfield-indicatorfield-Rank.json',
      'Classifiers/classifier-mapper-Acme_In.json',
      'Classifiers/classifier-mapper-Acme_Out.json',
    ]);
  });

  test('may have the names under which a tenant exports it', () => {
    const { source, upload } = passed({
      'Playbooks/Acme: Look up (new).yaml': 'id: a\nname: Acme\n',
      'Playbooks/Acme: Look up (new)_README.md': 'About it.',
      'Classifiers/From Acme.json': json({ id: 'm', name: 'M', type: 'mapping-incoming' }),
      'XSIAMReports/Weekly.json': json({ templates_data: [{ global_id: 'w', report_name: 'W' }] }),
      'CorrelationRules/Acme_Login.yml': 'global_rule_id: r\nname: R\n',
    });
    expect(Object.keys(source).sort()).toEqual([
      'Classifiers/classifier-mapper-From_Acme.json',
      'CorrelationRules/Acme_Login.yml',
      'Playbooks/playbook-Acme_Look_up_new.yml',
      'Playbooks/playbook-Acme_Look_up_new_README.md',
      'XSIAMReports/Acme_Weekly.json',
    ]);
    expect(Object.keys(upload).sort()).toEqual([
      'Classifiers/classifier-mapper-From_Acme.json',
      'CorrelationRules/external-correlationrule-Acme_Login.yml',
      'Playbooks/playbook-Acme_Look_up_new.yml',
      'XSIAMReports/external-xsiamreport-Acme_Weekly.json',
    ]);
  });

  test('gets texts that lie apart into the zip: of rules, and of lists', () => {
    const { source, upload } = passed({
      'ParsingRules/Desk/Desk.yml': "id: Desk_ParsingRule\nname: Desk Parsing Rule\nrules: ''\nsamples: ''\n",
      'ParsingRules/Desk/Desk.xif': '[INGEST: vendor = "acme"]\nfilter id != null;\n',
      'Lists/Teams.json': json({ id: 'Teams', name: 'Teams', type: 'json' }),
      'Lists/Teams_data.json': '{"north": 1}',
    });
    expect(Object.keys(source).sort()).toEqual([
      'Lists/Teams/Teams.json',
      'Lists/Teams/Teams_data.json',
      'ParsingRules/Desk/Desk.xif',
      'ParsingRules/Desk/Desk.yml',
    ]);
    expect(parse(upload['ParsingRules/external-parsingrule-Desk.yml'] ?? '')).toEqual({
      id: 'Desk_ParsingRule',
      name: 'Desk Parsing Rule',
      rules: '[INGEST: vendor = "acme"]\nfilter id != null;\n',
      samples: '',
    });
    expect(JSON.parse(upload['Lists/list-Teams.json'] ?? '')).toMatchObject({ data: '{"north": 1}' });
  });

  test('gets the text of an exported rule into a file of its own in the source layout', () => {
    const rules = '[INGEST: vendor = "acme"]\nfilter id != null;\n';
    const { source, upload } = passed({
      'ParsingRules/Desk.yml': `id: d\nname: D\nrules: |\n  ${rules.trim().replace('\n', '\n  ')}\n`,
    });
    expect(source['ParsingRules/Desk/Desk.xif']).toBe(rules);
    expect(parse(source['ParsingRules/Desk/Desk.yml'] ?? '').rules).toBe('');
    expect(parse(upload['ParsingRules/external-parsingrule-Desk.yml'] ?? '').rules).toBe(rules);
  });

  test('has the code, the help and the picture of a Python integration in one file of the zip', () => {
    const yaml =
      'commonfields: {id: Old, version: -1}\nname: Old\ndisplay: Old\nscript: {type: python, script: "-", commands: []}\n';
    const { upload, problems } = passed({
      'Integrations/Old/Old.yml': yaml,
      'Integrations/Old/Old.py':
        'import demistomock as demisto\nfrom CommonServerPython import *\n\nprint("é")\n',
      'Integrations/Old/Old_description.md': 'Help.\n',
      'Integrations/Old/Old_image.png': new Uint8Array([1, 2, 3]),
    });
    expect(problems).toEqual([]);
    const unified = parse(upload['Integrations/integration-Old.yml'] ?? '');
    expect(unified).toMatchObject({
      display: 'Old (Community Contribution)',
      image: 'data:image/png;base64,AQID',
    });
    expect(unified.script.script).toBe('### pack version: 1.2.3\n\nprint("é")\n');
    expect(unified.detaileddescription).toMatch(/\*\*\*\nHelp\.\n$/);
  });
});

describe('what cannot be taken is named, with what to do', () => {
  test.each<[what: string, files: { [path: string]: string }, path: string, message: RegExp]>([
    ['a misspelt folder', { 'Playbok/a.yml': 'id: a' }, 'Playbok/a.yml', /no folder of content/],
    ['a file in no folder', { 'a.yml': 'id: a' }, 'a.yml', /lies in no folder/],
    ['a file of no item', { 'Playbooks/notes.txt': 'x' }, 'Playbooks/notes.txt', /belongs to no playbook/],
    ['no JSON', { 'Lists/a.json': '{' }, 'Lists/a.json', /cannot be read/],
    ['no YAML', { 'Playbooks/a.yml': 'a: [' }, 'Playbooks/a.yml', /cannot be read/],
    ['no object', { 'Playbooks/a.yml': '- a' }, 'Playbooks/a.yml', /holds no object/],
    ['no name', { 'Playbooks/---.yml': 'id: a' }, 'Playbooks/---.yml', /no letter and no digit/],
    [
      'two of one name',
      { 'Playbooks/a b.yml': 'id: a', 'Playbooks/a_b.yml': 'id: b' },
      'Playbooks/a_b.yml',
      /would be Playbooks\/playbook-a_b\.yml, as Playbooks\/a b\.yml is/,
    ],
    [
      'code without YAML',
      { 'Scripts/Old/Old.py': '' },
      'Scripts/Old/Old.py',
      /There is no Scripts\/Old\/Old\.yml/,
    ],
    [
      'YAML without code',
      { 'Scripts/Old/Old.yml': 'type: python' },
      'Scripts/Old/Old.yml',
      /There is no Scripts\/Old\/Old\.py/,
    ],
  ])('%s', (_what, files, path, message) => {
    const { problems } = passed(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      path,
      message: expect.stringMatching(message),
      fix: expect.stringMatching(/./),
    });
  });
});
