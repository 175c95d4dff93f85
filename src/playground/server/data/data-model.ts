import type { StoredRow } from '../../../testing/receiver/dataset.js';
import { columnsRead } from '../../../xql/evaluator/columns.js';
import type { Model } from '../../../xql/evaluator/syntax.js';
import type { Row as ModelRow } from '../../../xql/evaluator/values.js';
import { XqlError } from '../../../xql/evaluator/xql-error.js';
import { mapEvent } from '../../../xql/rules/map-event.js';
import { visitInSlices } from './visit-in-slices.js';

/** The rows of a dataset as the modeling rules of the pack show them; each row is mapped when it is first asked for. */
export class DataModel {
  readonly #models: readonly Model[];
  readonly #dataset: string;
  readonly #mapped = new WeakMap<StoredRow, { readonly fields: ModelRow | undefined }>();

  constructor(models: readonly Model[], dataset: string) {
    this.#models = models;
    this.#dataset = dataset;
  }

  /** The columns that the rules read, and the fields that they fill. */
  get terms(): { readonly read: ReadonlySet<string>; readonly filled: ReadonlySet<string> } {
    const stages = this.#models
      .filter(({ dataset }) => dataset === this.#dataset)
      .flatMap(({ pipelines }) => pipelines.flat());
    const assigned = stages.flatMap((stage) => (stage.kind === 'alter' ? stage.assignments : []));
    const made = new Set(assigned.map(({ target }) => target));
    return {
      read: new Set(
        stages
          .flatMap((stage) => columnsRead(stage).map(({ name }) => name))
          .filter((name) => !made.has(name)),
      ),
      filled: new Set([...made].filter((name) => name.startsWith('xdm.'))),
    };
  }

  /** Maps rows, and lets other calls be answered in between. */
  prepare(rows: readonly StoredRow[]): Promise<void> {
    return visitInSlices(rows, (row) => this.fieldsOf(row));
  }

  /** Undefined for a row that no rule keeps, or that a rule cannot take. */
  fieldsOf(row: StoredRow): ModelRow | undefined {
    const known = this.#mapped.get(row);
    if (known !== undefined) return known.fields;
    const fields = this.#map(row);
    this.#mapped.set(row, { fields });
    return fields;
  }

  #map(row: StoredRow): ModelRow | undefined {
    try {
      return mapEvent(this.#models, this.#dataset, row);
    } catch (error) {
      if (error instanceof XqlError) return undefined;
      throw error;
    }
  }
}
