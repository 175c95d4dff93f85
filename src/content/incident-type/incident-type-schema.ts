import { anything, count, flag, integer, orNull, record, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const extractSettings = record([], {
  fieldCliNameToExtractSettings: anything,
  mode: text,
});

/** The JSON of an incident type. */
export const incidentTypeSchema = recordWithVariants(
  ['name', 'color', 'id', 'version'],
  {
    fromVersion: text,
    toVersion: text,
    supportedFeatures: texts,
    vcShouldIgnore: flag,
    sortValues: anything,
    locked: flag,
    name: text,
    prevName: text,
    color: text,
    sla: count,
    slaReminder: count,
    playbookId: orNull(text),
    hours: count,
    days: count,
    weeks: count,
    hoursR: count,
    daysR: count,
    weeksR: count,
    system: flag,
    readonly: flag,
    default: orNull(flag),
    autorun: flag,
    preProcessingScript: text,
    closureScript: text,
    disabled: flag,
    reputationCalc: integer(0, 3),
    onChangeRepAlg: integer(0, 3),
    detached: flag,
    layout: text,
    extractSettings: extractSettings,
    id: text,
    version: count,
    marketplaces: texts,
    excludefromtightlycoupled: flag,
    supportedModules: texts,
  },
  ['id', 'name'],
);
