import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import type { PackDefinition } from '../../definition/pack.js';
import type { Runtime } from '../../definition/runtime.js';
import { BuildError } from '../build-error.js';
import { documentationFacts } from './documentation-facts.js';
import { codeEnumeration, enumeration, severityLabel, tableCell } from './documentation-markdown.js';

export interface Documentation {
  /** The help panel beside the instance form. */
  readonly description: string;
  readonly integrationReadme: string;
  /** The page of the pack. */
  readonly packReadme: string;
}

const extension = '.md.hbs';

/**
 * Renders the Markdown documents of a pack from `description`, `integration-readme` and `pack-readme`
 * (`.md.hbs`) in the templates folder and the partials below it. Throws a BuildError when a
 * template is missing or broken, or uses a name that the definition does not have.
 */
export async function renderDocumentation(
  pack: PackDefinition,
  templatesFolder: string,
  runtime: Runtime = 'server',
): Promise<Documentation> {
  const engine = await templateEngine(path.join(templatesFolder, 'partials'));
  const facts = documentationFacts(pack, runtime);

  async function render(name: string): Promise<string> {
    const file = path.join(templatesFolder, name + extension);
    try {
      const template = engine.compile(await readFile(file, 'utf8'), { strict: true, noEscape: true });
      return tidy(template(facts));
    } catch (cause) {
      throw templateError(file, cause);
    }
  }

  return {
    description: await render('description'),
    integrationReadme: await render('integration-readme'),
    packReadme: await render('pack-readme'),
  };
}

async function templateEngine(partialsFolder: string): Promise<typeof Handlebars> {
  const engine = Handlebars.create();
  engine.registerHelper({ tableCell, enumeration, codeEnumeration, severityLabel });
  try {
    const files = (await readdir(partialsFolder)).filter((file) => file.endsWith(extension));
    for (const file of files.sort()) {
      const text = await readFile(path.join(partialsFolder, file), 'utf8');
      engine.registerPartial(path.basename(file, extension), text);
    }
  } catch (cause) {
    throw templateError(partialsFolder, cause);
  }
  return engine;
}

function templateError(file: string, cause: unknown): BuildError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const fix = 'Fix the template, or declare the fact in the definition of the pack.';
  return new BuildError(
    'The documentation cannot be rendered.',
    [{ place: { file: path.basename(file) }, message, fix }],
    { cause },
  );
}

/** Blocks that rendered to nothing leave runs of blank lines behind. */
function tidy(markdown: string): string {
  return markdown.replace(/\n{3,}/g, '\n\n').trim() + '\n';
}
