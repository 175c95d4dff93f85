import { counted } from '../../shared/counted.js';
import type { Finding } from '../finding.js';
import { severityColors, type TextTarget } from './text-target.js';

/** Rules that are listed; of the others, the number is given. */
const mostRules = 20;

/** How often each rule was broken, the most frequent first, so that a reader knows where to begin. */
export function byRule(findings: readonly Finding[], { style }: TextTarget): string[] {
  const byCode = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const found = byCode.get(finding.code);
    if (found === undefined) byCode.set(finding.code, [finding]);
    else found.push(finding);
  }
  const rules = [...byCode].sort(([a, those], [b, these]) => these.length - those.length || (a < b ? -1 : 1));
  const width = String(rules[0]?.[1].length ?? 0).length;
  const others = rules.slice(mostRules);
  const left = others.reduce((sum, [, found]) => sum + found.length, 0);
  return [
    style('bold', 'Findings by rule. Why it matters and what to do is at the first of each:'),
    ...rules.slice(0, mostRules).map(([code, found]) => {
      const [{ severity, message }] = found;
      const files = counted(new Set(found.map(({ file }) => file)).size, 'file');
      const count = String(found.length).padStart(width);
      return `  ${count}  ${code.padEnd(6)}  ${style(severityColors[severity], severity.padEnd(7))}  in ${files}. The first: ${message}`;
    }),
    ...(others.length === 0
      ? []
      : [`  ${String(left).padStart(width)}  of ${counted(others.length, 'other rule')}`]),
    'To report only what is new from now on, accept these: --write-baseline <file>, and later --baseline <file>.',
  ];
}
