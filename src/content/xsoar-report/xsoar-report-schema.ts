import {
  anything,
  count,
  flag,
  listOf,
  mapOf,
  oneOf,
  orNull,
  record,
  text,
  texts,
} from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const period = record([], {
  byTo: text,
  byFrom: text,
  toValue: orNull(count),
  fromValue: orNull(count),
  field: text,
});

const dateRange = record([], {
  fromDate: text,
  toDate: text,
  fromDateLicense: text,
  period: period,
});

const widget = recordWithVariants(
  [],
  {
    id: anything,
    size: count,
    dataType: text,
    params: anything,
    query: orNull(text),
    modified: text,
    name: text,
    isPredefined: flag,
    version: count,
    widgetType: text,
    dateRange: dateRange,
  },
  ['id', 'name'],
);

const layout = recordWithVariants(
  [],
  {
    id: anything,
    forceRange: flag,
    x: count,
    y: count,
    i: text,
    w: count,
    h: count,
    widget: widget,
  },
  ['id'],
);

const dashboard = recordWithVariants(
  [],
  {
    id: anything,
    version: count,
    modified: text,
    fromDate: text,
    toDate: text,
    fromDateLicense: text,
    name: text,
    isPredefined: flag,
    period: period,
    layout: listOf(layout),
  },
  ['id', 'name'],
);

const decoderItem = recordWithVariants(
  ['type'],
  {
    type: oneOf('string', 'date', 'duration', 'image'),
    value: anything,
    description: orNull(text),
  },
  ['description'],
);

/** The JSON of a report of XSOAR. */
export const xsoarReportSchema = recordWithVariants(
  ['id', 'name', 'description', 'tags', 'createdBy', 'type', 'orientation', 'recipients'],
  {
    fromVersion: text,
    toVersion: text,
    supportedFeatures: texts,
    id: text,
    name: text,
    description: orNull(text),
    reportType: text,
    tags: orNull(texts),
    createdBy: text,
    latestReportName: text,
    modified: text,
    type: oneOf('pdf', 'csv', 'docx'),
    orientation: oneOf('landscape', 'portrait', ''),
    recipients: texts,
    system: flag,
    locked: flag,
    runOnce: flag,
    times: count,
    startDate: text,
    recurrent: flag,
    nextScheduledTime: text,
    endingDate: text,
    timezoneOffset: count,
    latestScheduledReportTime: text,
    latestReportTime: text,
    cronView: flag,
    scheduled: flag,
    runningUser: text,
    paperSize: text,
    latestReportUsername: text,
    sensitive: flag,
    disableHeader: flag,
    dashboard: dashboard,
    decoder: mapOf(decoderItem),
    sections: anything,
  },
  ['id', 'description', 'name'],
);
