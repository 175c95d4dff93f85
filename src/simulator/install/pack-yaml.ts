import { type Document, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import { CortexError, type CortexErrorCode, messageOf } from '../../shared/errors.js';

/** More than the biggest files of packs have; few enough to be read in seconds. */
const maxTokens = 500_000;
/** Each makes the parser look through the whole file. */
const maxAliases = 1_000;

/** What is wrong at a place of the text. */
class YamlFault extends Error {
  override readonly name = 'YamlFault';

  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }

  position(lines: LineCounter): string {
    const { line, col } = lines.linePos(this.offset);
    return `${line}:${col}`;
  }
}

/** Reads the YAML of a file of a pack. `file` names it in the CortexError of this code that a fault throws. */
export function readPackYaml(
  yaml: string,
  { file, code }: { readonly file: string; readonly code: CortexErrorCode },
): unknown {
  const lineCounter = new LineCounter();
  try {
    refuseTooMany(yaml);
    // `uniqueKeys` would compare each key of a mapping with each other.
    const document = parseDocument(yaml, {
      version: '1.1',
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [fault] = document.errors;
    if (fault !== undefined) throw new YamlFault(fault.message, fault.pos[0]);
    refuseDuplicateKeys(document);
    return document.toJS();
  } catch (error) {
    const place = error instanceof YamlFault ? `${file}:${error.position(lineCounter)}` : file;
    throw new CortexError(code, `${place}: the YAML cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

function refuseTooMany(yaml: string): void {
  let tokens = 0;
  let aliases = 0;
  for (const token of new Lexer().lex(yaml)) {
    tokens += 1;
    if (token.startsWith('*')) aliases += 1;
    if (tokens > maxTokens) throw new Error(`It has more than ${maxTokens} parts`);
    if (aliases > maxAliases) throw new Error(`It has more than ${maxAliases} aliases`);
  }
}

function refuseDuplicateKeys(document: Document.Parsed): void {
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) throw new YamlFault('Map keys must be unique', key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
}
