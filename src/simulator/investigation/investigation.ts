import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import type { StoredFile } from '../host/script-host.js';
import { entryTypes, isErrorEntry, type WarRoomEntry } from '../war-room/war-room-entry.js';
import { FileStore } from './file-store.js';
import { type InvestigationData, madeUpData } from './investigation-data.js';

/*
 * Scripts that nobody vouches for write into an investigation, and its memory is that of the whole program: so all of it
 * has limits, in entries and in characters of JSON.
 */
const maxEntries = 1_000;
const maxEntryCharacters = 32_000_000;
const maxDataCharacters = 16_000_000;

/** An entry that an investigation keeps, with the id under which it has it. */
export interface KeptEntry extends WarRoomEntry {
  ID: string;
}

/** What a War Room belongs to: its incidents, its context, its entries and files, and the lists of the server. */
export class Investigation {
  readonly files = new FileStore();
  readonly #entries: { readonly entry: KeptEntry; readonly characters: number }[] = [];
  #characters = 0;
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

  /** Throws when the investigation holds too much then. */
  replaceContext(context: JsonObject): void {
    this.#change({ ...this.#data, context });
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
    this.#change({ ...this.#data, incidents: [{ ...first, ...fields }, ...others] });
  }

  setList(name: string, content: string): void {
    this.#change({ ...this.#data, lists: { ...this.#data.lists, [name]: content } });
  }

  /** Keeps the newest entries, and names the files that come with some. */
  add(entries: readonly WarRoomEntry[]): void {
    for (const each of entries) {
      this.#count += 1;
      const entry: KeptEntry = { ...each, ID: `${this.#count}@${this.id}` };
      if (hasFile(entry)) this.files.name(String(entry.FileID), String(entry.File ?? ''));
      const characters = JSON.stringify(entry).length;
      this.#entries.push({ entry, characters });
      this.#characters += characters;
      while (this.#entries.length > maxEntries || this.#characters > maxEntryCharacters)
        this.#characters -= this.#entries.shift()?.characters ?? 0;
    }
  }

  entries(): readonly KeptEntry[] {
    return this.#entries.map(({ entry }) => entry);
  }

  /** The file with this id, or of the entry with this id. Throws for another one. */
  readFile(id: string): StoredFile {
    const entry = this.#entries.find((kept) => kept.entry.ID === id)?.entry;
    return this.files.read(entry === undefined ? id : String(entry.FileID));
  }

  #change(data: InvestigationData): void {
    const characters = JSON.stringify(data).length;
    if (characters > maxDataCharacters) {
      throw new Error(
        `the context, incidents, and lists would have ${characters} characters; the local Cortex keeps ${maxDataCharacters}`,
      );
    }
    this.#data = data;
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
