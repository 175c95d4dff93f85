import { describe, expect, test } from 'vitest';
import { changeDefinition } from '#src/release/definition-text.js';

const source = `// version: '0.0.0'
const other = { version: '3.3.3' };
export default definePack({
  version: "1.0.0", // the released one
  updated: '2026-01-01T00:00:00Z',
  integration: { version: '9.9.9' },
});
`;

const next = { version: '1.1.0', updated: '2026-02-02T00:00:00Z' };

describe('a definition', () => {
  test('is changed where the pack has the text, and nowhere else', () => {
    expect(changeDefinition(source, next, 'pack.ts')).toBe(
      source.replace('"1.0.0"', '"1.1.0"').replace('2026-01-01', '2026-02-02'),
    );
  });

  test('may export the object itself', () => {
    expect(changeDefinition(`export default { version: '1.0.0', updated: '' };`, next, 'pack.ts')).toBe(
      `export default { version: '1.1.0', updated: '2026-02-02T00:00:00Z' };`,
    );
  });

  test.each([
    [
      'in a line of its own behind its creation',
      `export default definePack({\n  created: '2026',\n  version: '1.0.0',\n});`,
      `export default definePack({\n  created: '2026',\n  updated: '2026-02-02T00:00:00Z',\n  version: '1.1.0',\n});`,
    ],
    [
      'in the line of its version',
      `export default { version: '1.0.0' };`,
      `export default { version: '1.1.0', updated: '2026-02-02T00:00:00Z' };`,
    ],
  ])('without a time of its update gets it %s', (_place, text, expected) => {
    expect(changeDefinition(text, next, 'pack.ts')).toBe(expected);
  });

  test.each([
    ['export default definePack({ version });'],
    ['export default definePack({ version: next() });'],
    ['export default definePack({});'],
    ['export default pack;'],
    ['export const pack = {};'],
    [`export default { version: '1.0.0', updated };`],
    [`export default { version: '1.0.0', ...times };`],
  ])('is refused as %s', (text) => {
    expect(() => changeDefinition(text, next, 'pack.ts')).toThrow('pack.ts');
  });
});
