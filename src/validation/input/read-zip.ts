import { unpackZip, type ZipProblem } from '../../shared/zip.js';
import { collectionLimits, packLimits, type ZipLimits } from '../../shared/zip-limits.js';
import { type InputProblem, type PackInput, tooLarge, zipTooLarge } from './pack-input.js';

/** Reads the packs of a zip in memory: the zip is one pack, or holds zips of packs. */
export function readZip(bytes: Uint8Array, label: string, name: string): PackInput[] {
  const input = unpack(bytes, label, name, collectionLimits);
  const zips = [...input.files].filter(([path]) => /^[^/]+\.zip$/.test(path));
  if (zips.length === 0 || input.files.has('pack_metadata.json')) return [unnested(input)];
  return zips.map(([path, inner]) =>
    unnested(unpack(inner, `${label}!/${path}`, path.replace(/\.zip$/, ''), packLimits)),
  );
}

function unpack(bytes: Uint8Array, label: string, name: string, limits: ZipLimits): PackInput {
  const { files, problems } = unpackZip(bytes, limits);
  return { label, container: 'zip', name, files, problems: problems.map(inputProblem) };
}

const tooMuchInside: InputProblem = {
  kind: 'too-large',
  path: '',
  message: 'There is more in the zip than a pack has; only the first files were read.',
};

function inputProblem(problem: ZipProblem): InputProblem {
  switch (problem.kind) {
    case 'broken-zip':
      return { kind: 'broken-zip', path: '', message: `The zip cannot be read: ${problem.reason}.` };
    case 'path-traversal':
      return {
        kind: 'path-traversal',
        path: '',
        message: `The entry "${problem.path}" leads out of the zip. It was not unpacked.`,
      };
    case 'case-collision':
      return {
        kind: 'case-collision',
        path: problem.path,
        message: `The zip has "${problem.other}" as well: one hides the other.`,
      };
    case 'file-too-large':
      return tooLarge(problem.path, problem.bytes);
    case 'too-large':
      return problem.what === 'zip' ? zipTooLarge : tooMuchInside;
    case 'too-many-files':
      return tooMuchInside;
  }
}

/** A zip of a folder has everything one level too deep. */
function unnested(input: PackInput): PackInput {
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
      { kind: 'nested-root', path: '', message: `Everything lies in the folder "${folder}" inside the zip.` },
    ],
  };
}
