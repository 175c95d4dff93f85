import type { EventMapping, ModelingRule, ModelVersionRange } from '../../definition/modeling-rule.js';
import { alter } from '../../definition/xql.js';
import { identityField } from '../../spec/xdm-fields.js';

/** The text of a modeling rule for tenants of one generation. */
export function xifText(rule: ModelingRule, versionRange: ModelVersionRange): string {
  const pipelines = rule.mappings.map((mapping) => pipeline(mapping, versionRange));
  return `[MODEL: dataset = ${rule.dataset}]\n\n${pipelines.join('\n\n')}\n`;
}

function pipeline({ title, filter, helpers, xdm }: EventMapping, { identity }: ModelVersionRange): string {
  const targets = Object.entries(xdm).flatMap(([field, value]) => {
    const twin = identity ? identityField(field) : undefined;
    return [[field, value] as const, ...(twin === undefined ? [] : [[twin, value] as const])];
  });
  const stages = [`filter\n    ${filter}`, ...helpers.map(alter), alter(Object.fromEntries(targets))];
  return `// ${title}\n${stages.join('\n| ')};`;
}
