import { nounOf } from '../../spec/content-kinds.js';
import type { IntegrationOnTenant, Inventory, ItemOnTenant } from '../client/inventory.js';
import type { Listing } from '../client/listing.js';
import { checkCorrelationRule, type RuleTrace } from './check-correlation-rule.js';
import { checkDashboard } from './check-dashboard.js';
import { checkIntegration } from './check-integration.js';
import { type ItemCheck, isLacking } from './item-check.js';
import type { PackItem, PackZip } from './pack-zip.js';

export interface CheckedItem extends ItemCheck {
  readonly kind: PackItem['kind'] | 'pack';
  readonly id: string;
  readonly name: string;
  /** Of a correlation rule: the rules of its name on the tenant. */
  readonly rules?: readonly RuleTrace[];
}

export interface Verification {
  readonly versionThere: string | undefined;
  /** The pack as a whole first, then its items. */
  readonly checked: readonly CheckedItem[];
  /** The tenant lacks nothing, as far as it shows. */
  readonly complete: boolean;
  /** Why lists were not to be had, each reason once. */
  readonly unlisted: readonly string[];
  /** False when asking again soon may show more. */
  readonly settled: boolean;
  /** Whether the code itself was compared, for every integration of the pack. */
  readonly scriptsCompared: boolean;
}

/**
 * Compares what the tenant says that it has with what the zip holds. `before` is the same, from before an upload: rules
 * that were there without the pack are not the pack's.
 */
export function verify(pack: PackZip, inventory: Inventory, before?: Verification): Verification {
  const versionThere = inventory.packs.find(({ id }) => id === pack.id)?.version;
  const earlier = (item: PackItem) =>
    before === undefined || before.versionThere !== undefined
      ? []
      : (before.checked.find(({ kind, id }) => kind === item.kind && id === item.id)?.rules ?? []);
  const checked = [
    checkPack(pack, versionThere),
    ...pack.items.map((item) => ({
      kind: item.kind,
      id: item.id,
      name: item.name,
      ...checkItem(item, inventory, earlier(item)),
    })),
  ];
  const complete = !checked.some(isLacking);
  const lists: readonly Listing<unknown>[] = [
    ...Object.values(inventory.others),
    inventory.correlationRules,
    inventory.dashboards,
  ];
  const unlisted = lists.flatMap((list) => ('unlisted' in list ? [list] : []));
  return {
    versionThere,
    checked,
    complete,
    unlisted: [...new Set(unlisted.map(({ message }) => message))],
    settled:
      !checked.some(({ verdict }) => verdict === 'missing' || verdict === 'different') &&
      !unlisted.some(({ passing }) => passing),
    scriptsCompared: pack.items
      .filter(({ integration }) => integration !== undefined)
      .every((item) => findIntegration(item, inventory)?.script !== undefined),
  };
}

function checkPack({ id, name, version }: PackZip, versionThere: string | undefined): CheckedItem {
  const item = { kind: 'pack', id, name } as const;
  if (versionThere === undefined) return { ...item, verdict: 'missing', detail: 'not in the list of packs' };
  return versionThere === version
    ? { ...item, verdict: 'installed', detail: `version ${version}` }
    : { ...item, verdict: 'different', detail: `version ${versionThere} instead of ${version}` };
}

function checkItem(
  item: PackItem,
  inventory: Inventory,
  earlier: readonly RuleTrace[],
): ItemCheck & Pick<CheckedItem, 'rules'> {
  const { kind, name, integration, correlationRule } = item;
  if (integration !== undefined) return checkIntegration(integration, findIntegration(item, inventory));
  if (correlationRule !== undefined) {
    return checkListed(inventory.correlationRules, (rules) =>
      checkCorrelationRule(
        correlationRule,
        rules.filter((rule) => rule.name === name),
        earlier,
      ),
    );
  }
  if (kind === 'dashboard') {
    return checkListed(inventory.dashboards, (dashboards) => checkDashboard(item, dashboards));
  }
  const list = inventory.others[kind];
  if (list !== undefined) return checkListed(list, (others) => checkByName(item, others));
  return {
    verdict: 'no list',
    detail:
      kind === 'modeling-rule'
        ? 'no API lists modeling rules: `cortex-pack verify` shows whether they work'
        : 'no API is known that lists these: look in the console',
  };
}

function checkListed<T, J extends ItemCheck>(
  list: Listing<T>,
  check: (listed: readonly T[]) => J,
): J | ItemCheck {
  return 'listed' in list ? check(list.listed) : { verdict: 'not verifiable', detail: list.unlisted };
}

/** Kinds that a tenant lists by the names that packs give them. Of others that is likely, and nobody showed it. */
const listedByName: readonly PackItem['kind'][] = ['script', 'playbook'];

function checkByName({ kind, id, name }: PackItem, listed: readonly ItemOnTenant[]): ItemCheck {
  if (listed.some((other) => other.id === id || other.name === name))
    return { verdict: 'installed', detail: 'by its name; its content is not compared' };
  const detail = `not among the ${nounOf(kind)}s of the tenant`;
  return listedByName.includes(kind)
    ? { verdict: 'missing', detail }
    : {
        verdict: 'not verifiable',
        detail: `${detail}, which may have another name for it: look in the console`,
      };
}

function findIntegration({ id }: PackItem, { integrations }: Inventory): IntegrationOnTenant | undefined {
  return integrations.find((integration) => integration.id === id);
}
