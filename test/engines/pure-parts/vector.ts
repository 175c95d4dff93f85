/** A value that every engine must compute alike. */
export interface Vector {
  readonly name: string;
  readonly compute: () => unknown;
}

/** Otto misreads such characters in the text of a script, though not in data: so they are made at run time. */
export const emoji: string = JSON.parse('"\\ud83d\\ude00"');
export const mathLetter: string = JSON.parse('"\\ud835\\udcd0"');

/** One vector for each input. */
export function vectorsOf<I>(name: string, inputs: readonly I[], compute: (input: I) => unknown): Vector[] {
  return inputs.map((input, index) => ({ name: `${name} ${index}`, compute: () => compute(input) }));
}
