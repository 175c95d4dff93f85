import type { SupportLevel } from '../spec/approved-values.js';
import type { CorrelationRule, HuntingQuery } from './correlation-rule.js';
import type { Dashboard } from './dashboard.js';
import type { IntegrationDefinition } from './integration.js';
import type { Fields, ModelingRule } from './modeling-rule.js';
import type { ScriptDefinition } from './script.js';

export interface PackDependencies {
  readonly [packId: string]: {
    /** False for a pack that adds something and can be missing. */
    readonly mandatory: boolean;
    /** The oldest version that will do. */
    readonly minVersion?: string;
  };
}

/** A pack as an author declares it. */
export interface PackDefinition {
  /**
   * An update has the id of what it updates, so it stays for good. Letters and digits, such as `AcmeLogs`; dashes,
   * underscores and dots inside are taken, too.
   */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Three numbers of one or two digits. */
  readonly version: string;
  /** `community` unless it says otherwise. */
  readonly support?: SupportLevel;
  readonly author: string;
  /** Who looks after a pack of the community, by their names on GitHub. */
  readonly githubUser?: readonly string[];
  readonly url?: string;
  readonly email?: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`: in the definition, so that two builds give the same bytes. */
  readonly created: string;
  /** The same; when the pack was created unless it says otherwise. */
  readonly updated?: string;
  readonly categories: readonly string[];
  readonly tags?: readonly string[];
  readonly useCases?: readonly string[];
  readonly keywords?: readonly string[];
  /** Those that can use what the pack holds unless it says otherwise. */
  readonly marketplaces?: readonly string[];
  /** The same for modules of the platform; an empty list leaves it to the platform. */
  readonly supportedModules?: readonly string[];
  /** Keys of `pack_metadata.json` that have none here, such as `itemPrefix`, `certification` and `hidden`. */
  readonly metadata?: { readonly [key: string]: unknown };
  /** Packs that must be installed for this one, or help it, by their ids. */
  readonly dependencies?: PackDependencies;
  readonly integrations?: readonly IntegrationDefinition[];
  readonly scripts?: readonly ScriptDefinition[];
  /** The fields of the events in each dataset, by its name: queries of rules and dashboards are checked against them. */
  readonly datasets?: { readonly [dataset: string]: Fields };
  readonly modelingRules?: readonly ModelingRule[];
  readonly correlationRules?: readonly CorrelationRule[];
  readonly huntingQueries?: readonly HuntingQuery[];
  readonly dashboards?: readonly Dashboard[];
  /** Values that only the sections in `pack/documents` use, under names of the pack's own. */
  readonly documentation?: { readonly [name: string]: unknown };
}

export function definePack(pack: PackDefinition): PackDefinition {
  return pack;
}

/** The name of the dataset that the platform makes of a vendor and a product. */
export function datasetOf(events: { readonly vendor: string; readonly product: string }): string {
  return `${events.vendor}_${events.product}_raw`.toLowerCase();
}
