import { runStages } from '../evaluator/run-stages.js';
import type { Model } from '../evaluator/syntax.js';
import { type Row, rowOf, type XqlObject } from '../evaluator/values.js';

/**
 * The fields of the data model that the models of a dataset give an event: those of the first pipeline that keeps it,
 * without the empty ones. Undefined when no pipeline does, and then the event is not in the data model.
 */
export function mapEvent(models: readonly Model[], dataset: string, event: XqlObject): Row | undefined {
  const row = rowOf(event);
  for (const model of models) {
    if (model.dataset !== dataset) continue;
    for (const pipeline of model.pipelines) {
      const [mapped] = runStages(pipeline, [row], { now: 0 });
      if (mapped !== undefined) return modelFields(mapped);
    }
  }
  return undefined;
}

function modelFields(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => name.startsWith('xdm.') && value !== null),
  );
}
