import type { Dashboard } from '../../definition/dashboard.js';
import { sourcePath, uploadPath } from '../../spec/pack-paths.js';
import type { ContentFormat } from '../content-format.js';
import { itemSummary } from '../item-summary.js';
import { textFile } from '../pack/pack-file.js';
import { dashboardJson } from './write-dashboard.js';

export const dashboardFormat: ContentFormat<Dashboard> = {
  items: ({ dashboards = [] }) => dashboards,
  sourceFiles: (dashboard, { pack: { id, created } }) => [
    textFile(sourcePath('dashboard', `${id}_${dashboard.file}`), dashboardJson(dashboard, created)),
  ],
  uploadFiles: (dashboard, { pack: { id, created } }) => [
    textFile(uploadPath('dashboard', `${id}_${dashboard.file}`), dashboardJson(dashboard, created)),
  ],
  summary: itemSummary,
};
