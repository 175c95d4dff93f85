import { readFileSync } from 'node:fs';
import { type InstalledRules, installRules } from '#src/simulator/install/install-rules.js';

/** The rules of a built zip, as a tenant installs them. */
export function rulesIn(zip: string): InstalledRules {
  return installRules(readFileSync(zip));
}
