import { isJsonObject } from '../../shared/json.js';
import { isCompiledScript } from '../../spec/compiled-script-mark.js';
import type { Pack } from '../../validation/document/pack.js';
import type { ReportedDependencies } from '../pack-report.js';
import type { PackCode } from './pack-code.js';
import { stated } from './stated.js';

/** What must be there for the pack to run: other packs, images, modules that code of others imports. */
export function dependencyFacts(pack: Pack, code: readonly PackCode[]): ReportedDependencies {
  const images = code.flatMap(({ runtime }) => runtime.image || []);
  const ofOthers = code.filter(({ type, text }) => type === 'python' && !isCompiledScript(text));
  return stated<ReportedDependencies>({
    packs: packDependencies(pack),
    images: [...new Set(images)],
    imports: [...new Set(ofOthers.flatMap(({ text }) => importsOf(text)))].sort(),
    serverVersion: pack.generatedMetadata?.get('serverMinVersion')?.text,
  });
}

function packDependencies({ metadata, generatedMetadata }: Pack): ReportedDependencies['packs'] {
  const declared = metadata?.get('dependencies')?.value ?? generatedMetadata?.get('dependencies')?.value;
  if (!isJsonObject(declared)) return [];
  return Object.entries(declared).map(([id, details]) => {
    const { mandatory, minVersion } = isJsonObject(details) ? details : {};
    return stated<ReportedDependencies['packs'][number]>({
      id,
      minVersion: typeof minVersion === 'string' ? minVersion : undefined,
      mandatory: mandatory === true,
    });
  });
}

/** The names of modules that Python imports at the start of a line, without those of the platform. */
function importsOf(code: string): string[] {
  const platform = /^(demistomock|CommonServer(User)?Python|\w+ApiModule)$/;
  return [...code.matchAll(/^(?:from\s+([a-zA-Z_]\w*)[\w.]*\s+import|import\s+([a-zA-Z_][\w., ]*))/gm)]
    .flatMap(([, from, names = '']) => (from === undefined ? names.split(',') : [from]))
    .map((name) => name.trim().split(/[ .]/)[0] ?? '')
    .filter((name) => name !== '' && !platform.test(name));
}
