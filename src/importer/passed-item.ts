import { basename } from 'node:path';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import { writeYaml } from '../shared/write-yaml.js';
import type { ZipFiles } from '../shared/zip.js';
import { itemFolder } from '../spec/pack-paths.js';
import { codeEndingOf, type ItemFiles } from './item-files.js';
import { stemIn } from './read-integration.js';
import { withoutContribution } from './without-contribution.js';

/** The first line that the platform's own build writes above the code. */
const versionLine = /^(###|\/\/) pack version: .*\n/;

/**
 * An item whose code stays as it is, in the layout of the development kit: a folder with the YAML, and the code, help and
 * picture beside it, also where they were in the YAML.
 */
export function passedItem(
  { file, yaml, code, description, readme, image }: ItemFiles,
  built: JsonObject,
  kind: 'integration' | 'script',
): ZipFiles {
  const value = withoutContribution(built);
  const stem = stemIn(value);
  const base = `${itemFolder(kind, stem)}/`;
  const inside = codeIn(value) ?? emptyCodeIn(value, file);
  const files: [string, string | Uint8Array | undefined][] = [
    [`${stem}.yml`, inside === undefined ? yaml : writeYaml(withoutParts(value))],
    [`${stem}.${codeEndingOf(value) ?? 'txt'}`, code ?? inside],
    [`${stem}_description.md`, description ?? filledText(value.detaileddescription)],
    [`${stem}_image.png`, image ?? pictureIn(value.image)],
    ['README.md', readme],
  ];
  return new Map(
    files.flatMap(([name, content]): [string, Uint8Array][] =>
      content === undefined
        ? []
        : [[base + name, typeof content === 'string' ? new TextEncoder().encode(content) : content]],
    ),
  );
}

/** The code in a unified YAML, without the line above it; undefined where it is a file of its own. */
export function codeIn(yaml: JsonObject): string | undefined {
  const script = isJsonObject(yaml.script) ? yaml.script.script : yaml.script;
  if (typeof script !== 'string' || ['', '-'].includes(script.trim())) return undefined;
  return script.replace(versionLine, '');
}

/** The code of a unified YAML that has none, so that others fill it in; undefined for a YAML with its code elsewhere. */
export function emptyCodeIn({ script }: JsonObject, file: string): '' | undefined {
  const isUnified = /^(script|integration)-/.test(basename(file));
  return isUnified && (isJsonObject(script) ? script.script : script) === '' ? '' : undefined;
}

/** The bytes of a picture that stands in a YAML. */
export function pictureIn(value: unknown): Uint8Array | undefined {
  const [, base64] = typeof value === 'string' ? (/^data:image\/png;base64,(.+)$/s.exec(value) ?? []) : [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

/** A text that says something. */
export function filledText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function withoutParts({ detaileddescription: _help, image: _image, ...yaml }: JsonObject): JsonObject {
  const { script } = yaml;
  return { ...yaml, script: isJsonObject(script) ? { ...script, script: '-' } : '-' };
}
