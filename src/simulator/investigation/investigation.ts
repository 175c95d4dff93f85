import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import { entryTypes, isErrorEntry, type WarRoomEntry } from '../war-room/war-room-entry.js';
import { FileStore } from './file-store.js';
import { type InvestigationData, madeUpData } from './investigation-data.js';

const keptEntries = 1_000;

/** An entry that an investigation keeps, with the id under which it has it. */
export interface KeptEntry extends WarRoomEntry {
  ID: string;
}

/** What a War Room belongs to: its incidents, its context, its entries and files, and the lists of the server. */
export class Investigation {
  readonly files = new FileStore();
  readonly #entries: KeptEntry[] = [];
  #count = 0;
  #data: InvestigationData;

  constructor(data: Partial<InvestigationData> = {}) {
    this.#data = { ...madeUpData, ...data };
  }

  get data(): InvestigationData {
    return this.#data;
  }

  get id(): string {
    const { id } = this.#data.investigation;
    return typeof id === 'string' ? id : '1';
  }

  get context(): JsonObject {
    return this.#data.context;
  }

  replaceContext(context: JsonObject): void {
    this.#data = { ...this.#data, context };
  }

  /** Puts a value at a path with dots, in place of what was there. */
  setContext(path: string, value: Json): void {
    const context = structuredClone(this.#data.context);
    const steps = path.split('.').filter((step) => step !== '');
    const last = steps.pop();
    if (last === undefined) return;
    let place = context;
    for (const step of steps) place = objectIn(place, step);
    define(place, last, value);
    this.replaceContext(context);
  }

  /** Takes a key out of the context, or all of them. */
  deleteContext(key: string | undefined): void {
    const { [key ?? '']: _gone, ...others } = this.#data.context;
    this.replaceContext(key === undefined ? {} : others);
  }

  changeIncident(fields: JsonObject): void {
    const [first = {}, ...others] = this.#data.incidents;
    this.#data = { ...this.#data, incidents: [{ ...first, ...fields }, ...others] };
  }

  setList(name: string, content: string): void {
    this.#data = { ...this.#data, lists: { ...this.#data.lists, [name]: content } };
  }

  /** Keeps entries, the last thousand of them, and names the files that come with some. */
  add(entries: readonly WarRoomEntry[]): KeptEntry[] {
    return entries.map((entry) => {
      this.#count += 1;
      const kept: KeptEntry = { ...entry, ID: `${this.#count}@${this.id}` };
      if (hasFile(kept))
        this.files.name(String(kept.FileID), { entryId: kept.ID, name: String(kept.File ?? '') });
      this.#entries.push(kept);
      if (this.#entries.length > keptEntries) this.#entries.shift();
      return kept;
    });
  }

  entries(): readonly KeptEntry[] {
    return this.#entries;
  }
}

/** Whether the entry is of a file that was saved. */
export function hasFile(entry: WarRoomEntry): boolean {
  const isFile = entry.Type === entryTypes.file || entry.Type === entryTypes.entryInfoFile;
  return isFile && typeof entry.FileID === 'string' && !isErrorEntry(entry);
}

function objectIn(place: JsonObject, key: string): JsonObject {
  const inner = Object.hasOwn(place, key) ? place[key] : undefined;
  if (isJsonObject(inner)) return inner;
  const made: JsonObject = {};
  define(place, key, made);
  return made;
}

/** Not an assignment, for a key may be `__proto__`. */
function define(place: JsonObject, key: string, value: Json): void {
  Object.defineProperty(place, key, { value, enumerable: true, writable: true, configurable: true });
}
