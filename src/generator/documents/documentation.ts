import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Documentation } from '../../content/content-format.js';
import type { CompletePack } from '../../content/pack/complete-pack.js';
import { type Runtime, recommendedRuntime } from '../../definition/runtime.js';
import { packageFile } from '../../shared/package-folder.js';
import { BuildError } from '../build-error.js';
import { documentationFacts } from './documentation-facts.js';
import { readPackSections, sectionPartials, templateExtension } from './pack-sections.js';
import { compileTemplates, type TemplateSource } from './template-engine.js';

/** The templates of this package, which hold for every pack. */
const packageTemplates = packageFile('templates', 'documents');

/**
 * Renders the Markdown documents of the pack of a project: the templates of this package with what the definition says,
 * and the sections in `pack/documents` below `root`. Throws a BuildError, with file and line, for a template or section
 * that cannot be parsed or uses a value that there is not, and for a file that is no section.
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
    readPackSections(root),
  ]);
  const render = compileTemplates([...documents, ...partials, ...sections], sectionPartials);
  const facts = documentationFacts(pack, runtime);
  return {
    description: tidy(render('description', facts)),
    integrationReadme: tidy(render('integration-readme', facts)),
    packReadme: tidy(render('pack-readme', facts)),
  };
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
