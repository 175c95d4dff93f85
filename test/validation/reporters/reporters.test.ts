import { describe, expect, test } from 'vitest';
import type { Finding, SuppressedFinding } from '#src/validation/finding.js';
import { formatGithub } from '#src/validation/reporters/github.js';
import { formatJson } from '#src/validation/reporters/json.js';
import type { Report } from '#src/validation/reporters/report.js';
import { formatSarif } from '#src/validation/reporters/sarif.js';
import { formatText } from '#src/validation/reporters/text.js';
import { rules } from '#src/validation/rules.js';
import { expectGolden } from '../../fixtures/golden.js';

const common = { official: [], fixable: false, why: 'Because.', fix: 'Fix it.' } as const;

const findings: readonly Finding[] = [
  {
    ...common,
    code: 'CP302',
    official: ['BA100'],
    severity: 'error',
    file: 'Packs/My Pack/Integrations/Acme/Acme.yml',
    start: { line: 3, column: 12 },
    end: { line: 3, column: 13 },
    lineText: '  version: 3',
    message: 'The version is 3, not -1: 100% wrong.',
    fixable: true,
    source: { file: 'pack/definition/pack.ts', line: 7, column: 5 },
  },
  {
    ...common,
    code: 'CP224',
    official: ['PA128'],
    severity: 'error',
    file: 'Packs/My Pack/.pack-ignore',
    message: 'The file .pack-ignore is missing.',
  },
  {
    ...common,
    code: 'CP606',
    severity: 'note',
    file: 'dist/Acme.zip!/Integrations/integration-Acme.yml',
    start: { line: 10, column: 301 },
    end: { line: 11, column: 4 },
    lineText: `${'a'.repeat(300)}wrong and more ${'b'.repeat(300)}`,
    message: 'A long line.',
  },
  {
    ...common,
    code: 'CP618',
    severity: 'warning',
    file: 'a.js',
    start: { line: 1, column: 1 },
    end: { line: 1, column: 9 },
    message: 'Here is a secret.',
  },
];

const suppressed: readonly SuppressedFinding[] = [
  {
    ...common,
    code: 'CP403',
    official: ['IN135'],
    severity: 'error',
    file: 'Packs/My Pack/Integrations/Acme/Acme.yml',
    start: { line: 20, column: 14 },
    message: 'The label is "url".',
    suppressedBy: 'pack-ignore',
  },
];

const report: Report = {
  packs: [
    {
      id: 'Acme',
      path: 'Packs/My Pack',
      shape: 'source',
      files: 9,
      coverage: {
        checked: 5,
        parsedOnly: 3,
        pathOnly: 1,
        ignoredByGit: 0,
        kindsWithoutRules: [
          { kind: 'Lists', files: 1 },
          { kind: 'Playbooks', files: 2 },
        ],
      },
    },
  ],
  findings,
  suppressed,
  rules: 178,
  goneFromBaseline: 0,
  version: '1.2.3',
};

const plain = { width: 100, style: (_style: string, text: string) => text };

test('text shows the line and marks the wrong part', () =>
  expectGolden('validation/report.txt', `${formatText(report, plain).join('\n')}\n`));

test('text without findings says what was not checked', () => {
  expect(formatText({ ...report, findings: [] }, plain)).toEqual([
    'No findings. (1 pack, 5 of 9 files checked, 178 rules)',
    'Suppressed by .pack-ignore: 1 finding (CP403).',
    'Not checked: 3 files only parsed. Kinds of content without rules: Lists 1, Playbooks 2.',
    'Only path, encoding and secrets: 1 file.',
  ]);
});

test('what was left out is said in every format', () => {
  const unchanged = { ref: 'main', packs: 24, findings: 1 };
  const [first] = suppressed;
  if (first === undefined) throw new Error('Nothing is suppressed.');
  const accepted = { ...first, suppressedBy: 'baseline' } as const;
  const left = { ...report, suppressed: [accepted], findings: [], unchanged, goneFromBaseline: 2 };
  const lines = [
    'Suppressed by the baseline: 1 finding (CP403).',
    'No longer there: 2 findings that the baseline accepts. --write-baseline takes them out.',
    'Not looked at: 24 packs without changes since main.',
    'Not shown: 1 finding in files without changes since main.',
    'Not checked: 3 files only parsed. Kinds of content without rules: Lists 1, Playbooks 2.',
    'Only path, encoding and secrets: 1 file.',
  ];
  expect(formatText(left, plain).slice(1)).toEqual(lines);
  expect(formatGithub(left)).toEqual([
    `::notice title=cortex-pack::1 pack, 5 of 9 files checked, 178 rules.%0A${lines.join('%0A')}`,
  ]);
  const [run] = JSON.parse(formatSarif(left, rules)).runs;
  expect(
    run.invocations[0].toolExecutionNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    ),
  ).toEqual(lines);
  expect(run.properties.coverage).toMatchObject({ checked: 5, parsedOnly: 3, pathOnly: 1 });
  expect(run.results[0].suppressions).toEqual([
    { kind: 'external', justification: 'Accepted by the baseline.' },
  ]);
  expect(JSON.parse(formatJson(left))).toMatchObject({ goneFromBaseline: 2, unchanged });
});

