import { errorsOfOursAlone } from './failings.js';
import type { FaultVerdict } from './judge-faults.js';
import { table } from './markdown-table.js';

/** What both tools say about the templates that the kit ships. */
export function templateTable(templates: readonly FaultVerdict[]): string[] {
  return [
    '## The templates of the kit',
    '',
    'Each template that the kit ships whole was put into a pack and given to both. The command fails when ours calls something an error that the kit does not find, and the other way round. Warnings and notes of ours are not in the table.',
    '',
    ...table(
      ['Template', 'Official kit', 'cortex-pack', 'Errors of ours alone'],
      templates.map((verdict) => [
        verdict.mistake,
        codesOf(verdict.kit),
        codesOf(verdict.ours.filter(({ severity }) => severity === 'error')),
        codesOf(errorsOfOursAlone(verdict)) || 'none',
      ]),
    ),
    '',
  ];
}

function codesOf(findings: readonly { readonly code: string }[]): string {
  return [...new Set(findings.map(({ code }) => code))].sort().join(', ');
}
