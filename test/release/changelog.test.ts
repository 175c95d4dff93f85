import { describe, expect, test } from 'vitest';
import { releasedChangelog } from '#src/release/changelog.js';

const release = { version: '1.1.0', date: '2026-02-03', changes: ['Added the *City* parameter.'] };

describe('the changelog of a release', () => {
  test('keeps what was written and adds what changed', () => {
    const before =
      '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Rain.\n\n## [1.0.0] - 2026-01-01\n\n- All.\n';
    expect(releasedChangelog(before, release)).toBe(
      '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-02-03\n\n### Added\n\n- Rain.\n\n' +
        '### Changed in the pack\n\n- Added the *City* parameter.\n\n## [1.0.0] - 2026-01-01\n\n- All.\n',
    );
  });

  test('may be the first', () => {
    expect(releasedChangelog('## [Unreleased]\n', release)).toBe(
      '## [Unreleased]\n\n## [1.1.0] - 2026-02-03\n\n### Changed in the pack\n\n- Added the *City* parameter.\n',
    );
  });

  test('is refused without its heading, and with the version in it', () => {
    expect(() => releasedChangelog('# Changelog\n', release)).toThrow('Unreleased');
    expect(() => releasedChangelog('## [Unreleased]\n\n## [1.1.0] - x\n', release)).toThrow('1.1.0');
  });
});
