import { resolve } from 'node:path';
import { releaseKinds as kinds } from '../../../release/release-kinds.js';
import { advisedCommand } from '../../../shared/advised-command.js';
import { UserError } from '../../../shared/errors.js';
import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const release = defineSubcommand({
  name: 'release',
  summary: 'Prepare a release of the pack: version, release notes, changelog, and a warning for what breaks.',
  options: {
    against: {
      kind: 'string',
      placeholder: 'zip',
      summary: 'the zip that users have; default: the newest in the folder releases',
    },
    dryRun: { kind: 'boolean', summary: 'show what would change, change nothing but dist' },
    json: jsonOption,
  },
  arguments: [
    {
      name: 'kind',
      summary: 'revision (or patch) for a fix, minor for a feature, major for what breaks something',
      required: true,
      choices: [...kinds, 'patch'],
    },
  ],
  examples: [
    { line: 'cortex-pack release minor --dry-run', description: 'What changed since the last release.' },
  ],
  async run({ options, arguments: [given] }, { output: { out, err, wait }, root }) {
    const kind = kinds.find((each) => each === (given === 'patch' ? 'revision' : given));
    if (kind === undefined) throw new UserError('command-line', `Choose one of: ${kinds.join(', ')}.`);
    const { prepareRelease } = await import('../../../release/release.js');
    const { releasedZip } = await import('../../../release/released-zip.js');
    const { interruptible } = await import('../../program/interruptible.js');
    const preparing = wait('Building the pack');
    const result = await interruptible((signal) =>
      prepareRelease({
        root,
        kind,
        against: options.against === undefined ? undefined : resolve(root, options.against),
        dryRun: options.dryRun,
        outDir: resolve(root, 'dist'),
        now: Date.now(),
        signal,
      }),
    ).finally(preparing.end);
    for (const text of result.breaking) err.line(`${err.style('yellow', 'Breaking:')} ${text}`);
    if (result.breaking.length > 0 && kind !== 'major') {
      err.line(
        `${err.style('yellow', 'Warning:')} users of ${result.from} must act. That is a major release.`,
      );
    }
    if (result.same) {
      err.line(
        `${err.style('yellow', 'Note:')} nothing changed since ${result.from}: the build is its zip, byte for byte.`,
      );
    }
    if (options.json) {
      out.verbatim(JSON.stringify({ ...result, written: !options.dryRun }, null, 2));
      return;
    }
    if (result.from === undefined) {
      const [kept = ''] = result.files;
      out.line(out.style('bold', `${result.packId} ${result.to} is the first release.`));
      out.line(
        `${options.dryRun ? 'Would keep' : 'Kept'} its zip as ${kept}: the next release compares with it.`,
      );
      out.line(`If users already have a version, give their zip with --against.`);
      return;
    }
    out.line(out.style('bold', `${result.packId} ${result.from} -> ${result.to}`));
    for (const { kind: itemKind, name, isNew, changes } of result.items) {
      out.line(`${itemKind} "${name}"${isNew ? ': new' : ''}`);
      for (const { text } of changes) out.line(`  - ${text}`);
    }
    if (result.items.length === 0) out.line('No item changed.');
    out.line(`${options.dryRun ? 'Would change' : 'Changed'}: ${result.files.join(', ')}`);
    if (options.dryRun) return;
    out.line();
    out.line(
      `Next: write the release notes for people, \`${advisedCommand('build')}\`, \`${advisedCommand('upload')}\`. When users have it, keep`,
    );
    out.line(
      `dist/${result.packId}.zip as ${releasedZip(result.packId, result.to)}: the next release compares with it.`,
    );
  },
});
