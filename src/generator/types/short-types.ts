/** Longer than this, what is in brackets of a type tells its reader nothing. */
const most = { '<': 40, '{': 80 } as const;
const closing = { '<': '>', '{': '}' } as const;

type Bracket = keyof typeof most;

/** A message of the compiler with `...` in place of what is long in the brackets of its types. */
export function withShortTypes(message: string): string {
  let short = '';
  for (let index = 0; index < message.length; index += 1) {
    const character = message.charAt(index);
    const end = isBracket(character) ? closingAt(message, index) : undefined;
    if (!isBracket(character) || end === undefined) {
      short += character;
      continue;
    }
    const inside = withShortTypes(message.slice(index + 1, end));
    const space = character === '{' ? ' ' : '';
    short +=
      character + (inside.length > most[character] ? `${space}...${space}` : inside) + closing[character];
    index = end;
  }
  return short;
}

function isBracket(character: string): character is Bracket {
  return character in most;
}

/** Where a bracket is closed; undefined where the compiler has cut the type off. */
function closingAt(message: string, start: number): number | undefined {
  const open: string[] = [];
  for (let index = start; index < message.length; index += 1) {
    const character = message.charAt(index);
    if (isBracket(character)) open.push(closing[character]);
    // The arrow of a function closes nothing.
    else if (character === open.at(-1) && message.charAt(index - 1) !== '=') open.pop();
    if (open.length === 0) return index;
  }
  return undefined;
}
