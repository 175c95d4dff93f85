import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checksForFaults, sortChecks } from './checks.js';
import { compareZips, describeDifference } from './compare-zips.js';
import { unexplainedCodes } from './explained-codes.js';
import { unexplained } from './explained-differences.js';
import { failingsOf } from './failings.js';
import type { FaultVerdict } from './judge-faults.js';
import { renderPage, saysTheSame } from './page.js';
import type { ConformanceReport, PackReport } from './report.js';

function zip(files: { readonly [path: string]: string }): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

function difference(ours: object, theirs: object): string[] {
  const written = (value: object) => zip({ 'metadata.json': JSON.stringify(value) });
  return compareZips(written(ours), written(theirs)).map(({ key }) => key);
}

function verdict(
  kit: readonly string[],
  ours: readonly { code: string; official?: string[] }[],
): FaultVerdict {
  return {
    mistake: 'something wrong',
    kit: kit.map((code) => ({
      code,
      file: 'Packs/Acme/Integrations/Acme/Acme.yml',
      message: 'no',
      warning: false,
    })),
    ours: ours.map(({ code, official = [] }) => ({
      code,
      official,
      severity: 'error',
      file: 'Packs/Acme/Integrations/Acme/Acme.yml',
      start: { line: 3, column: 7 },
      message: 'no',
      why: 'because',
      fix: 'fix',
      fixable: false,
    })),
    kitSeconds: 1.25,
    ourSeconds: 0.1,
  };
}

function report(...verdicts: FaultVerdict[]): ConformanceReport {
  const checks = { ran: ['BA100'], graph: ['GR104'], network: ['DO106'], idle: ['PB100'] };
  return {
    kitVersion: '1.2.3',
    checks,
    packs: [],
    faultGroups: [{ title: 'Faults', verdicts }],
    templates: [],
  };
}

test('zips are compared key by key, whatever the order', () => {
  expect(
    difference({ a: [{ id: 'x', n: 1 }, { id: 'y' }], b: 1 }, { b: 1, a: [{ id: 'y' }, { id: 'x', n: 1 }] }),
  ).toEqual([]);
  expect(difference({ a: [{ id: 'x', n: 1 }] }, { a: [{ id: 'x', n: '1' }] })).toEqual(['a.x.n']);
  expect(difference({ a: { b: true } }, { a: {} })).toEqual(['a.b']);
  expect(difference({ tags: ['One', 'Two'] }, { tags: ['Two'] })).toEqual(['tags.One']);
  expect(difference({ a: [] }, { a: null })).toEqual(['a']);
});

test('a file that one zip lacks is a difference', () => {
  const [found] = compareZips(zip({ 'README.md': 'x' }), zip({}));
  expect(found && describeDifference(found)).toBe(
    'README.md differs in its contents: ours "x", theirs (none)',
  );
});

test('only the explained way to differ is explained', () => {
  const metadata = { file: 'metadata.json', key: 'commit', theirs: 'abc' };
  expect(unexplained([{ ...metadata, ours: '' }])).toEqual([]);
  expect(unexplained([{ ...metadata, ours: 'def' }])).toHaveLength(1);
  const script = {
    file: 'Integrations/integration-Acme.yml',
    key: 'script.script',
    ours: '### pack version: 1.0.0\nrun()\n',
  };
  const framed = (code: string) =>
    `register_module_line('A', 'start', __line__())\nCONSTANT_PACK_VERSION = '1.0.0'\n${code}\nregister_module_line('A', 'end', __line__())\n`;
  expect(unexplained([{ ...script, theirs: framed('run()') }])).toEqual([]);
  expect(unexplained([{ ...script, theirs: framed('other()') }])).toHaveLength(1);
});

test('a code of the kit needs a counterpart, or one of ours that says the same', () => {
  expect(unexplainedCodes(verdict(['BA101'], [{ code: 'CP301', official: ['BA101'] }]))).toEqual([]);
  expect(unexplainedCodes(verdict(['BA101', 'IN100'], [{ code: 'CP301', official: ['BA101'] }]))).toEqual([
    'IN100',
  ]);
  expect(unexplainedCodes(verdict(['PA108'], [{ code: 'CP102' }]))).toEqual([]);
  expect(unexplainedCodes(verdict(['PA108'], [{ code: 'CP103' }]))).toEqual(['PA108']);
});

