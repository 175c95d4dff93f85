import ts = require('typescript');

import { UserError } from '../shared/errors.js';

/**
 * The source of a pack definition with other texts for properties of the pack, such as `version`; all else stays as
 * it is written. Throws a UserError when a property is no plain text in the call of `definePack`.
 */
export function changeDefinition(
  source: string,
  changes: Readonly<Record<string, string>>,
  file: string,
): string {
  const pack = findPack(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
  if (pack === undefined)
    throw new UserError('release', `${file} has no object that is given to definePack or exported.`);
  const places = Object.entries(changes).map(([name, text]) => ({
    literal: findText(pack, name, file),
    text,
  }));
  return places
    .sort((one, other) => other.literal.getStart() - one.literal.getStart())
    .reduce((changed, { literal, text }) => {
      const quote = source.charAt(literal.getStart());
      return changed.slice(0, literal.getStart()) + quote + text + quote + changed.slice(literal.getEnd());
    }, source);
}

function findPack(file: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  const exported = file.statements.find(ts.isExportAssignment)?.expression;
  const given = exported !== undefined && ts.isCallExpression(exported) ? exported.arguments[0] : exported;
  return given !== undefined && ts.isObjectLiteralExpression(given) ? given : undefined;
}

function findText(pack: ts.ObjectLiteralExpression, name: string, file: string): ts.StringLiteral {
  const value = pack.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && property.name.getText() === name,
  )?.initializer;
  if (value !== undefined && ts.isStringLiteral(value)) return value;
  throw new UserError(
    'release',
    `${file}: "${name}" of the pack is not written as a plain text, so that it cannot be changed.`,
  );
}
