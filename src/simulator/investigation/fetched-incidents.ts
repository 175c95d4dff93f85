import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';

/*
 * Scripts that nobody vouches for make incidents, and their memory is that of the whole program: so there are limits, in
 * incidents and in characters of JSON.
 */
const maxIncidents = 10_000;
const maxCharacters = 32_000_000;

/** An incident that a fetch has created, as the server keeps it. */
export interface FetchedIncident extends JsonObject {
  id: string;
  name: string;
  type: string;
  sourceInstance: string;
  sourceBrand: string;
  created: string;
  rawJSON: string;
}

/** The incidents that fetches have created, the oldest first. */
export class FetchedIncidents {
  readonly #kept: { readonly incident: FetchedIncident; readonly characters: number }[] = [];
  #count = 0;
  #characters = 0;

  /** How many there were, also those that are not kept any more. */
  get count(): number {
    return this.#count;
  }

  get all(): readonly FetchedIncident[] {
    return this.#kept.map(({ incident }) => incident);
  }

  add(
    found: readonly JsonObject[],
    {
      name,
      brand,
      type,
      now,
    }: { readonly name: string; readonly brand: string; readonly type: string; readonly now: number },
  ): FetchedIncident[] {
    return found.map((given) => {
      this.#count += 1;
      const incident: FetchedIncident = {
        ...given,
        id: String(this.#count),
        name: String(given.name),
        type: typeof given.type === 'string' && given.type !== '' ? given.type : type,
        sourceInstance: name,
        sourceBrand: brand,
        created: new Date(now).toISOString(),
        rawJSON: typeof given.rawJSON === 'string' ? given.rawJSON : '',
      };
      this.#keep(incident);
      return incident;
    });
  }

  #keep(incident: FetchedIncident): void {
    const characters = JSON.stringify(incident).length;
    this.#kept.push({ incident, characters });
    this.#characters += characters;
    while (this.#kept.length > maxIncidents || this.#characters > maxCharacters)
      this.#characters -= this.#kept.shift()?.characters ?? 0;
  }
}

/** The incidents that a script returned. Throws an Error that says what a server could not take. */
export function incidentsIn(returned: Json | undefined): JsonObject[] {
  const list = typeof returned === 'string' ? parsed(returned) : returned;
  if (!Array.isArray(list))
    throw new Error('fetch-incidents must return a JSON text with a list of incidents, "[]" for none');
  return list.map((incident, index) => {
    const problem = problemOf(incident);
    if (problem !== undefined) throw new Error(`fetch-incidents: incident ${index + 1} ${problem}`);
    return incident as JsonObject;
  });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(incident: Json): string | undefined {
  if (!isJsonObject(incident)) return 'is no object';
  const { name, occurred, severity, rawJSON, labels, details } = incident;
  if (typeof name !== 'string' || name === '') return 'has no "name"';
  if (occurred !== undefined && (typeof occurred !== 'string' || Number.isNaN(Date.parse(occurred))))
    return `has the time "occurred" ${JSON.stringify(occurred)}, which is no ISO 8601 time`;
  if (severity !== undefined && ![0, 0.5, 1, 2, 3, 4].includes(Number(severity)))
    return `has the "severity" ${JSON.stringify(severity)}, which is none of 0, 0.5, 1, 2, 3, 4`;
  if (rawJSON !== undefined && typeof rawJSON !== 'string') return 'has a "rawJSON" that is no text';
  if (details !== undefined && typeof details !== 'string') return 'has "details" that are no text';
  if (labels !== undefined && labels !== null && !isLabels(labels))
    return 'has "labels" that are no list of {type, value} with texts';
  return undefined;
}

function isLabels(labels: Json): boolean {
  return (
    Array.isArray(labels) &&
    labels.every(
      (label) => isJsonObject(label) && typeof label.type === 'string' && typeof label.value === 'string',
    )
  );
}
