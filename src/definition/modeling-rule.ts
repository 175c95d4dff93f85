import type { ColumnType } from '../spec/dataset-columns.js';
import type { XdmField } from '../spec/xdm-fields.js';

export type { ColumnType, XdmField };

/**
 * Fields of events by path: `actor.ip` is the field `ip` of the object in the column `actor`. Of a field of type `json`
 * nobody says what is in it.
 */
export type Fields = { readonly [path: string]: ColumnType | 'json' };

/** What the platform adds to every event. */
export const systemFields = {
  _time: 'datetime',
  _insert_time: 'datetime',
  _vendor: 'string',
  _product: 'string',
} as const satisfies Fields;

/** How one kind of event is mapped to the Cortex Data Model. Conditions and values are XQL. */
export interface EventMapping {
  /** What kind of event it is, for the reader. */
  readonly title: string;
  /** Which events it maps. */
  readonly filter: string;
  /**
   * Columns that the values below are made from, in stages: one reads those of the stages before it, never of its own.
   * A tenant refuses the rule when one is not used, or only inside of concat or arraystring.
   */
  readonly helpers: readonly { readonly [column: string]: string }[];
  readonly xdm: { readonly [F in XdmField]?: string };
}

/** Tenants of one range of versions know the same fields of the data model, and get a rule of their own. */
export interface ModelVersionRange {
  /** Follows the folder and the file stem. Id and name are those of the rule: a tenant sees one generation only. */
  readonly suffix: string;
  readonly fromVersion: string;
  /** The newest version it is for; absent for the newest generation. */
  readonly toVersion?: string;
  /** Whether the fields of a user are filled a second time in the identity model. */
  readonly identity: boolean;
}

/** An event as it lies in the dataset, and every field of the data model that it must fill. */
export interface MappingSample {
  readonly name: string;
  readonly event: { readonly [field: string]: unknown };
  readonly expected: { readonly [F in XdmField]?: unknown };
}

export interface ModelingRule {
  /** Folder and file stem, before the suffix of the generation. */
  readonly folder: string;
  /** Ends in `ModelingRule`. */
  readonly id: string;
  /** Ends in `Modeling Rule`. */
  readonly name: string;
  readonly dataset: string;
  readonly vendor: string;
  readonly product: string;
  /**
   * What the events hold. All of it is declared to the platform: rules and dashboards read columns that no mapping
   * uses, and a tenant without such events refuses a query of a column that it does not know.
   */
  readonly fields: Fields;
  readonly mappings: readonly EventMapping[];
  /** Oldest first. */
  readonly versionRanges: readonly ModelVersionRange[];
  readonly samples: readonly MappingSample[];
}
