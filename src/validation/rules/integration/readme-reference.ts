import { undecoratedDisplay } from '../../../content/integration/contribution.js';
import { mirroringCommands } from '../../../spec/integrations.js';
import type { Integration, Pack } from '../../document/pack.js';
import { commandsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import { headings, type MarkdownLine, markdownLines, unescaped } from '../../text/markdown.js';
import type { SourceText } from '../../text/source-text.js';

function documented({ integrations }: Pack): { integration: Integration; readme: SourceText }[] {
  return integrations.flatMap((integration) =>
    integration.readme === undefined ? [] : [{ integration, readme: integration.readme }],
  );
}

const readmeNamesCommands = defineRule({
  code: 'CP714',
  official: ['RM110'],
  severity: 'error',
  title: 'The README of an integration names every command',
  why: 'A command that is not documented is not found.',
  fix: 'Document the command, or hide it.',
  *check(pack) {
    for (const { integration, command, name } of commandsOf(pack)) {
      const { readme } = integration;
      const left =
        command.get('hidden')?.value === true ||
        command.get('deprecated')?.value === true ||
        name.endsWith('get-indicators') ||
        mirroringCommands.some((other) => other === name);
      const place = command.get('name')?.place;
      if (
        readme !== undefined &&
        place !== undefined &&
        !left &&
        name !== '' &&
        !readme.text.includes(name)
      ) {
        yield { place, message: `The README does not mention "${name}".` };
      }
    }
  },
});

const readmeHasReference = defineRule({
  code: 'CP715',
  severity: 'warning',
  title: 'The README of an integration has the headings of a reference',
  why: 'The official tools find parameters, commands and their tables by these headings, and so do readers of other packs.',
  fix: 'Write ## Configure <display name> in Cortex, ## Commands, and for each command ### <name> with #### Base Command, #### Input and #### Context Output.',
  *check(pack) {
    for (const { integration, readme } of documented(pack)) {
      const titles = headings(readme.text);
      const display = undecoratedDisplay(integration.root.get('display')?.text ?? '');
      const has = (title: string) => titles.some((heading) => heading.title === title);
      const missing = [`Configure ${display} in Cortex`, 'Commands'].filter((title) => !has(title));
      for (const title of missing)
        yield { place: readme.place(0, 0), message: `The heading "${title}" is missing.` };
      for (const { integration: owner, command, name } of commandsOf(pack)) {
        const index = titles.findIndex((heading) => heading.title === name);
        if (owner !== integration || index === -1 || command.get('hidden')?.value === true) continue;
        const heading = titles[index];
        const below = titles.slice(index + 1);
        const end = below.findIndex(({ level }) => level <= (heading?.level ?? 3));
        const parts = (end === -1 ? below : below.slice(0, end)).map(({ title }) => title);
        for (const part of ['Base Command', 'Input', 'Context Output']) {
          if (!parts.includes(part))
            yield {
              place: readme.place(heading?.start ?? 0, heading?.end ?? 0),
              message: `"${name}" has no heading "${part}".`,
            };
        }
      }
    }
  },
});

const readmeNamesParameters = defineRule({
  code: 'CP716',
  severity: 'warning',
  title: 'The README of an integration names every parameter',
  why: 'Whoever fills in the form looks the field up by its label.',
  fix: 'Add the parameter to the table below the heading Configure.',
  *check(pack) {
    for (const { integration, readme } of documented(pack)) {
      const plain = readme.text.replace(/\\([^A-Za-z0-9\s])/g, '$1');
      for (const parameter of integration.root.get('configuration')?.items ?? []) {
        if (parameter.get('hidden')?.value === true) continue;
        for (const label of [parameter.get('display'), parameter.get('displaypassword')]) {
          if (label?.text && !plain.includes(label.text))
            yield { place: label.place, message: `The README does not mention "${label.text}".` };
        }
      }
    }
  },
});

const readmeOutputsAgree = defineRule({
  code: 'CP717',
  official: ['RM102'],
  severity: 'error',
  title: 'The context paths in the README are those of the YAML',
  why: 'Playbooks are written after the README.',
  fix: 'Make the table below #### Context Output agree with the outputs of the command.',
  *check(pack) {
    const lines = new Map(documented(pack).map(({ readme }) => [readme, markdownLines(readme.text)]));
    for (const { integration, command, name } of commandsOf(pack)) {
      const { readme } = integration;
      const written = readme && contextPaths(lines.get(readme) ?? [], name);
      if (readme === undefined || written === undefined) continue;
      const outputs = command.get('outputs')?.items ?? [];
      const declared = outputs.flatMap((output) => output.get('contextPath')?.text ?? []);
      for (const { path, start } of written) {
        if (!declared.some((other) => isPath(path, other)))
          yield {
            place: readme.place(start, start + path.length),
            message: `"${name}" has no output "${path}".`,
          };
      }
      for (const output of outputs) {
        const path = output.get('contextPath');
        if (path?.text !== undefined && !written.some((other) => isPath(other.path, path.text ?? '')))
          yield { place: path.place, message: `The README does not list "${path.text}".` };
      }
    }
  },
});

/** The paths in the table of outputs of a command; undefined when there is no such table. */
function contextPaths(
  lines: readonly MarkdownLine[],
  command: string,
): { path: string; start: number }[] | undefined {
  const from = lines.findIndex(({ text: line, code }) => !code && line.trim() === `### ${command}`);
  if (from === -1) return undefined;
  const next = lines.findIndex(
    ({ text: line, code }, index) => index > from && !code && /^#{1,3} /.test(line),
  );
  const part = lines.slice(from, next === -1 ? undefined : next);
  const header = part.findIndex(({ text: line }) => /^\|\s*\*\*Path\*\*\s*\|\s*\*\*Type\*\*/.test(line));
  if (header === -1) return undefined;
  const rows: { path: string; start: number }[] = [];
  for (const line of part.slice(header + 2)) {
    if (line.code || /^#{1,6} /.test(line.text)) break;
    const path = /^\|\s*([^|\s](?:[^|]*[^|\s])?)\s*\|/.exec(line.text)?.[1];
    // The official tools write descriptions of several lines into a row: what begins with no path goes on with it.
    if (path !== undefined) rows.push({ path, start: line.start + line.text.indexOf(path) });
  }
  return rows;
}

/** A table may have the escapes of Markdown. A path may have the same characters, for keys with dots. */
function isPath(written: string, declared: string): boolean {
  return written === declared || unescaped(written) === declared;
}

export const readmeReferenceRules: readonly Rule[] = [
  readmeNamesCommands,
  readmeHasReference,
  readmeNamesParameters,
  readmeOutputsAgree,
];
