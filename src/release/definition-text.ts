import ts = require('typescript');

import { UserError } from '../shared/errors.js';

/** A text in the place of what stands from `start` to `end`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The source of a pack definition with other texts for the version of the pack and the time of its update; all else
 * stays as it is written. A pack without `updated` gets it behind `created` or `version`. Throws a UserError when a
 * property is no plain text in the call of `definePack`.
 */
export function changeDefinition(
  source: string,
  changes: { readonly version: string; readonly updated: string },
  file: string,
): string {
  const pack = findPack(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
  if (pack === undefined)
    throw new UserError('release', `${file} has no object that is given to definePack or exported.`);
  const updated = findProperty(pack, 'updated');
  const edits = [
    changeText(pack, 'version', changes.version, file),
    updated === undefined && !pack.properties.some(ts.isSpreadAssignment)
      ? addUpdated(pack, changes.updated)
      : changeText(pack, 'updated', changes.updated, file),
  ];
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce((changed, { start, end, text }) => changed.slice(0, start) + text + changed.slice(end), source);
}

function findPack(file: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  const exported = file.statements.find(ts.isExportAssignment)?.expression;
  const given = exported !== undefined && ts.isCallExpression(exported) ? exported.arguments[0] : exported;
  return given !== undefined && ts.isObjectLiteralExpression(given) ? given : undefined;
}

function findProperty(
  pack: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return pack.properties.find((property) => property.name?.getText() === name);
}

function changeText(pack: ts.ObjectLiteralExpression, name: string, text: string, file: string): Edit {
  const property = findProperty(pack, name);
  const value =
    property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  if (value === undefined || !ts.isStringLiteral(value)) {
    throw new UserError(
      'release',
      `${file}: "${name}" of the pack is not written as a plain text, so that it cannot be changed. Write it as ${name}: '...' in the object that is given to definePack.`,
    );
  }
  const quote = value.getText().charAt(0);
  return { start: value.getStart(), end: value.getEnd(), text: quote + text + quote };
}

function addUpdated(pack: ts.ObjectLiteralExpression, text: string): Edit {
  const source = pack.getSourceFile();
  const neighbour = findProperty(pack, 'created') ?? findProperty(pack, 'version') ?? pack;
  const end = neighbour.getEnd();
  const line = source.text.slice(0, neighbour.getStart()).split('\n').at(-1) ?? '';
  const gap = line.trim() === '' ? `\n${line}` : ' ';
  return { start: end, end, text: `,${gap}updated: '${text}'` };
}
