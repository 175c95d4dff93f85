import { unzipSync } from 'fflate';
import { type InputProblem, limits, type PackInput, tooLarge } from './pack-input.js';

/** Reads the packs of a zip in memory: the zip is one pack, or holds zips of packs. */
export function readZip(bytes: Uint8Array, label: string, name: string): PackInput[] {
  const input = unpack(bytes, label, name);
  const zips = [...input.files].filter(([path]) => /^[^/]+\.zip$/.test(path));
  if (zips.length === 0 || input.files.has('pack_metadata.json')) return [unwrapped(input)];
  return zips.map(([path, inner]) =>
    unwrapped(unpack(inner, `${label}!/${path}`, path.replace(/\.zip$/, ''))),
  );
}

function unpack(bytes: Uint8Array, label: string, name: string): PackInput {
  const problems: InputProblem[] = [];
  const seen = new Map<string, string>();
  let total = 0;
  let count = 0;
  const accept = ({ name: path, originalSize }: { name: string; originalSize: number }): boolean => {
    if (leaves(path)) {
      problems.push({
        kind: 'climbing',
        path: '',
        message: `The entry "${path}" leads out of the zip. It was not unpacked.`,
      });
      return false;
    }
    if (path.endsWith('/')) return false;
    const twin = seen.get(path.toLowerCase());
    if (twin !== undefined) {
      problems.push({ kind: 'twin', path, message: `The zip has "${twin}" as well: one hides the other.` });
    }
    seen.set(path.toLowerCase(), path);
    total += originalSize;
    count += 1;
    if (originalSize > limits.fileBytes) {
      problems.push(tooLarge(path, originalSize));
      return false;
    }
    return total <= limits.totalBytes && count <= limits.files;
  };
  let files = new Map<string, Uint8Array>();
  try {
    files = new Map(Object.entries(unzipSync(bytes, { filter: accept })));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ kind: 'broken-zip', path: '', message: `The zip cannot be read: ${reason}.` });
  }
  if (total > limits.totalBytes || count > limits.files) {
    problems.push({
      kind: 'too-large',
      path: '',
      message: 'There is more in the zip than a pack has; only the first files were read.',
    });
  }
  return { label, container: 'zip', name, files, problems };
}

function leaves(path: string): boolean {
  return (
    path.split(/[\\/]/).includes('..') ||
    /^[\\/]|^[A-Za-z]:/.test(path) ||
    path.includes('\\') ||
    path.includes('\0')
  );
}

/** A zip of a folder has everything one level too deep. */
function unwrapped(input: PackInput): PackInput {
  const metadata = [...input.files.keys()].find((path) => /^[^/]+\/(pack_)?metadata\.json$/.test(path));
  if (metadata === undefined || input.files.has('pack_metadata.json') || input.files.has('metadata.json'))
    return input;
  const folder = metadata.slice(0, metadata.indexOf('/') + 1);
  const files = [...input.files].filter(([path]) => path.startsWith(folder));
  return {
    ...input,
    label: `${input.label}!/${folder.slice(0, -1)}`,
    name: folder.slice(0, -1),
    files: new Map(files.map(([path, bytes]) => [path.slice(folder.length), bytes])),
    problems: [
      ...input.problems,
      { kind: 'wrapped', path: '', message: `Everything lies in the folder "${folder}" inside the zip.` },
    ],
  };
}
