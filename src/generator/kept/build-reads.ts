/** What a build reads, gathered while it does. */
export class BuildReads {
  readonly #files = new Set<string>();
  #isComplete = true;

  /** Files that were read, by their absolute paths. */
  add(files: Iterable<string>): void {
    for (const file of files) this.#files.add(file);
  }

  /** Something may have been read that is no file: the clock, the environment, what a package of others reads. */
  readElsewhere(): void {
    this.#isComplete = false;
  }

  /** Everything that was read; undefined when files are not all of it. */
  get files(): readonly string[] | undefined {
    return this.#isComplete ? [...this.#files] : undefined;
  }
}
