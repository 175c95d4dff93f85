import type { PackDefinition } from '../definition/pack.js';
import { kebabCase } from '../shared/kebab-case.js';
import { definitionFile } from '../shared/project-files.js';
import type { ImportedItem } from './import-item.js';
import { literal } from './typescript-text.js';

export interface TextFile {
  /** From the folder of the project, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** The declarations of a pack as TypeScript: a file for each item, and one for the pack. */
export function definitionFiles(
  pack: Omit<PackDefinition, 'integrations' | 'scripts'>,
  items: readonly ImportedItem[],
): TextFile[] {
  const names = new Map(items.map((item, index) => [item, variableOf(item, index, items)]));
  const files = items.map((item) => ({
    path: `pack/definition/${fileOf(item)}.ts`,
    content: itemText(item, names.get(item) ?? ''),
  }));
  return [...files, { path: definitionFile, content: packText(pack, names) }];
}

function itemText({ kind, definition }: ImportedItem, name: string): string {
  const define = kind === 'integration' ? 'defineIntegration' : 'defineScript';
  return `import { ${define} } from 'cortex-pack/definition';\n\nexport const ${name} = ${define}(${literal(definition)});\n`;
}

function packText(
  pack: Omit<PackDefinition, 'integrations' | 'scripts'>,
  names: ReadonlyMap<ImportedItem, string>,
): string {
  const imports = [...names].map(([item, name]) => `import { ${name} } from './${fileOf(item)}.js';\n`);
  const listOf = (kind: ImportedItem['kind']) =>
    [...names].filter(([item]) => item.kind === kind).map(([, name]) => name);
  const lists = [
    ['integrations', listOf('integration')],
    ['scripts', listOf('script')],
  ] as const;
  const text = literal(pack)
    .replace(/^\{\s*/, '')
    .replace(/,?\s*\}$/, '');
  const lines = text.split('\n').map((line) => (line.startsWith('  ') ? line : `  ${line}`));
  const own = lists.flatMap(([key, list]) => (list.length === 0 ? [] : [`  ${key}: [${list.join(', ')}],`]));
  return `import { definePack } from 'cortex-pack/definition';\n${imports.join('')}\nexport default definePack({\n${lines.join('\n')},\n${own.join('\n')}${own.length === 0 ? '' : '\n'}});\n`;
}

function fileOf({ folder, kind }: ImportedItem): string {
  const words = kebabCase(folder);
  return kind === 'script' ? `${words}-script` : words;
}

/** A name for the declaration that no other has, and that is no word of the language. */
function variableOf({ folder, kind }: ImportedItem, index: number, items: readonly ImportedItem[]): string {
  const camel = folder.slice(0, 1).toLowerCase() + folder.slice(1);
  const name = `${/^\d/.test(camel) ? 'item' : ''}${camel}${kind === 'script' ? 'Script' : 'Integration'}`;
  return items.slice(0, index).some((other) => other.folder === folder && other.kind === kind)
    ? `${name}${index}`
    : name;
}
