import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '#src/shared/error-codes.js';
import { UserError } from '#src/shared/errors.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const codes = Object.keys(errorCodes);

function sources(folder: string): string {
  const files = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('error-codes.ts'))
    .map((file) => readFileSync(join(repository, folder, file), 'utf8'))
    .join('\n');
}

describe('the codes of errors', () => {
  test('are words with hyphens, each with a sentence of its own', () => {
    for (const [code, meaning] of Object.entries(errorCodes)) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(meaning).toMatch(/^[A-Z].*\.$|^cortex-tenants\.json .*\.$/);
    }
    expect(new Set(Object.values(errorCodes)).size).toBe(codes.length);
  });

  test('are all in use', () => {
    const text = ['src', 'test/conformance', 'test/engines'].map(sources).join('\n');
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  test('are documented, each once', () => {
    const page = readFileSync(join(repository, 'docs/commands.md'), 'utf8');
    const documented = [...page.slice(page.indexOf('## Error codes')).matchAll(/^\| `([^`]+)` \|/gm)];
    expect(documented.map(([, code]) => code)).toEqual(codes);
  });
});

test('an error is of the user unless it says otherwise, and keeps its cause', () => {
  const cause = new Error('deep');
  expect(new UserError('build', 'x')).toMatchObject({ code: 'build', message: 'x', origin: 'user' });
  expect(new UserError('refused', 'x', { cause, origin: 'remote' })).toMatchObject({
    origin: 'remote',
    cause,
  });
});
