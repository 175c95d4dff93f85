import type { Difference } from './compare-zips.js';

/** A difference between our zip and the kit's that is meant to be. */
export interface ExplainedDifference {
  readonly file: string;
  readonly key: string;
  readonly ours: string;
  readonly theirs: string;
  readonly reason: string;
}

export const explainedDifferences: readonly ExplainedDifference[] = [
  {
    file: 'metadata.json',
    key: 'commit',
    ours: 'empty',
    theirs: 'the commit of the content repository',
    reason:
      'A build gives the same bytes everywhere, with or without a repository. The platform shows it nowhere.',
  },
  {
    file: 'metadata.json',
    key: 'serverMinVersion',
    ours: 'the lowest fromversion of the items',
    theirs: '`6.0.0`',
    reason:
      'The kit finds the lowest version with its graph of all content, which needs a database, and writes this default without it.',
  },
  {
    file: 'metadata.json',
    key: 'source_repo',
    ours: 'empty',
    theirs: 'the name of the folder of the repository',
    reason: 'The pack comes from no content repository; the name of a folder would make builds differ.',
  },
  {
    file: 'metadata.json',
    key: 'tags.New',
    ours: 'absent',
    theirs: 'the tag, for 30 days after `created`',
    reason: 'The same sources give the same zip on every day. The tag is for the shelf of the marketplace.',
  },
];

/** The differences that nobody has explained. */
export function unexplained(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(
    ({ file, key }) =>
      !explainedDifferences.some((explained) => explained.file === file && explained.key === key),
  );
}
