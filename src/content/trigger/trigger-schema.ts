import { anything, flag, orNull, record, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const alertsFilter = record([], {
  filter: anything,
});

/** The JSON of a trigger. */
export const triggerSchema = recordWithVariants(
  ['description', 'suggestion_reason'],
  {
    fromVersion: text,
    toVersion: text,
    supportedFeatures: texts,
    trigger_id: text,
    id: text,
    trigger_name: text,
    name: text,
    playbook_id: orNull(text),
    description: orNull(text),
    suggestion_reason: text,
    alerts_filter: alertsFilter,
    automation_type: text,
    automation_id: text,
    supportedModules: texts,
    issilent: flag,
    grouping_element: text,
    is_auto_enabled: flag,
  },
  ['description'],
);
