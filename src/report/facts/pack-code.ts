import { scriptInPython } from '../../container/python-script.js';
import { itemFolder } from '../../spec/pack-paths.js';
import type { Pack } from '../../validation/document/pack.js';
import { type CodeItem, codeItemsOf, filesBeside } from '../../validation/document/scripts.js';
import type { ReportedRuntime } from '../pack-report.js';
import { runtimeFacts } from './runtime-facts.js';

/** An integration or a script with its code. */
export interface PackCode {
  readonly item: CodeItem;
  /** As the YAML names it, such as `python`. */
  readonly type: string | undefined;
  readonly runtime: ReportedRuntime;
  /** That of a source layout stands in files next to the YAML. */
  readonly text: string;
}

export function packCode(pack: Pack): PackCode[] {
  return codeItemsOf(pack).map((item) => {
    const type = item.runtime?.get('type')?.text;
    const text = codeText(item, pack);
    const form = item.folder === undefined ? 'unified' : 'source';
    const packaged = type === 'python' && scriptInPython(text, form, item.kind) !== undefined;
    return {
      item,
      type,
      runtime: runtimeFacts(type, item.runtime?.get('dockerimage')?.text, packaged),
      text,
    };
  });
}

/** Code of tests lies beside the code. */
const codeFile = /^(?!conftest|.*_test\.|.*\.Tests\.)[^/]+\.(?:js|py|ps1)$/;

function codeText(item: CodeItem, pack: Pack): string {
  const { folder, kind, runtime } = item;
  if (folder === undefined) return runtime?.get('script')?.text ?? '';
  return filesBeside(item, pack)
    .filter((name) => codeFile.test(name))
    .map((name) => pack.texts.get(`${itemFolder(kind, folder)}/${name}`)?.text ?? '')
    .join('\n');
}
