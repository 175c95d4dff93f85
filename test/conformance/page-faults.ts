import type { Finding } from '#src/validation/finding.js';
import { explainedCodes, withoutCounterpart } from './explained-codes.js';
import type { KitFinding } from './judge.js';
import type { FaultVerdict } from './judge-faults.js';
import { table } from './markdown-table.js';
import type { FaultGroupReport } from './report.js';

/** Who finds which mistake, where and how fast. */
export function faultTables(groups: readonly FaultGroupReport[]): string[] {
  const all = groups.flatMap(({ verdicts }) => verdicts);
  return [
    '## Mistakes for both tools',
    '',
    `Each of these ${all.length} mistakes was made in a fresh copy of the pack in source layout, and given to the kit and to \`cortex-pack validate\`. Both were running already: the start takes the kit several seconds more each time. The command fails when the kit finds a mistake that ours does not.`,
    '',
    ...table(
      ['', 'Official kit', 'cortex-pack'],
      [
        [
          'mistakes found',
          count(all, ({ kit }) => kit.length > 0),
          count(all, ({ ours }) => ours.length > 0),
        ],
        [
          'with line and column',
          '0',
          count(all, ({ ours }) => ours.some(({ start }) => start !== undefined)),
        ],
        [
          'median time of one',
          seconds(median(all.map(({ kitSeconds }) => kitSeconds))),
          milliseconds(median(all.map(({ ourSeconds }) => ourSeconds))),
        ],
      ],
    ),
    '',
    'The kit names files, never lines. Ours marks line and column, unless a whole file is wrong or missing.',
    '',
    ...groups.flatMap(({ title, verdicts }) => [
      `### ${title}`,
      '',
      ...table(
        ['Mistake', 'Official kit', 'Where', 'Time', 'cortex-pack', 'Where', 'Time'],
        verdicts.map(faultRow),
      ),
      '',
    ]),
    '### Codes without a counterpart',
    '',
    'About some mistakes the kit says more than one thing, and none of our findings has its code as the official counterpart. Each such code is accepted only along with one of ours that says it; any other fails the command.',
    '',
    ...table(
      ['Official kit', 'cortex-pack', 'Why', 'Mistakes'],
      explainedCodes.map(({ code, ours, reason }) => [
        code,
        ours.join(', '),
        reason,
        String(all.filter((verdict) => withoutCounterpart(verdict).includes(code)).length),
      ]),
    ),
    '',
  ];
}

function faultRow({ mistake, kit, ours, kitSeconds, ourSeconds }: FaultVerdict): string[] {
  return [
    mistake,
    codesOf(kit) || 'not found',
    kit.length === 0 ? '' : kitPlace(kit),
    seconds(kitSeconds),
    codesOf(ours) || '**not found**',
    ours.length === 0 ? '' : ourPlace(ours),
    milliseconds(ourSeconds),
  ];
}

function codesOf(findings: readonly { readonly code: string }[]): string {
  return [...new Set(findings.map(({ code }) => code))].join(', ');
}

function kitPlace(findings: readonly KitFinding[]): string {
  const file = findings.find((finding) => finding.file !== '')?.file;
  return file === undefined ? '' : code(inPack(file));
}

/** The place of the first finding that has a line. */
function ourPlace(findings: readonly Finding[]): string {
  const found = findings.find(({ start }) => start !== undefined) ?? findings[0];
  if (found === undefined) return '';
  const { file, start } = found;
  return code(start === undefined ? inPack(file) : `${inPack(file)}:${start.line}:${start.column}`);
}

/** The names of pack and folder are the same in every row: the end of a path says enough. */
function inPack(file: string): string {
  const [, , ...inside] = file.split('/');
  return inside.length < 3 ? inside.join('/') || 'the pack' : `${inside[0] ?? ''}/.../${inside.at(-1) ?? ''}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function count(verdicts: readonly FaultVerdict[], holds: (verdict: FaultVerdict) => boolean): string {
  return String(verdicts.filter(holds).length);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function milliseconds(value: number): string {
  return `${Math.round(value * 1000)} ms`;
}
