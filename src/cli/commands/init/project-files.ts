import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { entryPath } from '../../../shared/entry-path.js';
import { packageFile } from '../../../shared/package-folder.js';
import { integrationFolder } from '../../../shared/project-files.js';
import { initialsLogo } from './initials-logo.js';
import type { ProjectName } from './project-name.js';

/** What a project is made for, and what its pack starts from. */
export const projectKinds = {
  collector: {
    summary: 'collects the events of a service',
    category: 'Analytics & SIEM',
    describe: (title: string) => `Collects the audit logs of ${title}.`,
  },
  commands: {
    summary: 'has commands that read from a service and act on it',
    category: 'Case Management',
    describe: (title: string) => `Lists the tickets of ${title}, and looks up IP addresses there.`,
  },
  script: {
    summary: 'has an automation script that calls commands of other packs',
    category: 'Utilities',
    describe: (title: string) => `Reports on the tickets of ${title}.`,
  },
} as const;

export type ProjectKind = keyof typeof projectKinds;

export interface ProjectRequest extends ProjectName {
  readonly kind: ProjectKind;
  readonly author: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly created: string;
  /** What `package.json` names for this package, and its version. */
  readonly dependency: string;
  readonly version: string;
}

export interface ProjectFile {
  /** From the folder of the project, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

const templates = packageFile('templates', 'project');

/** All files of a project: those of every kind, those of its own, and the logo. */
export async function projectFiles(request: ProjectRequest): Promise<ProjectFile[]> {
  const { kind, title, id, dependency } = request;
  const { category, describe } = projectKinds[kind];
  const values = {
    ...request,
    category,
    vendor: id,
    description: describe(title),
    collector: kind === 'collector',
    script: kind === 'script',
    vendored: dependency.startsWith('file:vendor/'),
  };
  const files = await Promise.all(['shared', kind].map((folder) => filesOf(join(templates, folder), values)));
  const logo = { path: `${integrationFolder(id)}/logo.png`, content: initialsLogo(title) };
  return [...files.flat(), ...(kind === 'script' ? [] : [logo])].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What every project has beside its pack: package, compiler settings, workflow. */
export function projectFrame(
  values: ProjectName & { readonly dependency: string; readonly version: string },
): Promise<ProjectFile[]> {
  return filesOf(join(templates, 'shared'), values, (path) => !/^pack\/|README|AGENTS/.test(path));
}

async function filesOf(
  folder: string,
  values: ProjectName,
  isWanted: (path: string) => boolean = () => true,
): Promise<ProjectFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(entryPath)
      .filter((file) => isWanted(relative(folder, file).replaceAll('\\', '/')))
      .map(async (file) => {
        const text = await readFile(file, 'utf8');
        return {
          path: pathInProject(relative(folder, file), values.id),
          content: file.endsWith('.hbs') ? rendered(text, values) : text,
        };
      }),
  );
}

/** npm does not pack files whose names begin with a dot, so templates have an underscore there. */
function pathInProject(path: string, id: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\.hbs$/, '')
    .replace('[id]', id)
    .replace(/(^|\/)_/g, '$1.');
}

function rendered(text: string, values: object): string {
  const engine = Handlebars.create();
  engine.registerHelper('quoted', (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`);
  return engine.compile(text, { strict: true, noEscape: true })(values);
}
