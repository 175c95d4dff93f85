import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page has its reader do: run a command, or replace lines of a file. */
export type PageStep =
  | { readonly kind: 'command'; readonly line: string }
  | { readonly kind: 'change'; readonly file: string; readonly from: string; readonly to: string };

/** The commands in blocks of `sh`, and the changes in blocks of `diff`, each of the file that was named last. */
export function stepsOfPage(markdown: string): PageStep[] {
  const steps: PageStep[] = [];
  let file = '';
  for (const [, language, body = '', named] of markdown.matchAll(
    /^```(\w+)\n([\s\S]*?)^```$|`([\w./-]+\.\w+)`:$/gm,
  )) {
    if (named !== undefined) file = named;
    const lines = body.split('\n').slice(0, -1);
    if (language === 'sh') steps.push(...lines.map((line) => ({ kind: 'command' as const, line })));
    if (language !== 'diff') continue;
    const without = (mark: string) =>
      lines.filter((line) => !line.startsWith(mark)).map((line) => line.slice(1));
    steps.push({ kind: 'change', file, from: without('+').join('\n'), to: without('-').join('\n') });
  }
  return steps;
}

/** Changes a file as the page says. Throws when the page speaks of lines that the file does not have. */
export function applyChange(root: string, { file, from, to }: Extract<PageStep, { kind: 'change' }>): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not have these lines once:\n${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}
