/** The way from the default export of the definition to a value. */
export type DefinitionPath = readonly (string | number)[];

/** What a finding is about, in the definition. */
export interface Origin {
  readonly path: DefinitionPath;
  /** Where in the text at `path`; absent for the value as a whole. */
  readonly within?: TextPosition;
}

/** A character of a text that a definition declares. */
export interface TextPosition {
  /** The text as it came out. */
  readonly text: string;
  readonly offset: number;
}

/** What the definition says, as far as its parts must be told apart. */
export interface DefinitionValues {
  /** The text at the path; undefined when there is another value, none, or one that is not known. */
  textAt(path: DefinitionPath): string | undefined;
  /** The length of the list at the path; 0 when there is none, or none that is known. */
  lengthAt(path: DefinitionPath): number;
}

/** The values of a definition that was run. */
export function valuesOf(definition: unknown): DefinitionValues {
  const valueAt = (path: DefinitionPath) =>
    path.reduce<unknown>((value, key) => Object(value)[key], definition);
  return {
    textAt(path) {
      const value = valueAt(path);
      return typeof value === 'string' ? value : undefined;
    },
    lengthAt(path) {
      const value = valueAt(path);
      return Array.isArray(value) ? value.length : 0;
    },
  };
}
