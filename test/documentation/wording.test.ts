import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { repository } from '../fixtures/project.js';

/** Words that read like a translation, with what to write instead. */
const words: Readonly<Record<string, string>> = {
  'stand-ins?': 'mock, simulated service',
  beside: 'next to, along with',
  'tells|(?:is|are) told': 'shows, explains; is described',
  'mend(?:s|ed|ing)?': 'fix',
  'anew|begins? afresh': 'again; reset',
  'by (?:itself|themselves)': 'automatically',
  'source-shaped': 'source layout',
  'strangers?': 'third party, untrusted',
  'at the source': 'in Cloudflare, in the service',
  'remed(?:y|ies)': 'fix',
  'press Test': 'select Test',
  'way to a tenant': 'connection to a tenant',
  'where in doubt': 'if unsure',
  'leave to run': 'permission to run',
  'to last': 'long-lived',
  'ha(?:s|ve) not the form of': 'is not a valid',
  'of yours': 'your',
};

const anyWord = new RegExp(`\\b(?:${Object.keys(words).join('|')})\\b`, 'gi');

/** The texts in the code of a program that its users may see. */
function textsIn(file: string, code: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.ES2022));
  return texts;
}

test('texts for users are in plain English', () => {
  const listed = execFileSync('git', ['ls-files', 'src', 'pack', 'templates', 'docs', '*.md'], {
    cwd: repository,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => /\.(?:tsx?|md|hbs)$/.test(file));
  expect(files.length).toBeGreaterThan(500);
  const found = files
    .filter((file) => existsSync(join(repository, file)))
    .flatMap((file) => {
      const text = readFileSync(join(repository, file), 'utf8');
      const texts = /\.tsx?$/.test(file) ? textsIn(file, text) : text.split('\n');
      return texts.flatMap((one) =>
        [...one.matchAll(anyWord)].map(([word]) => `${file}: "${word}" in: ${one.trim()}`),
      );
    });
  expect(found, `Write instead: ${JSON.stringify(words, null, 2)}`).toEqual([]);
});
