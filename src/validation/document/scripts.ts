import { itemFolder } from '../../spec/pack-paths.js';
import type { Field } from '../text/field.js';
import type { ContentItem, Pack } from './pack.js';
import { itemsOfKind } from './parts.js';

/** An item that has code: an integration or a script. */
export interface CodeItem extends ContentItem {
  readonly kind: 'integration' | 'script';
  /** The folder below Integrations/ or Scripts/; absent for a unified file. */
  readonly folder: string | undefined;
  /** What says in which language and image the code runs: `script` of an integration, the whole of a script. */
  readonly runtime: Field | undefined;
}

export function codeItemsOf(pack: Pack): CodeItem[] {
  return (['integration', 'script'] as const).flatMap((kind) =>
    itemsOfKind(pack, kind).map((item): CodeItem => {
      const parts = item.path.split('/');
      return {
        ...item,
        kind,
        folder: parts.length > 2 ? parts[1] : undefined,
        runtime: kind === 'script' ? item.root : item.root.get('script'),
      };
    }),
  );
}

/** What the code is called in each language; tests of Python code lie next to it. */
export const codeFiles = {
  javascript: { ending: 'js', pattern: /^[^/]+\.js$/ },
  python: { ending: 'py', pattern: /^(?!conftest|.*_test)[^/]+\.py$/ },
  powershell: { ending: 'ps1', pattern: /^(?!.*\.Tests)[^/]+\.ps1$/ },
} as const;

/** The files of the language that the item names; undefined when it names none that is known. */
export function codeFilesOf(type: string | undefined): { ending: string; pattern: RegExp } | undefined {
  return Object.entries(codeFiles).find(([language]) => language === type)?.[1];
}

/** Names of the files directly in the folder of an item with code. */
export function filesBeside({ kind, folder }: CodeItem, { paths }: Pack): string[] {
  if (folder === undefined) return [];
  const inside = `${itemFolder(kind, folder)}/`;
  return paths
    .filter((path) => path.startsWith(inside))
    .map((path) => path.slice(inside.length))
    .filter((name) => !name.includes('/'));
}
