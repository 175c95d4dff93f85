import { UserError } from '../shared/errors.js';

const unreleased = '## [Unreleased]\n';

/**
 * Gives what stands below `Unreleased` the version and date of the release, with the changes of the pack below it.
 * `date` is `YYYY-MM-DD`. Throws a UserError when the changelog has no such heading or the version already.
 */
export function releasedChangelog(
  changelog: string,
  {
    version,
    date,
    changes,
  }: { readonly version: string; readonly date: string; readonly changes: readonly string[] },
): string {
  const text = changelog.replaceAll('\r\n', '\n');
  const start = text.indexOf(unreleased);
  if (start < 0)
    throw new UserError(
      'release',
      'CHANGELOG.md has no heading "## [Unreleased]". Add it above the newest version.',
    );
  if (text.includes(`\n## [${version}]`)) {
    throw new UserError(
      'release',
      `CHANGELOG.md has an entry for ${version} already. Choose another version, or remove it.`,
    );
  }
  const after = start + unreleased.length;
  const next = text.indexOf('\n## ', after);
  const end = next < 0 ? text.length : next;
  const written = text.slice(after, end).trim();
  const changed =
    changes.length === 0 ? '' : `### Changed in the pack\n\n${changes.map((line) => `- ${line}`).join('\n')}`;
  const body = [written, changed].filter((part) => part !== '').join('\n\n');
  return `${text.slice(0, after)}\n## [${version}] - ${date}\n\n${body}\n${text.slice(end)}`;
}
