import { nearestName } from '../../shared/nearest-name.js';
import type { Pack } from '../document/pack.js';
import { findingOf, type PackFinding, packFinding } from '../engine.js';
import type { SuppressedBy } from '../finding.js';
import type { Problem, Rule } from '../rule.js';
import { disableWithoutReason, unknownDisable, unusedDisable } from '../rules/packs/disabling.js';
import type { Place } from '../text/source-text.js';
import { deprecationExcuses } from './deprecated-items.js';
import { inlineCovers, inlineDisables, settingsCover } from './disables.js';
import { packIgnoreCovers, packIgnores } from './pack-ignore.js';
import type { SettingsDisable } from './project-settings.js';

export type SuppressedPackFinding = PackFinding & { readonly suppressedBy: SuppressedBy };

export interface Silenced {
  readonly findings: readonly PackFinding[];
  readonly suppressed: readonly SuppressedPackFinding[];
  /** The entries of the settings that switched something off. */
  readonly used: readonly SettingsDisable[];
}

/**
 * Sets aside what the author has disabled with a reason, what `.pack-ignore` ignores and what deprecated items are
 * excused from, and reports disables that are not in order.
 */
export function applySuppressions(
  pack: Pack,
  findings: readonly PackFinding[],
  settings: readonly SettingsDisable[],
  codes: readonly string[],
): Silenced {
  const inline = inlineDisables(pack);
  const reasoned = inline.filter(({ reason }) => reason !== '');
  const reasonedSettings = settings.filter(({ reason }) => reason !== '');
  const own = inline.flatMap((disable) => {
    if (!codes.includes(disable.code))
      return [packFinding(unknownDisable, unknown(disable.code, disable.place, codes), pack)];
    if (disable.reason === '')
      return [packFinding(disableWithoutReason, withoutReason(disable.code, disable.place), pack)];
    if (findings.some((finding) => inlineCovers(disable, finding))) return [];
    return [packFinding(unusedDisable, unused(disable.code, disable.place), pack)];
  });
  const ignores = packIgnores(pack);
  const excuses = deprecationExcuses(pack);
  const suppressedBy = (finding: PackFinding): SuppressedBy | undefined => {
    if (reasoned.some((disable) => inlineCovers(disable, finding))) return 'comment';
    if (reasonedSettings.some((disable) => settingsCover(disable, finding))) return 'settings';
    if (ignores.some((ignore) => packIgnoreCovers(ignore, finding))) return 'pack-ignore';
    return excuses(finding) ? 'deprecated' : undefined;
  };
  const kept: PackFinding[] = [];
  const suppressed: SuppressedPackFinding[] = [];
  for (const finding of findings) {
    const by = suppressedBy(finding);
    if (by === undefined) kept.push(finding);
    else suppressed.push({ ...finding, fixable: false, edits: [], suppressedBy: by });
  }
  return {
    findings: [...kept, ...own],
    suppressed,
    used: reasonedSettings.filter((disable) => findings.some((finding) => settingsCover(disable, finding))),
  };
}

/**
 * What is wrong with the settings themselves. `used` are the entries that some pack needed; undefined when not all packs
 * were looked at.
 */
export function settingsFindings(
  settings: readonly SettingsDisable[],
  used: ReadonlySet<SettingsDisable> | undefined,
  codes: readonly string[],
): PackFinding[] {
  const about = (broken: Rule, problem: Problem) => findingOf(broken, problem, problem.place.path);
  return settings.flatMap((disable) => {
    const { rule, place, reason } = disable;
    if (!codes.includes(rule)) return [about(unknownDisable, unknown(rule, place, codes))];
    if (reason === '') return [about(disableWithoutReason, withoutReason(rule, place))];
    return used === undefined || used.has(disable) ? [] : [about(unusedDisable, unused(rule, place))];
  });
}

function unknown(code: string, place: Place, codes: readonly string[]): Problem {
  const near = nearestName(code, codes);
  return { place, message: `There is no rule "${code}".`, ...(near && { fix: `Did you mean ${near}?` }) };
}

function withoutReason(code: string, place: Place): Problem {
  return { place, message: `${code} is disabled without a reason.` };
}

function unused(code: string, place: Place): Problem {
  return { place, message: `${code} is disabled, but finds nothing here.` };
}
