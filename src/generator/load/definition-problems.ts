/** Problems of the parts that parameters, arguments and texts of a definition have in common. */

const endOfSentence = /([.!?]['")]?|https?:\/\/\S+)$/;

/** The platform's checks want texts to end like a sentence, or in a link. */
export function isSentence(text: string): boolean {
  return endOfSentence.test(text);
}

export function sentenceProblems(text: string, what: string): string[] {
  return isSentence(text) ? [] : [`the ${what} must be whole sentences.`];
}

export function rangeProblems(count: {
  readonly minimum: number;
  readonly maximum: number;
  readonly defaultValue: number;
}): string[] {
  const { minimum, maximum, defaultValue } = count;
  const fits = Number.isInteger(defaultValue) && minimum <= defaultValue && defaultValue <= maximum;
  return fits ? [] : [`the default ${defaultValue} is no whole number from ${minimum} to ${maximum}.`];
}

/** The values that occur more than once, each once. */
export function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
