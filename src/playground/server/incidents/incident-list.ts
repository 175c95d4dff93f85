import { UserError } from '../../../shared/errors.js';
import { isJsonObject, type Json } from '../../../shared/json.js';
import type { Redactor } from '../../../shared/redactor.js';
import { shortened } from '../../../shared/shortened.js';
import type {
  FetchedIncident,
  FetchedIncidents,
} from '../../../simulator/investigation/fetched-incidents.js';
import type { IncidentDetails, IncidentSummary } from '../../protocol.js';

/** Incidents in one answer. */
const mostListed = 500;
const longestText = 500;

/** The newest incidents, the newest first. */
export function listedIncidents(incidents: FetchedIncidents, redactor: Redactor): IncidentSummary[] {
  return incidents.all
    .slice(-mostListed)
    .toReversed()
    .map((incident) => summaryOf(incident, redactor));
}

/** Throws a UserError for one that is not kept. */
export function incidentDetails(
  incidents: FetchedIncidents,
  id: string,
  redactor: Redactor,
): IncidentDetails {
  const found = incidents.all.find((incident) => incident.id === id);
  if (found === undefined)
    throw new UserError(
      'playground-request',
      `Incident ${id} is no longer kept: only the newest are. Reload the page to see them.`,
    );
  const { rawJSON, ...fields } = found;
  return { fields: redactor.json(fields), raw: redactor.json(parsed(rawJSON)) };
}

/** How many of the incidents were made of an object that another one was made of. */
export function countRepeated({ all }: FetchedIncidents): number {
  return all.length - new Set(all.map(({ rawJSON, name }) => rawJSON || name)).size;
}

function summaryOf(incident: FetchedIncident, redactor: Redactor): IncidentSummary {
  const { id, name, type, severity, occurred, created, sourceInstance } = incident;
  return {
    id,
    name: shortened(redactor.text(name), longestText),
    type: shortened(redactor.text(type), longestText),
    severity: Number(severity ?? 0),
    occurred: typeof occurred === 'string' ? occurred : '',
    created,
    instance: sourceInstance,
  };
}

function parsed(rawJson: string): Json {
  try {
    const value: Json = JSON.parse(rawJson);
    return isJsonObject(value) || Array.isArray(value) ? value : rawJson;
  } catch {
    return rawJson;
  }
}
