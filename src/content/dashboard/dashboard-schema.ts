import { count, flag, listOf, orNull, record, text, texts } from '../../shared/json-schema.js';

const cell = record(['key', 'data'], { key: text, data: { type: 'object' } });

/** The JSON of an XSIAM dashboard. */
export const dashboardSchema = record(['dashboards_data'], {
  dashboards_data: listOf(
    record(['name', 'layout'], {
      id: text,
      global_id: text,
      name: text,
      description: orNull(text),
      status: text,
      default_dashboard_id: count,
      layout: listOf(record(['id', 'data'], { id: text, data: listOf(cell) })),
      metadata: { type: 'object' },
    }),
  ),
  widgets_data: listOf(
    record(['widget_key', 'title', 'data'], {
      widget_key: text,
      title: text,
      creation_time: count,
      description: orNull(text),
      data: { type: 'object' },
      support_time_range: flag,
      additional_info: { type: 'object' },
    }),
  ),
  fromVersion: text,
  toVersion: text,
  metadata: record([], { lazy_load: flag, cache_ttl: count }),
  supportedModules: texts,
});