test('more than five of one rule in one file are counted', () => {
  const [first] = findings;
  if (first === undefined) throw new Error('There is no finding.');
  const many = Array.from({ length: 8 }, (_, index) => ({ ...first, start: { line: index + 1, column: 1 } }));
  const text = formatText({ ...report, findings: many }, plain);
  expect(text.filter((line) => line.includes('CP302 (BA100)'))).toHaveLength(5);
  expect(text).toContain('    3 more findings of CP302 in this file; --json lists all.');
  expect(text.join('\n')).toContain('8 errors.');
  expect(formatGithub({ ...report, findings: many }).at(-1)).toMatch(/ 3 more of CP302 in this file\.$/);
  expect(JSON.parse(formatJson({ ...report, findings: many })).findings).toHaveLength(8);
});

describe('a report of many findings', () => {
  const [first, second] = findings as [Finding, Finding];
  const many = (count: number, finding: Finding) =>
    Array.from({ length: count }, (_, index) => ({ ...finding, file: `Packs/${index}.yml` }));
  const textOf = (shown: readonly Finding[]) => formatText({ ...report, findings: shown }, plain);
  const count = (lines: readonly string[], part: string) =>
    lines.filter((line) => line.includes(part)).length;

  test('explains a rule once', () => {
    const few = textOf(many(50, second));
    expect([count(few, '    why '), count(few, 'Findings by rule')]).toEqual([50, 0]);
    const lines = textOf(many(51, second));
    expect([count(lines, '    why '), count(lines, '    fix '), count(lines, second.message)]).toEqual([
      1, 1, 52,
    ]);
  });

  test('says at each finding what is special about it', () => {
    const special = { ...second, file: 'a', fix: 'Did you mean "b"?' };
    const lines = textOf([...many(60, first), ...many(60, second), special]);
    expect(count(lines, 'Did you mean "b"?')).toBe(1);
    expect(count(lines, '(--fix does it)')).toBe(60);
  });

  test('ends with the rules, the most frequent first', () => {
    const others = Array.from({ length: 21 }, (_, index) => ({ ...first, code: `CPT1${index + 10}` }));
    const lines = textOf([...many(2, first), ...many(60, second), ...others]);
    const start = lines.findIndex((line) => line.startsWith('Findings by rule'));
    expect(lines.slice(start + 1, start + 4)).toEqual([
      '  60  CP224   error    in 60 files. The first: The file .pack-ignore is missing.',
      '   2  CP302   error    in 2 files. The first: The version is 3, not -1: 100% wrong.',
      '   1  CPT110  error    in 1 file. The first: The version is 3, not -1: 100% wrong.',
    ]);
    expect(lines.slice(start + 21, start + 23)).toEqual([
      '   3  of 3 other rules',
      'To report only what is new from now on, accept these: --write-baseline <file>, and later --baseline <file>.',
    ]);
    expect(lines[start + 24]).toMatch(/^83 errors\./);
  });
});

test('JSON is the documented format', () =>
  expectGolden('validation/report.json', `${formatJson(report)}\n`));

test('annotations that GitHub drops are counted in the first one', () => {
  const [first] = findings as [Finding];
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...first, file: `Packs/${index}.yml` }));
  expect(formatGithub({ ...report, findings: many(10) })[0]).not.toContain('GitHub shows');
  expect(formatGithub({ ...report, findings: many(11) })[0]).toContain(
    '%0A11 errors, 0 warnings, 0 notes. GitHub shows 10 annotations of each kind; the log of the step has the others.%0A',
  );
});

test('annotations of GitHub are escaped', () =>
  expectGolden('validation/report.github.txt', `${formatGithub(report).join('\n')}\n`));

test('SARIF has what its schema demands', async () => {
  const text = formatSarif(report, rules);
  await expectGolden('validation/report.sarif', `${text}\n`);
  const log = JSON.parse(text);
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(run.tool.driver).toMatchObject({ name: 'cortex-pack', version: '1.2.3' });
  const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const result of run.results) {
    expect(ids[result.ruleIndex]).toBe(result.ruleId);
    expect(['error', 'warning', 'note']).toContain(result.level);
    expect(result.message.text).not.toBe('');
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      expect(() => new URL(physicalLocation.artifactLocation.uri, 'file:///')).not.toThrow();
      expect(physicalLocation.artifactLocation.uri).not.toMatch(/[\s#]/);
      const region = physicalLocation.region ?? { startLine: 1, startColumn: 1 };
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.startColumn).toBeGreaterThan(0);
    }
  }
});
