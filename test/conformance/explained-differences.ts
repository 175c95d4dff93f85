import type { Difference } from './compare-zips.js';

/** A difference between our zip and the kit's that is meant to be. */
export interface ExplainedDifference {
  /** `<Folder>` stands for any name. */
  readonly file: string;
  readonly key: string;
  readonly ours: string;
  readonly theirs: string;
  readonly reason: string;
  /** Whether the values differ in the explained way only. */
  covers(difference: Difference): boolean;
}

const metadata = 'metadata.json';

export const explainedDifferences: readonly ExplainedDifference[] = [
  {
    file: metadata,
    key: 'commit',
    ours: 'empty',
    theirs: 'the commit of the content repository',
    reason: 'A build gives the same bytes everywhere, with or without a repository.',
    covers: ({ ours }) => ours === '',
  },
  {
    file: metadata,
    key: 'serverMinVersion',
    ours: 'the lowest fromversion of the items',
    theirs: '`6.0.0`',
    reason:
      'The kit finds the lowest version with its graph of all content, which needs a database, and writes this default without it.',
    covers: ({ theirs }) => theirs === '6.0.0',
  },
  {
    file: metadata,
    key: 'source_repo',
    ours: 'empty',
    theirs: 'the name of the folder of the repository',
    reason: 'The pack comes from no content repository; the name of a folder would make builds differ.',
    covers: ({ ours }) => ours === '',
  },
  {
    file: metadata,
    key: 'tags.New',
    ours: 'absent',
    theirs: 'the tag, for 30 days after `created`',
    reason: 'The same sources give the same zip on every day. The tag is for the shelf of the marketplace.',
    covers: ({ ours }) => ours === undefined,
  },
  {
    file: 'Integrations/integration-<Folder>.yml',
    key: 'script.script',
    ours: 'of the container zip: a comment with the version above the Python code',
    theirs: 'calls that log the version and tell the common library where the code begins and ends',
    reason:
      'They make line numbers in stack traces of the common library relative to the integration. Ours reports its failures itself, and works where the common library has no such functions. All other lines are equal.',
    covers: ({ ours, theirs }) => withoutFrame(ours) === withoutFrame(theirs),
  },
  {
    file: metadata,
    key: 'dependencies.CommonScripts',
    ours: 'as the definition says',
    theirs: 'absent',
    reason: 'The kit finds dependencies with its graph of all content, which needs a database.',
    covers: ({ theirs }) => theirs === undefined,
  },
  {
    file: 'Integrations/integration-<Folder>.yml',
    key: 'detaileddescription',
    ours: 'the help',
    theirs: 'the help, and a link to the documentation site of the official content',
    reason: 'That site has no page about a pack of somebody else.',
    covers: ({ ours, theirs }) =>
      typeof ours === 'string' && typeof theirs === 'string' && withoutLink(theirs) === ours.trimEnd(),
  },
  {
    file: 'Scripts/script-<Folder>.yml',
    key: 'script',
    ours: 'of the container zip: a comment with the version above the Python code',
    theirs: 'calls that log the version and tell the common library where the code begins and ends',
    reason: 'As in integrations.',
    covers: ({ ours, theirs }) => withoutFrame(ours) === withoutFrame(theirs),
  },
  ...['Playbooks/playbook-<Folder>.yml', metadata].map((file) => ({
    file,
    key: file === metadata ? 'contentItems.playbook.Acme Ticket Triage.description' : 'description',
    ours: 'as its author wrote it',
    theirs: 'with alert in the place of incident',
    reason: 'Content that passes through is that of its author, word by word.',
    covers: ({ ours, theirs }: Difference) => String(ours).replaceAll('incident', 'alert') === theirs,
  })),
];

function withoutLink(help: string): string {
  return help.replace(/\n+---\n\[View Integration Documentation\]\(.*\)\s*$/, '').trimEnd();
}

const frame =
  /^(### pack version: .*|register_module_line\(.*\)|CONSTANT_PACK_VERSION = .*|demisto\.debug\('pack id = .*|\s*)\n/gm;

/** Python code without what the kit and our build put around it, and without empty lines. */
function withoutFrame(code: unknown): unknown {
  return typeof code === 'string' ? `${code}\n`.replace(frame, '') : code;
}

/** The differences that nobody has explained. */
export function unexplained(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(
    (difference) =>
      !explainedDifferences.some(
        ({ file, key, covers }) =>
          isFile(file, difference.file) && key === difference.key && covers(difference),
      ),
  );
}

function isFile(pattern: string, file: string): boolean {
  const [start = '', end = ''] = pattern.split('<Folder>');
  return pattern === file || (end !== '' && file.startsWith(start) && file.endsWith(end));
}
