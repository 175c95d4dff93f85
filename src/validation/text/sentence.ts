const endOfSentence = /([.!?]['")]?|https?:\/\/\S+)$/;

/** Whether a text ends like a sentence, or in a link. */
export function endsAsSentence(text: string): boolean {
  return endOfSentence.test(text.trimEnd());
}
