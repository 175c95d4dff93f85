import { counted } from '../../shared/counted.js';
import { type Coverage, sumOfCoverage } from '../document/coverage.js';
import type { SuppressedBy, SuppressedFinding } from '../finding.js';
import type { Report } from './report.js';

/** What was looked at, in a few words. */
export function scopeText({ packs, rules }: Report): string {
  const files = packs.reduce((sum, pack) => sum + pack.files, 0);
  const { checked } = sumOfCoverage(packs.map((pack) => pack.coverage));
  return `${counted(packs.length, 'pack')}, ${checked} of ${counted(files, 'file')} checked, ${rules} rules`;
}

/** What a reader could take for checked or shown, and is not: a line for each reason. */
export function leftOutLines({ packs, suppressed, unchanged, goneFromBaseline }: Report): string[] {
  return [
    ...suppressedLines(suppressed),
    ...(goneFromBaseline > 0
      ? [
          `No longer there: ${counted(goneFromBaseline, 'finding')} that the baseline accepts. --write-baseline takes them out.`,
        ]
      : []),
    ...(unchanged !== undefined && unchanged.packs > 0
      ? [`Not looked at: ${counted(unchanged.packs, 'pack')} without changes since ${unchanged.ref}.`]
      : []),
    ...(unchanged !== undefined && unchanged.findings > 0
      ? [
          `Not shown: ${counted(unchanged.findings, 'finding')} in files without changes since ${unchanged.ref}.`,
        ]
      : []),
    ...notChecked(sumOfCoverage(packs.map((pack) => pack.coverage))),
  ];
}

const suppressedBy: { readonly [B in SuppressedBy]: string } = {
  comment: 'by comments',
  settings: 'by .cortex-pack.yml',
  'pack-ignore': 'by .pack-ignore',
  deprecated: 'in deprecated items',
  baseline: 'by the baseline',
};

/** How many findings were set aside by what, with their codes. */
function suppressedLines(suppressed: readonly SuppressedFinding[]): string[] {
  return (Object.keys(suppressedBy) as SuppressedBy[]).flatMap((by) => {
    const codes = suppressed.filter((finding) => finding.suppressedBy === by).map(({ code }) => code);
    const each = [...new Set(codes)].sort().join(', ');
    return codes.length === 0
      ? []
      : [`Suppressed ${suppressedBy[by]}: ${counted(codes.length, 'finding')} (${each}).`];
  });
}

function notChecked({ parsedOnly, pathOnly, ignoredByGit, kindsWithoutRules }: Coverage): string[] {
  const kinds = kindsWithoutRules.map(({ kind, files }) => `${kind} ${files}`).join(', ');
  const without = kinds === '' ? '' : ` Kinds of content without rules: ${kinds}.`;
  return [
    ...(parsedOnly > 0 ? [`Not checked: ${counted(parsedOnly, 'file')} only parsed.${without}`] : []),
    ...(pathOnly > 0 ? [`Only path, encoding and secrets: ${counted(pathOnly, 'file')}.`] : []),
    ...(ignoredByGit > 0 ? [`Not read, because git ignores them: ${counted(ignoredByGit, 'path')}.`] : []),
  ];
}
