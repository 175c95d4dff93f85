import type { Terminal } from './output.js';

export interface SizedFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

interface Row {
  readonly branches: string;
  readonly name: string;
  /** Empty for a folder. */
  readonly size: string;
}

/** The lines of a tree of files with sizes in a column of their own; after the names, where it is too narrow for that. */
export function renderTree(
  files: readonly SizedFile[],
  terminal: Pick<Terminal, 'style' | 'width'>,
): string[] {
  const rows = rowsBelow(files, '');
  const nameWidth = Math.max(0, ...rows.map(({ branches, name }) => branches.length + name.length));
  const sizeWidth = Math.max(0, ...rows.map(({ size }) => size.length));
  const isNarrow = nameWidth + 2 + sizeWidth > terminal.width;
  return rows.map(({ branches, name, size }) => {
    if (isNarrow)
      return `${terminal.style('dim', branches)}${name}${size === '' ? '' : terminal.style('dim', `  ${size}`)}`;
    const gap = ' '.repeat(nameWidth - branches.length - name.length);
    const end = size === '' ? '' : `${gap}  ${size.padStart(sizeWidth)}`;
    return terminal.style('dim', branches) + name + terminal.style('dim', end);
  });
}

function rowsBelow(files: readonly SizedFile[], indent: string): Row[] {
  const names = [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))].sort();
  return names.flatMap((name, index) => {
    const last = index === names.length - 1;
    const branches = indent + (last ? '└─ ' : '├─ ');
    const file = files.find(({ path }) => path === name);
    if (file !== undefined) return [{ branches, name, size: formatSize(file.size) }];
    const inside = files
      .filter(({ path }) => path.startsWith(`${name}/`))
      .map(({ path, size }) => ({ path: path.slice(name.length + 1), size }));
    return [{ branches, name: `${name}/`, size: '' }, ...rowsBelow(inside, indent + (last ? '   ' : '│  '))];
  });
}

/** Bytes for a reader: `812 B`, `12.3 kB`, `1.4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
