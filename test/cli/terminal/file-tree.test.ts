import { expect, test } from 'vitest';
import { formatSize, renderTree } from '#src/cli/terminal/file-tree.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';

test('files are listed below their folders, with sizes in one column', () => {
  const files = [
    { path: 'b/long-name.yml', size: 12_345 },
    { path: 'b/c/x', size: 7 },
    { path: 'a', size: 0 },
    { path: 'z', size: 1_500_000 },
  ];
  expect(renderTree(files, recordedOutput().output.out)).toEqual([
    '├─ a                     0 B',
    '├─ b/',
    '│  ├─ c/',
    '│  │  └─ x               7 B',
    '│  └─ long-name.yml  12.3 kB',
    '└─ z                  1.5 MB',
  ]);
});

test('sizes are short', () => {
  expect([0, 999, 1000, 10_240, 999_949, 1_000_000].map(formatSize)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '10.2 kB',
    '999.9 kB',
    '1.0 MB',
  ]);
});
