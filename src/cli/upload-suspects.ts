import type { Finding } from '../validation/finding.js';
import { validate } from '../validation/validate.js';

/** Folders and files of a zip with what a tenant may refuse a pack for. */
const refusable =
  /!\/(.*\/)?((CorrelationRules|ModelingRules|ParsingRules|XSIAMDashboards|XSIAMReports)\/|(pack_)?metadata\.json$)/;

/**
 * What our own rules find in the items that a tenant refuses a pack for: first what tenants were seen to refuse, then
 * errors, then warnings. A warning can be it, too: sources differ in what they saw.
 */
export async function findSuspects(file: string, root: string): Promise<readonly Finding[]> {
  const { findings } = await validate({ paths: [file], root });
  const suspects = findings.filter(
    (finding) => finding.blocksInstallation || (finding.severity !== 'note' && refusable.test(finding.file)),
  );
  return [0, 1, 2].flatMap((rank) => suspects.filter((finding) => rankOf(finding) === rank));
}

function rankOf({ blocksInstallation, severity }: Finding): number {
  if (blocksInstallation) return 0;
  return severity === 'error' ? 1 : 2;
}
