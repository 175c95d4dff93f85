import Handlebars from 'handlebars';
import { suggestion } from '../../shared/nearest-name.js';
import { BuildError, type BuildProblem } from '../build-error.js';
import { codeEnumeration, enumeration, severityLabel, tableCell } from './documentation-markdown.js';

/** One template with the name that others include it by. */
export interface TemplateSource {
  readonly name: string;
  /** The file to name in an error. */
  readonly file: string;
  readonly text: string;
  /** What a reader of an error can do about it, in one sentence. */
  readonly fix: string;
}

/** Renders the template of a name with the values that it uses. */
export type TemplateRenderer = (name: string, values: object) => string;

const options = { strict: true, noEscape: true };

/** What was compiled last: the pages of one build, and the builds of one process, mostly have the same templates. */
let last: { readonly key: string; readonly renderer: TemplateRenderer } | undefined;

/**
 * Compiles templates that may include one another. `optional` are names that nothing need have: a template gives
 * the text to show without them (`{{#> [name]}}text{{/[name]}}`).
 * @throws a BuildError with file and line for what cannot be parsed, includes an unknown template, or, when it is
 *   rendered, uses a value that there is not
 */
export function compileTemplates(
  sources: readonly TemplateSource[],
  optional: readonly string[],
): TemplateRenderer {
  const key = JSON.stringify([sources, optional]);
  if (last?.key !== key) last = { key, renderer: compileAll(sources, optional) };
  return last.renderer;
}

function compileAll(sources: readonly TemplateSource[], optional: readonly string[]): TemplateRenderer {
  const engine = strictEngine();
  const names = [...sources.map(({ name }) => name), ...optional];
  const templates = new Map<string, HandlebarsTemplateDelegate>();
  for (const source of sources) {
    located(source, () => checkIncludes(engine.parse(source.text), names));
    const template: HandlebarsTemplateDelegate = engine.compile(source.text, options);
    // Wrapped, because the error of a partial does not say which template it is of.
    const wrapped: HandlebarsTemplateDelegate = (values, rest) =>
      located(source, () => template(values, rest));
    templates.set(source.name, wrapped);
    engine.registerPartial(source.name, wrapped);
  }
  return (name, values) => templates.get(name)?.(values) ?? '';
}

function strictEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  const isText = (value: unknown) => typeof value === 'string';
  engine.registerHelper({
    section,
    tableCell: helper('tableCell', 'a text', isText, tableCell),
    severityLabel: helper('severityLabel', 'a text', isText, severityLabel),
    enumeration: helper('enumeration', 'a list', Array.isArray, enumeration),
    codeEnumeration: helper('codeEnumeration', 'a list', Array.isArray, codeEnumeration),
  });
  return Object.assign(engine, { JavaScriptCompiler: StrictCompiler });
}

/** A helper that refuses what it cannot show, at the place where it is called. */
function helper<T>(
  name: string,
  kind: string,
  accepts: (value: unknown) => boolean,
  show: (value: T) => string,
) {
  return (value: T, { loc }: { readonly loc: hbs.AST.SourceLocation }): string => {
    if (accepts(value)) return show(value);
    throw new Handlebars.Exception(`${name} needs ${kind}, not ${value}.`, { type: name, loc });
  };
}

/** A heading with what stands below it, or nothing where that is empty. */
function section(this: unknown, heading: string, { fn }: Handlebars.HelperOptions): string {
  const content = fn(this).trim();
  return content === '' ? '' : `\n${heading}\n\n${content}\n\n`;
}

interface Compiler {
  readonly source: { readonly currentLocation: unknown };
  nameLookup(parent: unknown, name: string, type?: string): unknown;
  aliasable(name: string): unknown;
  quotedString(text: string): string;
}

const BaseCompiler = (Handlebars as unknown as { readonly JavaScriptCompiler: new () => Compiler })
  .JavaScriptCompiler;

/** Makes every step of a path strict: Handlebars takes a misspelt name for an absent value where a helper gets it. */
class StrictCompiler extends BaseCompiler {
  readonly compiler = StrictCompiler;

  override nameLookup(parent: unknown, name: string, type?: string): unknown {
    if (type !== 'context') return super.nameLookup(parent, name, type);
    const location = JSON.stringify(this.source.currentLocation);
    return [
      this.aliasable('container.strict'),
      '(',
      parent,
      ', ',
      this.quotedString(name),
      ', ',
      location,
      ')',
    ];
  }
}

function checkIncludes(program: hbs.AST.Program, names: readonly string[]): void {
  const visitor = new (class extends Handlebars.Visitor {
    override PartialStatement(statement: hbs.AST.PartialStatement): void {
      check(statement);
      super.PartialStatement(statement);
    }
    override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
      check(statement);
      super.PartialBlockStatement(statement);
    }
  })();
  const check = (statement: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement) => {
    const name = String((statement.name as hbs.AST.PathExpression).original);
    if (names.includes(name)) return;
    throw new Handlebars.Exception(`There is no template "${name}". ${suggestion(name, names)}`, statement);
  };
  visitor.accept(program);
}

/** Says of an error in which file and where there it is, unless a template that this one includes said so before. */
function located<T>(source: TemplateSource, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof BuildError) throw cause;
    throw new BuildError(
      'The documents cannot be rendered.',
      [{ ...findingOf(cause, source), fix: source.fix }],
      {
        cause,
      },
    );
  }
}

function findingOf(cause: unknown, { file, text }: TemplateSource): BuildProblem {
  const { message, lineNumber, column } = cause as Handlebars.Exception;
  const unparsed = /^Parse error on line (\d+):\n([\s\S]*)$/.exec(message);
  if (unparsed !== null) {
    // What is never closed is missed behind the last line.
    const line = Math.min(Number(unparsed[1]), text.trimEnd().split('\n').length);
    return { place: { file, line }, message: `This cannot be parsed:\n${unparsed[2]}` };
  }
  const place = lineNumber === undefined ? { file } : { file, line: lineNumber, column: column + 1 };
  const absent = /^"(.*)" not defined in /.exec(message);
  if (absent !== null) return { place, message: `There is no value "${absent[1]}" here.` };
  return { place, message: message.replace(/ - \d+:\d+$/, '') };
}
