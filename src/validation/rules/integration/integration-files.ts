import { isTestData, itemFolder, kindOfPath, sourcePath } from '../../../spec/pack-paths.js';
import type { Integration, Pack } from '../../document/pack.js';
import { commandsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';
import { javaScriptOf } from './script-syntax.js';

/** Names of the files directly in the folder of an integration. */
function filesIn({ folder }: Integration, { paths }: Pack): string[] {
  if (folder === undefined) return [];
  const inside = `${itemFolder('integration', folder)}/`;
  return paths
    .filter((path) => path.startsWith(inside))
    .map((path) => path.slice(inside.length))
    .filter((name) => !name.includes('/'));
}

const oneScript = defineRule({
  code: 'CP609',
  severity: 'error',
  title: 'The folder of an integration has one script file',
  why: 'The official build embeds the first one in alphabetical order and drops the others without a word.',
  fix: 'Join the files into one, and keep the sources outside of the pack.',
  *check(pack) {
    for (const integration of pack.integrations) {
      const scripts = filesIn(integration, pack).filter(
        (name) => name.endsWith('.js') && !/[._]test\.js$/.test(name),
      );
      for (const name of scripts.slice(1)) {
        yield {
          place: wholeFile(`${itemFolder('integration', integration.folder ?? '')}/${name}`),
          message: `${name} is not embedded: ${scripts[0] ?? ''} comes first.`,
        };
      }
    }
  },
});

/** The folders of integrations that no YAML lies in. */
function foldersWithoutYaml({ paths }: Pack): string[] {
  const folders = paths.flatMap((path) =>
    isTestData(path) || kindOfPath(path) !== 'integration' ? [] : (/\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  return [...new Set(folders)].filter(
    (folder) =>
      !paths.some(
        (path) => path.startsWith(`${itemFolder('integration', folder)}/`) && path.endsWith('.yml'),
      ),
  );
}

const filesAreNamedAfterFolder = defineRule({
  code: 'CP610',
  official: ['IM100', 'DS104'],
  severity: 'error',
  title: 'The files of an integration are named after its folder',
  why: 'The official tools find YAML, script, image and help by this name.',
  fix: 'Name them <Folder>.yml, <Folder>.js, <Folder>_image.png and <Folder>_description.md.',
  *check(pack) {
    for (const folder of foldersWithoutYaml(pack)) {
      yield {
        place: wholeFile(sourcePath('integration', folder)),
        message: 'The YAML is missing: the integration is left out.',
      };
    }
    for (const integration of pack.integrations) {
      const folder = integration.folder ?? '';
      for (const name of filesIn(integration, pack)) {
        if (name === 'conftest.py') continue;
        const stem = /^(.*?)(_image\.png|_description\.md|\.yml|[._]test\.(?:js|py)|\.js|\.py)$/.exec(
          name,
        )?.[1];
        const png = name.endsWith('.png') && !name.endsWith('_image.png');
        if ((stem !== undefined && stem !== folder) || (png && name !== `${folder}.png`)) {
          yield {
            place: wholeFile(`${itemFolder('integration', folder)}/${name}`),
            message: `${name} does not begin with the name of its folder, ${folder}.`,
          };
        }
      }
    }
  },
});

const folderHasKnownFiles = defineRule({
  code: 'CP611',
  severity: 'error',
  title: 'The folder of an integration has files that belong to one',
  why: 'The official tools refuse other files; what tests need goes into test_data.',
  fix: 'Move the file to test_data, or out of the pack.',
  *check(pack) {
    for (const integration of pack.integrations) {
      for (const name of filesIn(integration, pack)) {
        const path = `${itemFolder('integration', integration.folder ?? '')}/${name}`;
        const known = /\.(yml|js|ps1|py|md|txt|png|svg)$|^[^.]+$/.test(name);
        const markdown = name.endsWith('.md') && name !== 'README.md' && !name.endsWith('_description.md');
        const examples =
          name.endsWith('.txt') &&
          /command|example/.test(name) &&
          !['command_examples.txt', 'command_permissions.txt'].includes(name);
        if ((!known || markdown || examples) && !isTestData(path))
          yield { place: wholeFile(path), message: `${name} has no place in the folder of an integration.` };
      }
    }
  },
});

const scriptAnswersCommands = defineRule({
  code: 'CP614',
  severity: 'warning',
  title: 'The script answers to every command',
  why: 'A command that the script does not know fails, or does nothing and looks as if it had worked.',
  fix: 'Handle the command in the script, or remove it from the YAML.',
  *check(pack) {
    for (const integration of pack.integrations) {
      const script = javaScriptOf(integration);
      if (script === undefined) continue;
      const fetches = integration.root.at('script', 'isfetchevents');
      const has = (text: string) => script.text.includes(`'${text}'`) || script.text.includes(`"${text}"`);
      // Names may be put together of a beginning and an ending.
      const mentions = (command: string) =>
        has(command) ||
        [...command.matchAll(/-/g)].some(
          ({ index }) => has(command.slice(0, index)) && has(command.slice(index)),
        );
      for (const { integration: owner, command, name } of commandsOf(pack)) {
        const field = command.get('name');
        if (owner === integration && field !== undefined && name !== '' && !mentions(name)) {
          yield { place: field.place, message: `The script never mentions "${name}".` };
        }
      }
      if (fetches?.value === true && !mentions('fetch-events'))
        yield { place: fetches.place, message: 'The script never mentions "fetch-events".' };
      if (!mentions('test-module'))
        yield { place: script.place(0, 0), message: 'The script never mentions "test-module".' };
    }
  },
});

export const integrationFileRules: readonly Rule[] = [
  oneScript,
  filesAreNamedAfterFolder,
  folderHasKnownFiles,
  scriptAnswersCommands,
];
