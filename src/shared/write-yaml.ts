import { Document, Scalar, visit } from 'yaml';

/** Texts that the writer leaves bare and some reader of YAML 1.1 does not take for text. */
const mustBeQuoted = /^=$|^[^\n]*\t[^\n]*$/;

/**
 * YAML that readers of version 1.1 and 1.2 read alike: the platform reads 1.1, where a bare `yes`, `on` or `12:30` is
 * no text. Long lines stay whole, text of several lines becomes a literal block.
 */
export function writeYaml(value: object): string {
  const document = new Document(value, { version: '1.1', compat: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string' && mustBeQuoted.test(scalar.value))
        scalar.type = Scalar.QUOTE_SINGLE;
    },
  });
  return document.toString({
    lineWidth: 0,
    blockQuote: 'literal',
    singleQuote: true,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}
