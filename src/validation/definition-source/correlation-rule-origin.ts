import type { DefinitionPath, DefinitionValues, Origin } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';
import { itemOfFile } from './item-of-file.js';

/** Keys of a rule that are called or placed otherwise in the definition; of the others, only the case differs. */
const ruleKeys: { readonly [key: string]: DefinitionPath } = {
  global_rule_id: ['id'],
  fromversion: ['fromVersion'],
  alert_category: ['category'],
  mitre_defs: ['mitre'],
  execution_mode: ['schedule'],
  crontab: ['schedule', 'crontab'],
  search_window: ['schedule', 'searchWindowMinutes'],
  suppression_enabled: ['suppression'],
  suppression_duration: ['suppression', 'hours'],
  suppression_fields: ['suppression', 'columns'],
  drilldown_query_timeframe: ['drilldownTimeframe'],
  xql_query: ['query'],
};

/** The origin of a place in the YAML of a correlation rule. */
export function correlationRuleOrigin(generated: GeneratedPlace, values: DefinitionValues): Origin {
  const list = 'correlationRules';
  const rule = itemOfFile('correlation-rule', list, generated, values);
  if (rule === undefined) return { path: [list] };
  const { file, place, dataPath } = generated;
  const [key, ...rest] = dataPath;
  if (key === undefined) return { path: rule };
  const name = String(key);
  const own = ruleKeys[name] ?? [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())];
  const path = [...rule, ...own, ...rest];
  const text = rest.length === 0 ? file?.root?.get(name)?.text : undefined;
  return text === undefined || place.textOffset === undefined
    ? { path }
    : { path, within: { text, offset: place.textOffset } };
}
