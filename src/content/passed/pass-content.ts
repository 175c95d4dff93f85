import { suggestion } from '../../shared/nearest-name.js';
import {
  type KnownKind,
  knownKinds,
  type OtherContentFolder,
  otherContentFolders,
} from '../../spec/content-kinds.js';
import { placeCode } from './code-item.js';
import { groupItems } from './item-group.js';
import {
  type ContentFile,
  type ContentProblem,
  type PackOfItem,
  type PassedItem,
  picturesFolder,
} from './passed-item.js';
import { placeItem } from './place-item.js';

const kinds = Object.keys(knownKinds) as KnownKind[];

/**
 * Takes what nobody writes in TypeScript into a pack: the files of `pack/content`, each in a folder named after its kind
 * as in a pack. Every file is in an item or a problem.
 */
export function passContent(
  files: readonly ContentFile[],
  pack: PackOfItem,
): { readonly items: readonly PassedItem[]; readonly problems: readonly ContentProblem[] } {
  const items: PassedItem[] = [];
  const problems: ContentProblem[] = [];
  for (const folder of new Set(files.map(({ path }) => path.split('/')[0] ?? ''))) {
    const own = files.filter(({ path }) => path.split('/')[0] === folder);
    const found = passFolder(folder, own, pack);
    items.push(...found.items);
    problems.push(...found.problems);
  }
  return { items, problems: [...problems, ...collisions(items)] };
}

function passFolder(folder: string, files: readonly ContentFile[], pack: PackOfItem) {
  const ofFolder = kinds.filter((kind) => knownKinds[kind].folder === folder);
  const [kind] = ofFolder;
  if (kind === 'integration' || kind === 'script') return placeCode(kind, files, pack);
  if (kind !== undefined) {
    const { groups, problems } = groupItems(files, ofFolder);
    return { items: groups.map((group) => placeItem(group, pack.id)), problems };
  }
  if (folder === picturesFolder) return { items: [asItIs(picturesFolder, files)], problems: [] };
  const other = otherContentFolders.find((name) => name === folder);
  if (other !== undefined) return { items: [asItIs(other, files)], problems: [] };
  const known = [
    ...new Set([...kinds.map((each) => knownKinds[each].folder), ...otherContentFolders, picturesFolder]),
  ];
  return {
    items: [],
    problems: files.map(({ path }) => ({
      path,
      message: path.includes('/')
        ? `"${folder}" is no folder of content.`
        : 'It lies in no folder of content.',
      fix: path.includes('/')
        ? suggestion(folder, known)
        : `Move it into the folder of its kind, such as Playbooks.`,
    })),
  };
}

/** Content of which nothing more is known than where it lies. Playbooks for tests are none of a zip. */
function asItIs(kind: OtherContentFolder | typeof picturesFolder, files: readonly ContentFile[]): PassedItem {
  const passed = files.map(({ path, bytes }) => ({ path, bytes, from: path }));
  return { kind, source: passed, upload: kind === 'TestPlaybooks' ? [] : passed };
}

/** Of two files of one name a pack has one. */
function collisions(items: readonly PassedItem[]): ContentProblem[] {
  const owners = new Map<string, string>();
  return items
    .flatMap(({ source }) => source)
    .flatMap(({ path, from }) => {
      const owner = owners.get(path.toLowerCase());
      if (owner === undefined) {
        owners.set(path.toLowerCase(), from);
        return [];
      }
      return [
        {
          path: from,
          message: `In the pack it would be ${path}, as ${owner} is.`,
          fix: 'Rename one of the two.',
        },
      ];
    });
}