test('the command fails for what only the kit finds, and for what nobody finds', () => {
  const found = verdict(['BA101'], [{ code: 'CP301', official: ['BA101'] }]);
  expect(failingsOf(report(found, verdict([], [{ code: 'CP301' }])))).toEqual([]);
  expect(failingsOf(report(verdict(['BA101'], [])))).toEqual([
    expect.stringContaining('the kit finds BA101 (no), cortex-pack finds nothing'),
  ]);
  expect(failingsOf(report(verdict([], [])))).toEqual([expect.stringContaining('found by neither tool')]);
});

test('the command fails for an upload that the tenant does not take whole', () => {
  const pack = (problems: readonly string[]): PackReport => ({
    ...{ zip: 'Acme.zip', findings: [], structured: 0, structureErrors: [], comparisons: [] },
    uploads: [{ way: 'the client', problems }],
  });
  const withPack = (problems: readonly string[]) => ({ ...report(), packs: [pack(problems)] });
  expect(failingsOf(withPack([]))).toEqual([]);
  expect(failingsOf(withPack(['it ended with 1']))).toEqual([
    'Acme.zip, uploaded by the client: it ended with 1',
  ]);
  expect(renderPage(withPack([]))).toContain('| the client: all there |');
});

test('the command fails for a finding about the packs, unless it is explained', () => {
  const file = 'Packs/Acme/CorrelationRules/Acme.yml';
  const failings = (message: string) =>
    failingsOf({
      ...report(),
      packs: [
        {
          ...{ zip: 'Acme.zip', findings: [], structured: 1, comparisons: [], uploads: [] },
          structureErrors: [{ file, message }],
        },
      ],
    });
  expect(failings('suppression_fields: str type expected')).toEqual([]);
  expect(failings('suppression_duration: str type expected')).toHaveLength(1);
  expect(failings('suppression_fields: none is not an allowed value')).toHaveLength(1);
});

test('a check that needs something once is not run on mistakes', () => {
  const checks = sortChecks([
    { outcomes: { BA100: 'ran', DO106: 'ran', GR104: 'graph', AG100: 'idle', RN113: 'idle' } },
    { outcomes: { BA100: 'idle', DO106: 'network', RN113: 'ran', IN124: 'idle' } },
  ]);
  expect(checks).toEqual({
    ran: ['BA100', 'RN113'],
    graph: ['GR104'],
    network: ['DO106'],
    idle: ['AG100', 'IN124'],
  });
  expect(checksForFaults(checks)).toEqual(['BA100', 'IN124', 'RN113']);
});

test('the page shows who finds a mistake and where, and other times make no other page', () => {
  const one = renderPage(report(verdict(['BA101'], [{ code: 'CP301', official: ['BA101'] }])));
  expect(one).toContain(
    '| something wrong | BA101 | `Integrations/.../Acme.yml` | 1.3 s | CP301 | `Integrations/.../Acme.yml:3:7` | 100 ms |',
  );
  expect(saysTheSame(one, one.replaceAll('1.3 s', '12.0 s').replaceAll('100 ms', '7 ms'))).toBe(true);
  expect(saysTheSame(one, one.replace('CP301', 'CP302'))).toBe(false);
});

test('a template of the kit fails by what only one of the tools finds', () => {
  const withTemplate = (template: FaultVerdict) => ({ ...report(), templates: [template] });
  const both = verdict(['BA101'], [{ code: 'CP301', official: ['BA101'] }]);
  expect(failingsOf(withTemplate(both))).toEqual([]);
  expect(failingsOf(withTemplate(verdict([], [])))).toEqual([]);
  expect(failingsOf(withTemplate(verdict(['BA101'], [])))).toEqual([
    expect.stringContaining('the kit finds BA101'),
  ]);
  expect(failingsOf(withTemplate(verdict([], [{ code: 'CP301', official: ['BA101'] }])))).toEqual([
    expect.stringContaining('cortex-pack finds CP301'),
  ]);
  expect(renderPage(withTemplate(both))).toContain('| something wrong | BA101 | CP301 | none |');
});
