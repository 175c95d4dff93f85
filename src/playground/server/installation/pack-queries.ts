import { UserError } from '../../../shared/errors.js';
import { readZip, textFile } from '../../../shared/zip.js';
import { installDashboards } from '../../../simulator/install/install-dashboards.js';
import type { ReadyQuery } from '../../protocol.js';

const longestQuery = 20_000;
const longestTitle = 200;
const mostQueries = 100;

/** The queries of the README of a pack, under the sentence in front of each, and those of its dashboards. */
export function packQueries(zip: Uint8Array): ReadyQuery[] {
  return [...readmeQueries(textFile(readZip(zip), 'README.md') ?? ''), ...dashboardQueries(zip)]
    .filter(({ text }) => text.length <= longestQuery)
    .slice(0, mostQueries);
}

function readmeQueries(readme: string): ReadyQuery[] {
  const queries: ReadyQuery[] = [];
  let title = '';
  let block: string[] | undefined;
  for (const line of readme.split(/\r?\n/)) {
    if (!line.startsWith('```')) {
      if (block !== undefined) block.push(line);
      else if (line.trim() !== '') title = line;
    } else if (block === undefined) block = [];
    else {
      const text = block.join('\n');
      if (/\bdataset\s*=/.test(text)) queries.push({ group: 'README', title: titleOf(title), text });
      block = undefined;
    }
  }
  return queries;
}

/** The last sentence of a paragraph without its marks. */
function titleOf(line: string): string {
  const plain = line.replace(/[*`#]/g, '').trim().replace(/:$/, '');
  return (plain.split(/(?<=\.)\s+/).at(-1) ?? plain).slice(0, longestTitle);
}

function dashboardQueries(zip: Uint8Array): ReadyQuery[] {
  try {
    return installDashboards(zip).flatMap(({ name, widgets }) =>
      widgets.map(({ title, text, windowMilliseconds }) => ({
        group: name,
        title: title.slice(0, longestTitle),
        text,
        ...(windowMilliseconds === undefined ? {} : { timeframe: windowMilliseconds }),
      })),
    );
  } catch (error) {
    // The checks report a dashboard that cannot be read; here it has no queries to offer.
    if (error instanceof UserError) return [];
    throw error;
  }
}
