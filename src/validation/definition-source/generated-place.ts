import type { DataFile, Pack } from '../document/pack.js';
import type { DataPath, Place } from '../text/source-text.js';

/** A place in a file that was made from the definition. */
export interface GeneratedPlace {
  readonly pack: Pack;
  readonly place: Place;
  /** The file, where it is one of YAML or JSON. */
  readonly file: DataFile | undefined;
  /** The way to the value; empty for the file as a whole. */
  readonly dataPath: DataPath;
}
