import { foldersWithoutContent, knownKinds, otherContentFolders } from '../../../spec/content-kinds.js';
import { isTestData, kindOfPath } from '../../../spec/pack-paths.js';
import { defineRule, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';

const mandatory = ['README.md', '.pack-ignore', '.secrets-ignore'];

const hasMandatoryFiles = defineRule({
  code: 'CP224',
  official: ['PA128'],
  severity: 'error',
  title: 'The pack has README.md, .pack-ignore, .secrets-ignore and pack_metadata.json',
  why: 'The official tools read them; without a README the pack cannot be built.',
  fix: 'Add the file; .pack-ignore and .secrets-ignore may be empty.',
  *check({ shape, paths }) {
    if (shape === 'none') return;
    const wanted =
      shape === 'source' ? ['pack_metadata.json', ...mandatory] : ['pack_metadata.json', 'README.md'];
    for (const path of wanted.filter((name) => !paths.includes(name))) {
      const edits = path.startsWith('.') ? { edits: [{ kind: 'create', path, text: '' } as const] } : {};
      yield { place: wholeFile(path), message: `The file ${path} is missing.`, ...edits };
    }
  },
});

const rootFiles = [
  'pack_metadata.json',
  'README.md',
  '.pack-ignore',
  '.secrets-ignore',
  'Author_image.png',
  'CONTRIBUTORS.json',
  'version_config.json',
  'deployment.json',
  '.gitignore',
];

const hasKnownRootFiles = defineRule({
  code: 'CP225',
  severity: 'error',
  title: 'Only known files lie at the root of the pack',
  why: 'The official tools refuse any other file there.',
  fix: 'Move the file into the folder of the item that it belongs to, or out of the pack.',
  *check({ shape, paths }) {
    if (shape !== 'source') return;
    for (const path of paths) {
      if (!path.includes('/') && !rootFiles.includes(path))
        yield { place: wholeFile(path), message: `${path} has no place at the root of a pack.` };
    }
  },
});

const knownFolders: readonly string[] = [
  ...Object.values(knownKinds).map(({ folder }) => folder),
  ...otherContentFolders,
  ...foldersWithoutContent,
];

const hasKnownFolders = defineRule({
  code: 'CP226',
  severity: 'error',
  title: 'The folders of the pack are named after kinds of content',
  why: 'What lies in a folder of another name is not built and not installed.',
  fix: 'Correct the name, in upper and lower case as well, or move the folder out of the pack.',
  *check({ shape, paths }) {
    if (shape === 'none') return;
    const folders = new Set(
      paths.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))),
    );
    for (const folder of folders) {
      if (!knownFolders.includes(folder)) {
        const meant = knownFolders.find((known) => known.toLowerCase() === folder.toLowerCase());
        const fix = meant === undefined ? {} : { fix: `Did you mean "${meant}"?` };
        yield { place: wholeFile(folder), message: `"${folder}" is no folder of content.`, ...fix };
      }
    }
  },
});

const allowedSuffix = /\.(yml|json|md|png|py|svg|txt|js|xif|ps1|html|css|csv)$|(^|\/)[^/.]+$/;

const hasAllowedSuffixes = defineRule({
  code: 'CP227',
  severity: 'error',
  title: 'Files have endings that a pack may have',
  why: 'The official tools refuse TypeScript, source maps and any other unknown kind of file.',
  fix: 'Keep sources and maps outside of the pack folder.',
  *check({ shape, paths }) {
    if (shape === 'none') return;
    for (const path of paths) {
      if (path.includes('/') && !isTestData(path) && !allowedSuffix.test(path)) {
        yield {
          place: wholeFile(path),
          message: `A pack may not have a file like ${path.slice(path.lastIndexOf('/') + 1)}.`,
        };
      }
    }
  },
});

const hasNoBlanksInNames = defineRule({
  code: 'CP228',
  severity: 'error',
  title: 'File names have no blanks',
  why: 'The official tools refuse them.',
  fix: 'Rename the file.',
  *check({ shape, paths }) {
    if (shape === 'none') return;
    for (const path of paths) {
      if (/\s/.test(path) && !isTestData(path) && !path.startsWith('TestPlaybooks/')) {
        yield { place: wholeFile(path), message: `The path "${path}" has a blank.` };
      }
    }
  },
});

const itemsAreInFolders = defineRule({
  code: 'CP229',
  severity: 'error',
  title: 'Integrations and scripts lie in folders of their own',
  why: 'The official build takes the folder as the item; of the files directly in Integrations/ it takes unified ones only.',
  fix: 'Move the files into a folder with the name of the YAML file.',
  *check({ shape, paths }) {
    if (shape !== 'source') return;
    for (const path of paths) {
      const kind = kindOfPath(path);
      if (kind === undefined || path.split('/').length !== 2) continue;
      const { folder, ownFolder, xsiamOnly, uploadPrefix } = knownKinds[kind];
      const unified = path.startsWith(`${folder}/${uploadPrefix}`) && /\.(yml|md)$/.test(path);
      // Rules that lie directly in their folder are the matter of CPT403.
      if (ownFolder && !xsiamOnly && !unified)
        yield { place: wholeFile(path), message: `${path} lies directly in ${folder}.` };
    }
  },
});

const itemsHavePackPrefix = defineRule({
  code: 'CP230',
  severity: 'error',
  title: 'Dashboards, reports and correlation rules are named after the pack',
  why: 'The official tools demand the id of the pack in front, so that files of different packs never collide.',
  fix: 'Name the file <PackId>_<name>.',
  *check({ shape, paths, id }) {
    if (shape !== 'source') return;
    for (const path of paths) {
      const kind = kindOfPath(path);
      const [, name, ...deeper] = path.split('/');
      if (kind === undefined || name === undefined || deeper.length > 0) continue;
      const { ownFolder, xsiamOnly } = knownKinds[kind];
      if (xsiamOnly && !ownFolder && !name.startsWith(`${id}_`)) {
        yield { place: wholeFile(path), message: `${name} does not begin with "${id}_".` };
      }
    }
  },
});

export const packFileRules: readonly Rule[] = [
  hasMandatoryFiles,
  hasKnownRootFiles,
  hasKnownFolders,
  hasAllowedSuffixes,
  hasNoBlanksInNames,
  itemsAreInFolders,
  itemsHavePackPrefix,
];
