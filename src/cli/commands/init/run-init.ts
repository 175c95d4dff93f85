import { execFileSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { suggestion } from '../../../shared/nearest-name.js';
import { programVersion } from '../../../shared/program-version.js';
import { notEmpty } from '../../pack-argument/folder-content.js';
import type { CliContext } from '../../program/subcommand.js';
import { renderTree } from '../../terminal/file-tree.js';
import type { Terminal } from '../../terminal/output.js';
import { askText, canAsk } from '../../terminal/prompt.js';
import { dependencyOn } from './package-source.js';
import { type ProjectFile, type ProjectKind, projectFiles, projectKinds } from './project-files.js';
import { projectName } from './project-name.js';
import { ownSource, writeProject } from './write-project.js';

/** What the command line says; the rest is asked for on a terminal. */
export interface InitRequest {
  readonly name: string | undefined;
  readonly kind: string | undefined;
  readonly author: string | undefined;
  readonly json: boolean;
}

const kinds = Object.keys(projectKinds) as ProjectKind[];

/**
 * Makes a project in the current folder, when it is empty, or in a new one of its name. Throws a UserError for a folder
 * that is not empty, for what cannot be a name or a kind, and, where there is no terminal, for what is missing.
 */
export async function runInit(given: InitRequest, { output: { out }, root }: CliContext): Promise<void> {
  requireAnswers(given);
  const name = projectName(given.name ?? (await askText('Name of the project, such as acme-desk')));
  const folder = chooseFolder(root, name.name);
  const kind = kindNamed(given.kind ?? (await askText(`Kind: ${describeKinds()}`)));
  const asked = given.name === undefined || given.kind === undefined;
  const author =
    given.author ?? (asked ? await askText('Author, as users see it', gitName()) : (gitName() ?? name.title));

  const version = programVersion();
  const source = ownSource();
  const files = await projectFiles({
    ...{ ...name, kind, author, version },
    dependency: dependencyOn(source, folder, version),
    created: `${new Date().toISOString().slice(0, 19)}Z`,
  });
  writeProject(folder, files, source);

  const paths = files.map(({ path }) => path);
  if (given.json) {
    out.verbatim(JSON.stringify({ folder, kind, ...name, files: paths }, null, 2));
    return;
  }
  printProject(out, { folder: relative(root, folder), title: name.title, files });
}

function requireAnswers({ name, kind }: InitRequest): void {
  const missing = [
    ...(name === undefined ? ['<name>'] : []),
    ...(kind === undefined ? [`--kind ${kinds.join('|')}`] : []),
  ];
  if (missing.length === 0 || canAsk()) return;
  throw new UserError(
    'command-line',
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing, and there is no terminal to ask on. For example: npx cortex-pack init ${name ?? 'acme-desk'} --kind ${kind ?? 'commands'}`,
  );
}

function describeKinds(): string {
  return kinds.map((kind) => `${kind} (${projectKinds[kind].summary})`).join(' or ');
}

function kindNamed(text: string): ProjectKind {
  const kind = kinds.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new UserError('command-line', `There is no kind of project "${text}". ${suggestion(text, kinds)}`);
}

function chooseFolder(root: string, name: string): string {
  if (notEmpty(root, '.') === undefined) return root;
  const folder = resolve(root, name);
  const problem = notEmpty(folder, name);
  if (problem === undefined) return folder;
  throw new UserError(
    'init',
    `${problem} Nothing was written. Take another name, empty the folder, or run the command in an empty one.`,
  );
}

function gitName(): string | undefined {
  try {
    const name = execFileSync('git', ['config', 'user.name'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return name === '' ? undefined : name;
  } catch {
    return undefined;
  }
}

interface NewProject {
  readonly folder: string;
  readonly title: string;
  readonly files: readonly ProjectFile[];
}

function printProject(out: Terminal, { folder, title, files }: NewProject): void {
  out.line(out.style('bold', folder === '' ? title : `${title} in ${folder}`));
  const sized = files.map(({ path, content }) => ({ path, size: Buffer.byteLength(content) }));
  for (const line of renderTree(sized, out)) out.verbatim(line);
  out.line();
  out.line('Next:');
  if (folder !== '') out.line(`  cd ${folder}`);
  out.line('  npm install');
  out.line('  npm test');
  out.line('  npm run dev');
}
