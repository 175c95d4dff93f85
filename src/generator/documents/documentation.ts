import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CompletePack } from '../../content/pack/complete-pack.js';
import { type Runtime, recommendedRuntime } from '../../definition/runtime.js';
import { packageFile } from '../../shared/package-folder.js';
import { BuildError } from '../build-error.js';
import { automationFacts, integrationFacts, packFacts } from './documentation-facts.js';
import {
  integrationSectionsFolder,
  packSectionsFolder,
  readPackSections,
  sectionPartials,
  templateExtension,
} from './pack-sections.js';
import { compileTemplates, type TemplateSource } from './template-engine.js';

/** The templates of this package, which hold for every pack. */
const packageTemplates = packageFile('templates', 'documents');

/** The documents of a pack, as Markdown. */
export interface Documentation {
  readonly packReadme: string;
  /** By the folders of the integrations. */
  readonly integrations: ReadonlyMap<string, IntegrationDocuments>;
  /** The READMEs of the scripts, by their folders. */
  readonly scripts: ReadonlyMap<string, string>;
}

export interface IntegrationDocuments {
  /** The help panel beside the instance form. */
  readonly description: string;
  readonly readme: string;
}

/**
 * Renders the Markdown documents of the pack of a project: the templates of this package with what the definition says,
 * and the sections of the project below `root`. Throws a BuildError, with file and line, for a template or section that
 * cannot be parsed or uses a value that there is not, and for a file that is no section.
 */
export async function renderDocumentation(
  pack: CompletePack,
  root: string,
  runtime: Runtime = recommendedRuntime,
  templatesFolder = packageTemplates,
): Promise<Documentation> {
  const [documents, partials, sections] = await Promise.all([
    readTemplates(templatesFolder, ''),
    readTemplates(templatesFolder, 'partials/'),
    readPackSections(root, packSectionsFolder),
  ]);
  const compile = (all: readonly TemplateSource[]) =>
    compileTemplates([...documents, ...partials, ...all], sectionPartials);
  const shared = packFacts(pack, runtime);
  const renderShared = compile(sections);
  const integrations = await Promise.all(
    pack.integrations.map(async (integration) => {
      const own = await readPackSections(root, integrationSectionsFolder(integration.folder));
      const render = compile(withOwn(sections, own));
      const facts = integrationFacts(pack, integration, runtime);
      return {
        folder: integration.folder,
        description: tidy(render('description', facts)),
        readme: tidy(render('integration-readme', facts)),
        onPackPage: {
          ...facts,
          page: render('integration-on-pack-page', { ...facts, shared: shared.shared }),
        },
      };
    }),
  );
  const onPackPage = integrations.map((each) => each.onPackPage);
  // Sections about the only integration of a pack can use its values on the page of the pack, too.
  const [only] = shared.shared ? [] : onPackPage;
  return {
    packReadme: tidy(renderShared('pack-readme', { ...shared, ...only, integrations: onPackPage })),
    integrations: new Map(
      integrations.map(({ folder, description, readme }) => [folder, { description, readme }]),
    ),
    scripts: new Map(
      pack.scripts.map((script) => [
        script.folder,
        tidy(renderShared('script-readme', automationFacts(pack, script, runtime))),
      ]),
    ),
  };
}

/** A section of an integration takes the place of the one that the pack has for all. */
function withOwn(sections: readonly TemplateSource[], own: readonly TemplateSource[]): TemplateSource[] {
  return [...sections.filter(({ name }) => !own.some((other) => other.name === name)), ...own];
}

async function readTemplates(root: string, folder: string): Promise<TemplateSource[]> {
  const files = await templatesIn(join(root, folder));
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, templateExtension),
      file: `templates/documents/${folder}${file}`,
      text: await readFile(join(root, folder, file), 'utf8'),
      fix: 'Correct the template: it may use nothing but what every definition has.',
    })),
  );
}

async function templatesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith(templateExtension)).sort();
  } catch (cause) {
    throw new BuildError(
      'The templates of the documents cannot be read.',
      [
        {
          place: { file: folder },
          message: `${(cause as Error).message}.`,
          fix: 'Install cortex-pack again.',
        },
      ],
      { cause },
    );
  }
}

/** Blocks that rendered to nothing leave runs of blank lines behind. */
function tidy(markdown: string): string {
  return `${markdown.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
