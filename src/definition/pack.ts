import type { SupportLevel } from '../spec/approved-values.js';
import type { CorrelationRule, HuntingQuery } from './correlation-rule.js';
import type { Dashboard } from './dashboard.js';
import type { EventTypes } from './event-types.js';
import type { IntegrationDefinition } from './integration.js';
import type { Fields, ModelingRule } from './modeling-rule.js';

export interface PackDefinition {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Three numbers of one or two digits. */
  readonly version: string;
  readonly support: SupportLevel;
  readonly author: string;
  /** Who looks after a pack of the community, by their names on GitHub. */
  readonly githubUser?: readonly string[];
  readonly url: string;
  readonly email: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`: in the definition, so that two builds give the same bytes. */
  readonly created: string;
  readonly updated: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly useCases: readonly string[];
  readonly keywords: readonly string[];
  readonly marketplaces: readonly string[];
  readonly supportedModules: readonly string[];
  readonly integration: IntegrationDefinition;
  /** The fields of the events in the dataset, which the queries of rules and dashboards are checked against. */
  readonly events?: Fields;
  readonly eventTypes?: EventTypes;
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
export function datasetOf(integration: { readonly vendor: string; readonly product: string }): string {
  return `${integration.vendor}_${integration.product}_raw`.toLowerCase();
}
