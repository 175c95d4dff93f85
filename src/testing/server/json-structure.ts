/**
 * The positions of the braces, brackets and commas of JSON text, those within strings left out. It looks at each
 * character once, whatever the text is: who sent it may wish that reading takes long.
 */
export function* jsonStructure(text: string): Generator<number> {
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '"') inString = !inString;
    else if (inString) {
      if (character === '\\') i += 1;
    } else if (isStructure(character)) yield i;
  }
}

function isStructure(character: string | undefined): boolean {
  switch (character) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
      return true;
    default:
      return false;
  }
}
