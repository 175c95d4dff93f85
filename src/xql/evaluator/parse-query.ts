import { parseDuration, parseStages } from './parse-stages.js';
import type { Model, ParsedQuery, Stage } from './syntax.js';
import { TokenReader } from './token-reader.js';
import { XqlError } from './xql-error.js';

/** Reads `[config timeframe = 24h case_sensitive = true |] [datamodel] dataset = name | stages`. Throws XqlError. */
export function parseQuery(source: string): ParsedQuery {
  const tokens = new TokenReader(source);
  const settings = parseSettings(tokens);
  const isModel = tokens.takeWord('datamodel');
  tokens.expectWord('dataset');
  tokens.expectSymbol('=');
  const dataset = tokens.expectKind('name', 'the name of a dataset').value;
  const stages = tokens.takeSymbol('|') ? parseStages(tokens) : [];
  expectEnd(tokens);
  return {
    source: isModel ? 'datamodel' : 'dataset',
    dataset,
    ...settings,
    stages,
  };
}

type Settings = Pick<ParsedQuery, 'timeframeMilliseconds' | 'caseSensitive'>;

function parseSettings(tokens: TokenReader): Settings {
  if (!tokens.takeWord('config')) return {};
  let settings: Settings = {};
  do {
    const isCase = tokens.takeWord('case_sensitive');
    if (!isCase) tokens.expectWord('timeframe');
    tokens.expectSymbol('=');
    settings = {
      ...settings,
      ...(isCase ? { caseSensitive: parseFlag(tokens) } : { timeframeMilliseconds: parseDuration(tokens) }),
    };
  } while (!tokens.takeSymbol('|'));
  return settings;
}

function parseFlag(tokens: TokenReader): boolean {
  const yes = tokens.takeWord('true');
  if (!yes) tokens.expectWord('false');
  return yes;
}

/** Reads the rules of a modeling rule: sections `[MODEL: dataset = name]` with pipelines that end in `;`. Throws XqlError. */
export function parseModels(source: string): Model[] {
  const tokens = new TokenReader(source);
  const models: Model[] = [];
  while (!tokens.atEnd()) models.push(parseModel(tokens));
  return models;
}

function parseModel(tokens: TokenReader): Model {
  tokens.expectSymbol('[');
  tokens.expectWord('model');
  tokens.expectSymbol(':');
  const { dataset, model } = parseModelHeader(tokens);
  const pipelines: Stage[][] = [];
  while (!tokens.atEnd() && !tokens.isSymbol('[')) {
    pipelines.push(parseStages(tokens, ['filter', 'alter']));
    tokens.expectSymbol(';');
  }
  return { dataset, ...(model === undefined ? {} : { model }), pipelines };
}

/** Up to its bracket: `dataset = name`, in older rules with `model = name`, in either order. */
function parseModelHeader(tokens: TokenReader): { dataset: string; model?: string } {
  const settings: { dataset?: string; model?: string } = {};
  tokens.list(() => {
    const name = tokens.isWord('model') ? 'model' : 'dataset';
    tokens.expectWord(name);
    tokens.expectSymbol('=');
    const isText = tokens.peek().kind === 'text';
    settings[name] = tokens.expectKind(isText ? 'text' : 'name', `the name of a ${name}`).value;
  });
  const { at } = tokens.expectSymbol(']');
  const { dataset } = settings;
  if (dataset === undefined) throw new XqlError('The section names no dataset.', at);
  return { ...settings, dataset };
}

function expectEnd(tokens: TokenReader): void {
  const { value, at } = tokens.peek();
  if (!tokens.atEnd()) throw new XqlError(`Expected "|" or the end, not ${value}.`, at);
}
