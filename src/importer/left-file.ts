/** A file of a pack that a project has no place for. */
export interface LeftFile {
  readonly path: string;
  readonly why: string;
}
