import { scriptInPython } from '../../container/python-script.js';
import type { Pack } from '../../validation/document/pack.js';
import { itemsOfKind } from '../../validation/document/parts.js';
import type { ReportedScript } from '../pack-report.js';
import { runtimeFacts } from './runtime-facts.js';
import { stated } from './stated.js';

/** The scripts that the War Room and playbooks run by their names. */
export function scriptFacts(pack: Pack): ReportedScript[] {
  return itemsOfKind(pack, 'script').map(({ root, path }) => {
    const type = root.get('type')?.text;
    const packaged =
      type === 'python' && scriptInPython(root.get('script')?.text ?? '', 'unified', 'script') !== undefined;
    return stated<ReportedScript>({
      name: root.get('name')?.text ?? path,
      runtime: runtimeFacts(type, root.get('dockerimage')?.text, packaged),
      description: root.get('comment')?.text,
      runsAs: root.get('runas')?.text,
    });
  });
}
