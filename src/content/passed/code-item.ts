import { messageOf } from '../../shared/errors.js';
import { isJsonObject, type JsonObject } from '../../shared/json.js';
import { readYaml } from '../../shared/read-yaml.js';
import { writeYaml } from '../../shared/write-yaml.js';
import { scriptLanguages } from '../../spec/integrations.js';
import { itemFolder, uploadPath } from '../../spec/pack-paths.js';
import { decoratedDescription, displayWithSupport } from '../integration/contribution.js';
import { withVersion } from '../pack/version-line.js';
import { isForOlderServers, summaryOf } from './item-group.js';
import type { ContentFile, ContentProblem, PackOfItem, PassedFile, PassedItem } from './passed-item.js';

type CodeKind = 'integration' | 'script';

/** Imports of what is there already where the platform runs the code. */
const platformImports = /^(import demistomock as demisto|from CommonServer\w* import \*)[^\n]*\n/gm;

/**
 * Integrations and scripts with code of their own, such as Python: each a folder in source layout, as the development
 * kit has it. In a zip, code, picture and help are in the YAML.
 */
export function placeCode(
  kind: CodeKind,
  files: readonly ContentFile[],
  pack: PackOfItem,
): { readonly items: readonly PassedItem[]; readonly problems: readonly ContentProblem[] } {
  const items: PassedItem[] = [];
  const problems: ContentProblem[] = [];
  for (const folder of new Set(files.map(({ path }) => path.split('/')[1] ?? ''))) {
    const own = files.filter(({ path }) => path.split('/')[1] === folder);
    const item = placeFolder(kind, folder, own, pack);
    if ('message' in item) problems.push(item);
    else items.push(item);
  }
  return { items, problems };
}

function placeFolder(
  kind: CodeKind,
  stem: string,
  files: readonly ContentFile[],
  pack: PackOfItem,
): PassedItem | ContentProblem {
  const [first] = files;
  const base = `${itemFolder(kind, stem)}/`;
  const fileOf = (name: string) => files.find(({ path }) => path === base + name);
  const yaml = fileOf(`${stem}.yml`);
  const path = yaml?.path ?? first?.path ?? '';
  if (yaml === undefined) {
    const fix = `Put each ${kind} into a folder of its own, with a YAML file of the same name and its code next to it, as in ${base}${stem}.yml.`;
    return { path, message: `There is no ${base}${stem}.yml.`, fix };
  }
  try {
    const content: unknown = readYaml(decoded(yaml));
    if (!isJsonObject(content)) return { path, message: 'It holds no object.', fix: 'Correct it.' };
    const script = kind === 'script' ? content : isJsonObject(content.script) ? content.script : {};
    const language = scriptLanguages[String(script.type) as keyof typeof scriptLanguages];
    const name = language && `${stem}.${language.ending}`;
    const code = name && fileOf(name);
    if (!code) {
      const wanted = name === undefined ? 'code of a known type' : base + name;
      return {
        path,
        message: `There is no ${wanted}.`,
        fix: 'Put the code next to the YAML, under the name of the folder.',
      };
    }
    const text = decoded(code).replace(language.ending === 'py' ? platformImports : /$^/, '');
    const unified = withVersion(pack.version, { comment: language.comment, unified: text });
    const written =
      kind === 'script'
        ? { ...content, script: unified }
        : unifiedIntegration(content, script, unified, {
            help: fileOf(`${stem}_description.md`),
            image: fileOf(`${stem}_image.png`),
            pack,
          });
    const upload: PassedFile = {
      path: uploadPath(kind, stem),
      bytes: new TextEncoder().encode(writeYaml(written)),
      from: yaml.path,
    };
    const summary = summaryOf({ kind, content });
    return {
      kind,
      summary,
      source: files.map(({ path: from, bytes }) => ({ path: from, bytes, from })),
      upload: isForOlderServers(summary) ? [] : [upload],
    };
  } catch (error) {
    return { path, message: `It cannot be read: ${messageOf(error)}.`, fix: 'Correct it.' };
  }
}

function unifiedIntegration(
  content: JsonObject,
  script: JsonObject,
  code: string,
  {
    help,
    image,
    pack,
  }: {
    readonly help?: ContentFile | undefined;
    readonly image?: ContentFile | undefined;
    readonly pack: PackOfItem;
  },
): object {
  const display = String(content.display ?? content.name);
  return {
    ...content,
    display: displayWithSupport({ display }, pack),
    script: { ...script, script: code },
    detaileddescription: decoratedDescription(pack, help === undefined ? '' : decoded(help)),
    ...(image === undefined
      ? {}
      : { image: `data:image/png;base64,${Buffer.from(image.bytes).toString('base64')}` }),
  };
}

function decoded({ bytes }: ContentFile): string {
  return new TextDecoder().decode(bytes);
}
