import {
  anything,
  count,
  flag,
  listOf,
  mapOf,
  openRecord,
  orNull,
  record,
  text,
  texts,
} from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const timeFrame = record(['relativeTime'], {
  relativeTime: count,
});

const layoutData = record(['key'], {
  key: text,
  data: mapOf(anything),
});

const layout = recordWithVariants(
  ['id', 'data'],
  {
    id: text,
    data: listOf(layoutData),
  },
  ['id'],
);

const templatesData = record(['id', 'name', 'time_offset', 'layout'], {
  metadata: text,
  global_id: text,
  id: text,
  report_name: text,
  name: text,
  report_description: text,
  default_template_id: orNull(count),
  time_frame: timeFrame,
  time_offset: count,
  layout: listOf(layout),
});

const widgetsData = recordWithVariants(
  [],
  {
    widget_key: text,
    title: text,
    creation_time: count,
    description: orNull(text),
    data: openRecord([], {}),
    support_time_range: flag,
    additional_info: orNull(openRecord([], {})),
  },
  ['description'],
);

/** The JSON of an XSIAM report. */
export const reportSchema = record(['templates_data'], {
  fromVersion: text,
  toVersion: text,
  supportedFeatures: texts,
  templates_data: listOf(templatesData),
  widgets_data: listOf(widgetsData),
  supportedModules: texts,
});
