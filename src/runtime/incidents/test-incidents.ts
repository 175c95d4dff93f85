import { pageRequest } from '../collector/page-request.js';
import { startRunClock } from '../host/run-clock.js';
import { asFailure, configurationFailure } from '../values/failure.js';
import { chosenIncidents, type IncidentFetch } from './fetch-incidents.js';

/** No request starts after this many seconds. */
const readSeconds = 60;
const windowSeconds = 3600;

/** Where the instance fetches: asks each selected stream for one record of the last hour. Changes nothing. */
export function testIncidents({ host, incidents, values, open }: IncidentFetch): string {
  if (values.isFetch !== true) return 'ok';
  const clock = startRunClock(host, readSeconds);
  const source = open(clock);
  const problems: string[] = [];
  for (const { key, name } of chosenIncidents(incidents, values)) {
    const now = clock.second();
    const request = pageRequest({
      ...{ since: now - windowSeconds, until: now + 1, page: 1, cursor: '', size: 1, direction: 'asc' },
      ...{ hasStart: true, hasEnd: false },
    });
    try {
      source.readPage(key, request, clock.readTimeout());
    } catch (error) {
      problems.push(`${name}: ${asFailure(error).message}`);
    }
  }
  if (problems.length > 0) throw configurationFailure(problems.join('\n'));
  return 'ok';
}
