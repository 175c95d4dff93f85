import { compareVersions } from '../../shared/versions.js';
import type { PackZip } from './pack-zip.js';
import type { Verification } from './verification.js';

/** `none`: the tenant has all of it. `reinstall`: the same version, but not all of it. */
export type InstallAction = 'install' | 'upgrade' | 'downgrade' | 'reinstall' | 'none';

export interface InstallPlan {
  readonly action: InstallAction;
  readonly versionNow: string | undefined;
  readonly versionThen: string;
}

/** What an upload of the pack would do to a tenant in this state. */
export function planInstall(pack: PackZip, { versionThere, complete }: Verification): InstallPlan {
  const versions = { versionNow: versionThere, versionThen: pack.version };
  if (versionThere === undefined) return { action: 'install', ...versions };
  const order = compareVersions(pack.version, versionThere);
  if (order !== 0) return { action: order > 0 ? 'upgrade' : 'downgrade', ...versions };
  return { action: complete ? 'none' : 'reinstall', ...versions };
}
