import type { JsonObject } from '../../shared/json.js';
import type { ListedCorrelationRule } from '../client/correlation-rules.js';
import { comparedParts, differingParts } from './compare-correlation-rule.js';
import type { ItemCheck } from './item-check.js';

/** A rule of one name on the tenant, with what shows whether somebody changed it in between. */
export interface RuleTrace {
  readonly id: string;
  readonly modified: number | undefined;
}

export interface RuleCheck extends ItemCheck {
  readonly rules: readonly RuleTrace[];
}

/**
 * Compares a correlation rule of the zip with the rules of its name on the tenant: a tenant shows no other identity.
 * `earlier` are those of its name that were there before the pack was, which somebody made by hand.
 */
export function checkCorrelationRule(
  wanted: JsonObject,
  there: readonly ListedCorrelationRule[],
  earlier: readonly RuleTrace[],
): RuleCheck {
  const rules = there.map(({ id, modified }) => ({ id, modified }));
  const untouched = (rule: ListedCorrelationRule) =>
    earlier.some(({ id, modified }) => id === rule.id && modified === rule.modified);
  const own = there.filter((rule) => !untouched(rule));
  return { ...compareBest(wanted, own, there.filter(untouched)), rules };
}

function compareBest(
  wanted: JsonObject,
  own: readonly ListedCorrelationRule[],
  byHand: readonly ListedCorrelationRule[],
): ItemCheck {
  if (own.length === 0) {
    return byHand.length === 0
      ? { verdict: 'missing', detail: 'no correlation rule of this name' }
      : {
          verdict: 'missing',
          detail: `of this name there is only ${named(byHand)}, made by hand before the pack: rename it, then upload again`,
        };
  }
  const [best] = [...own].sort((a, b) => flaws(wanted, a) - flaws(wanted, b));
  const others = [...own.filter((rule) => rule !== best), ...byHand];
  const { verdict, detail } = compareWith(wanted, best as ListedCorrelationRule);
  const note =
    others.length === 0 ? '' : `; ${named(others)} has the same name, probably made by hand: both run`;
  return { verdict, detail: detail + note };
}

function compareWith(wanted: JsonObject, rule: ListedCorrelationRule): ItemCheck {
  const parts = differingParts(wanted, rule.fields);
  if (parts.length > 0) {
    return {
      verdict: 'different',
      detail: `its ${listed(parts)} ${parts.length === 1 ? 'is' : 'are'} not as in the zip${history(rule)}: changed on the tenant, or another version`,
    };
  }
  if (isSwitchedOff(wanted, rule)) {
    return {
      verdict: 'switched off',
      detail: `as in the zip, but switched off${history(rule)}: by somebody, or by the tenant after 5000 hits in a day`,
    };
  }
  if (rule.enabled === undefined) {
    return { verdict: 'not verifiable', detail: 'as in the zip; the tenant does not say whether it is on' };
  }
  return { verdict: 'installed', detail: `same ${listed(comparedParts)}, ${rule.enabled ? 'on' : 'off'}` };
}

/** A rule that the zip ships switched off is on when somebody wants it so. */
function isSwitchedOff(wanted: JsonObject, { enabled }: ListedCorrelationRule): boolean {
  return enabled === false && wanted.is_enabled !== false;
}

function flaws(wanted: JsonObject, rule: ListedCorrelationRule): number {
  return differingParts(wanted, rule.fields).length * 2 + (isSwitchedOff(wanted, rule) ? 1 : 0);
}

function named(rules: readonly ListedCorrelationRule[]): string {
  const [first, ...more] = rules;
  if (first === undefined) return '';
  const by = first.createdBy === undefined ? '' : ` (by ${first.createdBy})`;
  return `rule ${first.id}${by}${more.length === 0 ? '' : ` and ${more.length} more`}`;
}

/** When it was changed, in UTC, where the tenant says so. */
function history({ created, modified }: ListedCorrelationRule): string {
  if (modified === undefined || modified === created) return '';
  return ` (last changed ${new Date(modified).toISOString().slice(0, 16).replace('T', ' ')} UTC)`;
}

function listed(parts: readonly string[]): string {
  const [last = '', ...others] = [...parts].reverse();
  if (others.length === 0) return last;
  return `${others.reverse().join(', ')}${others.length > 1 ? ',' : ''} and ${last}`;
}
