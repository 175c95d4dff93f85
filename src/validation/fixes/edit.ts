/** A change of a file of the pack. Offsets count UTF-16 units of the text before the change. */
export type Edit = Replacement | NewFile;

export interface Replacement {
  readonly kind: 'replace';
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface NewFile {
  readonly kind: 'create';
  readonly path: string;
  readonly text: string;
}
