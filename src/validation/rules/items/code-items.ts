import { knownKinds } from '../../../spec/content-kinds.js';
import { trustedImageRepositories } from '../../../spec/item-checks.js';
import { itemFolder } from '../../../spec/pack-paths.js';
import { supportOf } from '../../document/pack.js';
import { type CodeItem, codeFilesOf, codeItemsOf, filesBeside } from '../../document/scripts.js';
import { replaceWithList } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';

/* Integrations and scripts. */

const testsAreList = defineRule({
  code: 'CP316',
  official: ['BA103'],
  severity: 'error',
  title: 'Tests of integrations and scripts are a list of playbooks, or "No tests"',
  why: 'The official checks refuse an absent or empty list and any other text.',
  fix: 'Write a list with the one item "No tests".',
  *check(pack) {
    for (const { root } of codeItemsOf(pack)) {
      const tests = root.get('tests');
      if (tests === undefined) {
        if (pack.shape === 'source') yield { place: root.keyPlace, message: 'The key "tests" is missing.' };
      } else if (tests.text !== undefined)
        yield {
          place: tests.place,
          message: `"${tests.text}" is no list.`,
          edits: replaceWithList(tests, [tests.text]),
        };
      else if (Array.isArray(tests.value) && tests.value.length === 0) {
        const edits = replaceWithList(tests, ['No tests']);
        yield { place: tests.place, message: 'The list of tests is empty.', edits };
      }
    }
  },
});

const languageKeysFit = defineRule({
  code: 'CP320',
  official: ['IN108', 'DO104'],
  severity: 'error',
  title: 'The keys of a container are there for Python and PowerShell, and not for JavaScript',
  why: 'JavaScript runs inside the server; the other languages run in an image that must be named.',
  fix: 'JavaScript: remove subtype and dockerimage. Python: write both. PowerShell: write dockerimage.',
  *check(pack) {
    for (const { runtime } of codeItemsOf(pack)) {
      const type = runtime?.get('type');
      const subtype = runtime?.get('subtype');
      const image = runtime?.get('dockerimage');
      if (type === undefined || runtime?.get('isllm')?.value === true) continue;
      if (type.value === 'javascript') {
        for (const key of [subtype, image]) {
          if (key?.text) yield { place: key.keyPlace, message: `JavaScript has no ${key.name}.` };
        }
        continue;
      }
      if (type.value === 'python' && !['python2', 'python3'].includes(subtype?.text ?? ''))
        yield { place: subtype?.place ?? type.place, message: 'The subtype is neither python2 nor python3.' };
      if (!image?.text)
        yield { place: image?.keyPlace ?? type.place, message: 'The image to run in is not named.' };
    }
  },
});

const imageIsTrusted = defineRule({
  code: 'CP330',
  official: ['DO101', 'DO100', 'DO102'],
  severity: 'error',
  title: 'Code runs in an image of demisto/ or demistoextended/, of a fixed tag',
  why: 'The platform trusts these repositories; the tag "latest" changes what runs, and native images are for its own use.',
  fix: 'Write an image such as demisto/python3:3.12.8.1983910.',
  *check(pack) {
    for (const { runtime } of codeItemsOf(pack)) {
      const image = runtime?.get('dockerimage');
      if (!image?.text || runtime?.get('type')?.value === 'javascript') continue;
      const [, repository = '', name = '', tag = ''] =
        /^(?:(.*)\/)?([^/:]+)(?::(.*))?$/.exec(image.text) ?? [];
      const message = !trustedImageRepositories.some((trusted) => trusted === repository)
        ? `"${image.text}" is of no repository that the platform trusts.`
        : tag === '' || tag === 'latest'
          ? `"${image.text}" names no fixed tag.`
          : /native/.test(name)
            ? `"${image.text}" is a native image.`
            : undefined;
      if (message !== undefined) yield { place: image.place, message };
    }
  },
});

