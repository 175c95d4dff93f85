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

describe('a definition', () => {
  test('is changed where the pack has the text, and nowhere else', () => {
    expect(changeDefinition(source, { version: '1.1.0', updated: '2026-02-02T00:00:00Z' }, 'pack.ts')).toBe(
      source.replace('"1.0.0"', '"1.1.0"').replace('2026-01-01', '2026-02-02'),
    );
  });

  test('may export the object itself', () => {
    expect(changeDefinition(`export default { version: '1.0.0' };`, { version: '2.0.0' }, 'pack.ts')).toBe(
      `export default { version: '2.0.0' };`,
    );
  });

  test.each([
    ['export default definePack({ version });'],
    ['export default definePack({ version: next() });'],
    ['export default definePack({});'],
    ['export default pack;'],
    ['export const pack = {};'],
  ])('is refused as %s', (text) => {
    expect(() => changeDefinition(text, { version: '2.0.0' }, 'pack.ts')).toThrow('pack.ts');
  });
});
