import type { ReportedScript } from '../pack-report.js';
import { hostFacts } from './host-facts.js';
import type { PackCode } from './pack-code.js';
import { stated } from './stated.js';

/** The scripts that the War Room and playbooks run by their names. */
export function scriptFacts(code: readonly PackCode[]): ReportedScript[] {
  return code
    .filter(({ item }) => item.kind === 'script')
    .map(({ item: { root, path }, runtime, text }) =>
      stated<ReportedScript>({
        name: root.get('name')?.text ?? path,
        runtime,
        description: root.get('comment')?.text,
        runsAs: root.get('runas')?.text,
        hosts: hostFacts([], text),
      }),
    );
}