const codeHasReadme = defineRule({
  code: 'CP701',
  official: ['RM109'],
  severity: 'error',
  title: 'Integrations, scripts and playbooks have a README',
  why: 'It is the reference of parameters, commands, inputs and outputs.',
  fix: 'Add README.md to the folder; of a playbook, <playbook>_README.md next to it.',
  *check(pack) {
    if (pack.shape !== 'source') return;
    for (const item of codeItemsOf(pack)) {
      const { kind, folder, root } = item;
      const silent = ['isllm', 'isInternal', 'internal'].some((key) => root.get(key)?.value === true);
      if (
        folder !== undefined &&
        !(kind === 'script' && silent) &&
        !filesBeside(item, pack).includes('README.md')
      )
        yield {
          place: wholeFile(`${itemFolder(kind, folder)}/README.md`),
          message: `The README of the ${knownKinds[kind].noun} is missing.`,
        };
    }
    for (const path of pack.paths.filter((candidate) => /^Playbooks\/[^/]+\.yml$/.test(candidate))) {
      const readme = path.replace(/\.yml$/, '_README.md');
      const root = pack.dataFiles.find((file) => file.path === path)?.root;
      if (root !== undefined && root.get('issilent')?.value !== true && !pack.paths.includes(readme))
        yield { place: wholeFile(readme), message: 'The README of the playbook is missing.' };
    }
  },
});

/** As the official check looks for them: between blanks, and written like this. */
const copyrightWords = /(?<!\S)(?:BSD|MIT|Copyright|proprietary)(?!\S)/g;

/** The library of the Base pack describes an argument by such a word; the official check passes over it by its name. */
function isPlatformLibrary({ root }: CodeItem): boolean {
  return root.get('name')?.text?.includes('CommonServerPython') === true;
}

/** The code of an item and its tests, and not what the official tools put next to them to run the tests. */
function isOwnPython(file: string): boolean {
  return file.endsWith('.py') && file !== 'conftest.py' && !/^CommonServer(User)?Python\w*\.py$/.test(file);
}

const codeHasNoCopyright = defineRule({
  code: 'CP619',
  official: ['BA119'],
  severity: 'error',
  title: 'Python code has no words of a copyright',
  why: 'Content of the marketplace has the license of its repository; the official check refuses these words, in tests as well.',
  fix: 'Remove the line, or write the word in another way.',
  *check(pack) {
    for (const item of codeItemsOf(pack)) {
      if (item.runtime?.get('type')?.value !== 'python' || isPlatformLibrary(item)) continue;
      for (const name of filesBeside(item, pack).filter(isOwnPython)) {
        const source = pack.texts.get(`${itemFolder(item.kind, item.folder ?? '')}/${name}`);
        for (const { 0: word, index } of source?.text.matchAll(copyrightWords) ?? []) {
          if (source !== undefined)
            yield {
              place: source.place(index, index + word.length),
              message: `The code has the word "${word}".`,
            };
        }
      }
    }
  },
});

const codeHasTests = defineRule({
  code: 'CP620',
  official: ['BA124'],
  severity: 'error',
  title: 'Python code of a partner or of the platform has unit tests',
  why: 'The official checks demand a file of tests next to the code.',
  fix: 'Add <Folder>_test.py.',
  *check(pack) {
    if (!['partner', 'xsoar'].includes(supportOf(pack))) return;
    for (const item of codeItemsOf(pack)) {
      const { kind, folder = '', runtime } = item;
      const files = filesBeside(item, pack);
      if (runtime?.get('type')?.value !== 'python' || !files.includes(`${folder}.py`)) continue;
      if (!files.includes(`${folder}_test.py`))
        yield {
          place: wholeFile(`${itemFolder(kind, folder)}/${folder}_test.py`),
          message: 'The file of unit tests is missing.',
        };
    }
  },
});

const namesHaveNoSeparators = defineRule({
  code: 'CP612',
  official: ['BA108', 'BA109'],
  severity: 'warning',
  title: 'Folders of integrations and scripts have neither _ nor - in their name, nor have their files',
  why: 'The official checks refuse them in new content.',
  fix: 'Write the name in one word, as in AcmeEventCollector.',
  *check(pack) {
    for (const item of codeItemsOf(pack)) {
      const { kind, folder, path } = item;
      if (folder !== undefined && /[_-]/.test(folder))
        yield {
          place: wholeFile(`${knownKinds[kind].folder}/${folder}`),
          message: `The folder is named "${folder}".`,
        };
      const name = path.slice(path.lastIndexOf('/') + 1, -'.yml'.length);
      if (folder === undefined && pack.shape === 'source' && /[_-]/.test(name))
        yield { place: wholeFile(path), message: `The file is named "${name}.yml".` };
    }
  },
});

