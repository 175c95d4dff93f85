import type { EventMapping, ModelGeneration, ModelingRule } from '../../definition/modeling-rule.js';
import { alter } from '../../definition/xql.js';
import { identityField } from '../../spec/xdm-fields.js';

/** The text of a modeling rule for tenants of one generation. */
export function xifText(rule: ModelingRule, generation: ModelGeneration): string {
  const pipelines = rule.mappings.map((mapping) => pipeline(mapping, generation));
  return `[MODEL: dataset = ${rule.dataset}]\n\n${pipelines.join('\n\n')}\n`;
}

function pipeline({ title, filter, helpers, xdm }: EventMapping, { identity }: ModelGeneration): string {
  const targets = Object.entries(xdm).flatMap(([field, value]) => {
    const twin = identity ? identityField(field) : undefined;
    return [[field, value] as const, ...(twin === undefined ? [] : [[twin, value] as const])];
  });
  const stages = [`filter\n    ${filter}`, ...helpers.map(alter), alter(Object.fromEntries(targets))];
  return `// ${title}\n${stages.join('\n| ')};`;
}
