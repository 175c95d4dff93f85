import { resolve } from 'node:path';
import { advisedCommand } from '../../../shared/advised-command.js';
import { UserError } from '../../../shared/errors.js';
import { githubOfFailure, sarifOfFailure } from '../../../validation/reporters/failure.js';
import { isProject } from '../../pack-argument/is-project.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const validate = defineSubcommand({
  name: 'validate',
  summary:
    'Check a pack folder, a zip, or a content repository, offline: each finding with its line and its fix.',
  options: {
    fix: { kind: 'boolean', summary: 'fix what can be fixed safely, and show what changed' },
    dryRun: { kind: 'boolean', summary: 'with --fix: show what would change, write nothing' },
    marketplace: {
      kind: 'boolean',
      summary:
        'also report what reviewers of the marketplace send back; packs that a build made always get this',
    },
    changed: {
      kind: 'string',
      placeholder: 'ref',
      summary:
        'only what changed since the branch left this commit of git, such as origin/main; default path: .',
    },
    baseline: {
      kind: 'string',
      placeholder: 'file',
      summary: 'leave out the findings that this file accepts',
    },
    writeBaseline: {
      kind: 'string',
      placeholder: 'file',
      summary: 'write the findings to a file that accepts them from now on',
    },
    json: { kind: 'boolean', summary: 'print the findings as JSON' },
    sarif: { kind: 'boolean', summary: 'print the findings as SARIF 2.1.0' },
    github: { kind: 'boolean', summary: 'print the findings as annotations of GitHub Actions' },
  },
  arguments: [
    { name: 'path', summary: 'packs to check; default: dist/Packs, which the build writes', variadic: true },
  ],
  examples: [
    { line: 'cortex-pack validate', description: 'The pack that the build has written.' },
    {
      line: 'cortex-pack validate dist/Packs dist/MyPack.zip',
      description: 'The pack in the form of sources, and the zip.',
    },
    {
      line: 'cortex-pack validate ../content/Packs/Okta --fix --dry-run',
      description: 'What could be fixed in a pack that was built elsewhere.',
    },
    {
      line: 'cortex-pack validate --changed origin/main --github',
      description: 'What a pull request changed in a content repository, as annotations.',
    },
    {
      line: 'cortex-pack validate Packs --baseline accepted-findings.json',
      description: 'What is new since the findings were accepted with --write-baseline.',
    },
  ],
  failureForms: { sarif: sarifOfFailure, github: githubOfFailure },
  async run({ options, arguments: paths }, context) {
    const formats = (['json', 'sarif', 'github'] as const).filter((format) => options[format]);
    if (formats.length > 1)
      throw new UserError('command-line', 'Choose one of --json, --sarif and --github.');
    if (options.dryRun && !options.fix)
      throw new UserError(
        'command-line',
        '--dry-run works only with --fix. Add --fix, or leave --dry-run out.',
      );
    if (options.writeBaseline !== undefined && (options.fix || options.baseline !== undefined || formats[0]))
      throw new UserError(
        'command-line',
        'Use --write-baseline without --fix, --baseline, --json, --sarif and --github: it accepts what is there now.',
      );
    const { fix, dryRun, marketplace, changed, baseline, writeBaseline } = options;
    // What a build wrote is in no repository.
    const whole = changed === undefined ? 'dist/Packs' : '.';
    const chosen = paths.length === 0 ? [whole] : paths;
    if (changed !== undefined && chosen.some((path) => isProject(resolve(context.root, path))))
      throw new UserError(
        'command-line',
        `--changed compares the files of a pack with a commit, and git has only the sources from which this project builds its pack. Leave --changed out to check all of the built pack: \`${advisedCommand('validate')}\`.`,
      );
    const { runValidate } = await import('./run-validate.js');
    await runValidate(
      {
        paths: chosen,
        format: formats[0] ?? 'text',
        fix,
        dryRun,
        marketplace,
        changed,
        baseline,
        writeBaseline,
      },
      context,
    );
  },
});