/** Scripts of the platform that are empty until users write what all their own code shares. */
const emptyScripts = ['CommonServerUserPython', 'CommonServerUserPowerShell', 'CommonUserServer'];

const codeIsWhereItBelongs = defineRule({
  code: 'CP613',
  severity: 'error',
  title: 'The code is next to the YAML in a source folder, and in the YAML of a unified file',
  why: 'The official build puts the file of the code into the YAML. Without code an integration or script cannot run.',
  fix: "Source: write script: '-' and put the code into <Folder>.js, <Folder>.py or <Folder>.ps1. Zip: build it again.",
  *check(pack) {
    for (const item of codeItemsOf(pack)) {
      const { kind, folder, root, runtime } = item;
      const type = runtime?.get('type')?.text;
      const files = codeFilesOf(type);
      if (files === undefined || runtime?.get('isllm')?.value === true) continue;
      if (emptyScripts.includes(root.get('name')?.text ?? '')) continue;
      const script = runtime?.get('script');
      const isInYaml = !['', '-'].includes(script?.text?.trim() ?? '');
      if (folder === undefined) {
        if (!isInYaml)
          yield { place: script?.place ?? root.keyPlace, message: 'There is no code in the YAML.' };
      } else if (isInYaml) {
        if (kind === 'integration' && type === 'javascript' && script !== undefined)
          yield { place: script.keyPlace, message: 'The code stands in the YAML of a source folder.' };
      } else if (!filesBeside(item, pack).some((name) => files.pattern.test(name)))
        yield {
          place: wholeFile(`${itemFolder(kind, folder)}/${folder}.${files.ending}`),
          message: 'There is no code next to the YAML.',
        };
    }
  },
});

function scriptFileProblem(name: string, { folder = '' }: CodeItem): string | undefined {
  const stem = name.replace(/\.[^.]*$/, '');
  if (/\.(yml|js)$/.test(name) && stem !== folder) return `${name} is not named like its folder, ${folder}.`;
  if (name.endsWith('.py') && ![folder, `${folder}_test`, 'conftest', '.vulture_whitelist'].includes(stem))
    return `${name} is neither the code of ${folder} nor its tests.`;
  if (name.endsWith('.ps1') && ![folder, `${folder}.Tests`].includes(stem))
    return `${name} is neither the code of ${folder} nor its tests.`;
  if (name.endsWith('.md') && !['README', `${folder}_description`].includes(stem))
    return `${name} is no README.`;
  if (!/\.(yml|js|py|ps1|md|png|svg|txt)$/.test(name) && name !== '.pylintrc')
    return `${name} has no place in the folder of a script.`;
  return undefined;
}

const filesOfScriptsAreNamed = defineRule({
  code: 'CPC201',
  severity: 'error',
  title: 'The files of a script are named after its folder',
  why: 'The official tools find YAML and code by this name, and refuse other files.',
  fix: 'Name them <Folder>.yml, <Folder>.py and <Folder>_test.py; put what tests need into test_data.',
  *check(pack) {
    for (const item of codeItemsOf(pack).filter(({ kind }) => kind === 'script')) {
      for (const name of filesBeside(item, pack)) {
        const message = scriptFileProblem(name, item);
        const place = wholeFile(`${itemFolder('script', item.folder ?? '')}/${name}`);
        if (message !== undefined) yield { place, message };
      }
    }
  },
});

export const codeItemRules: readonly Rule[] = [
  testsAreList,
  languageKeysFit,
  imageIsTrusted,
  codeHasReadme,
  codeHasNoCopyright,
  codeHasTests,
  namesHaveNoSeparators,
  codeIsWhereItBelongs,
  filesOfScriptsAreNamed,
];
