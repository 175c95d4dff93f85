import { isJsonObject } from '../../shared/json.js';
import type { PackFinding } from '../engine.js';
import type { PackInput } from '../input/pack-input.js';
import { SourceText } from '../text/source-text.js';
import { readStructured } from '../text/structured-file.js';
import type { Edit } from './edit.js';

/** What is worse in a file after its fix, in words; undefined when nothing is. */
export function harmOf(
  path: string,
  before: { readonly input: PackInput; readonly findings: readonly PackFinding[] },
  after: { readonly input: PackInput; readonly findings: readonly PackFinding[] },
  edits: readonly Edit[],
): string | undefined {
  const count = (findings: readonly PackFinding[]) =>
    findings.filter((finding) => finding.path === path).length;
  const [had, has] = [count(before.findings), count(after.findings)];
  if (has > had) return `there would be ${has} findings instead of ${had}`;
  const old = before.input.files.get(path);
  if (old === undefined || !/\.(ya?ml|json)$/.test(path)) return undefined;
  const was = readValue(path, old);
  const is = readValue(path, after.input.files.get(path));
  if (was === undefined) return undefined;
  if (is === undefined) return 'the file would not be readable any more';
  const changed = changedValues(was.value, is.value);
  const own = edits.filter((edit) => edit.path === path).length;
  return changed > own ? `${changed} values would change, ${own} of them on purpose` : undefined;
}

function readValue(path: string, bytes: Uint8Array | undefined): { readonly value: unknown } | undefined {
  if (bytes === undefined) return undefined;
  const source = new SourceText(path, new TextDecoder().decode(bytes));
  const { root } = readStructured(source, path.endsWith('.json') ? 'json' : 'yaml');
  return root && { value: root.value };
}

/** How many values of an object or list differ; a key that has another name counts once. */
function changedValues(before: unknown, after: unknown): number {
  if (Array.isArray(before) && Array.isArray(after)) {
    const shared = Math.min(before.length, after.length);
    const inner = before
      .slice(0, shared)
      .reduce<number>((sum, item, at) => sum + changedValues(item, after[at]), 0);
    return inner + Math.abs(before.length - after.length);
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const shared = Object.keys(before).filter((key) => Object.hasOwn(after, key));
    const inner = shared.reduce((sum, key) => sum + changedValues(before[key], after[key]), 0);
    const gone = Object.keys(before).length - shared.length;
    const come = Object.keys(after).length - shared.length;
    return inner + Math.max(gone, come);
  }
  return Object.is(before, after) ? 0 : 1;
}
