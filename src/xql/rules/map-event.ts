import { runStages } from '../evaluator/run-stages.js';
import type { Model } from '../evaluator/syntax.js';
import { type Row, rowOf, type XqlObject } from '../evaluator/values.js';

/**
 * The fields of the data model that the models of a dataset give an event: those of the first pipeline that keeps it,
 * without the empty ones. Undefined when no pipeline does, and then the event is not in the data model.
 */
export function mapEvent(
  models: readonly Model[],
  dataset: string,
  event: XqlObject,
  now = Date.now(),
): Row | undefined {
  const row = rowOf(event);
  const mapped = new Map<string | undefined, Row>();
  for (const { model, pipelines, ...other } of models) {
    if (other.dataset !== dataset) continue;
    for (const pipeline of pipelines) {
      if (mapped.has(model)) break;
      const [found] = runStages(pipeline, [row], { now });
      if (found !== undefined) mapped.set(model, modelFields(found));
    }
  }
  return mapped.size === 0 ? undefined : Object.assign({}, ...mapped.values());
}

function modelFields(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => /^xdm\./i.test(name) && value !== null),
  );
}
