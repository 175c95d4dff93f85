import { isJsonObject } from '../../shared/json.js';
import { type FileKind, fileKind, isNoContent, isTestData, kindOfPath } from '../../spec/pack-paths.js';
import type { InputProblem, PackInput } from '../input/pack-input.js';
import { embeddedText } from '../text/embedded-text.js';
import type { Field } from '../text/field.js';
import { SourceText } from '../text/source-text.js';
import { readStructured } from '../text/structured-file.js';
import type { ContentItem, DataFile, DeclaredDataset, EventRule, Pack, ReleaseNote } from './pack.js';
import { readIntegration } from './read-integration.js';

/** Puts the files of a pack in order. `datasets` are those that its definition declares, when it is known. */
export function readPack(whole: PackInput, datasets: readonly DeclaredDataset[] = []): Pack {
  const input = withoutGit(whole);
  const paths = [...input.files.keys()].sort();
  const { texts, problems } = readTexts(input);
  const dataFiles = paths
    .filter((path) => /\.(yml|yaml|json)$/.test(path) && !isTestData(path))
    .flatMap((path) => readDataFile(path, texts));
  const rootOf = (path: string): Field | undefined => dataFiles.find((file) => file.path === path)?.root;
  const metadata = objectOf(rootOf('pack_metadata.json'));
  const generatedMetadata = objectOf(rootOf('metadata.json'));
  const shape = shapeOf(paths);
  const items = (kind: FileKind): ContentItem[] =>
    dataFiles.flatMap((file) => {
      const root = objectOf(file.root);
      return file.kind === kind && root !== undefined ? [{ path: file.path, root }] : [];
    });
  const eventRules = (kind: FileKind) => items(kind).map((item) => readEventRule(item, shape, texts, rootOf));
  return {
    input,
    shape,
    id: (shape === 'upload' ? generatedMetadata?.get('id')?.text : undefined) ?? input.name,
    paths,
    problems: [...input.problems, ...problems, ...(shape === 'none' ? [noPack(input)] : [])],
    texts,
    dataFiles,
    metadata,
    generatedMetadata,
    readme: texts.get('README.md'),
    integrations: items('integration').map((item) => readIntegration(item, input.files, texts)),
    modelingRules: eventRules('modeling-rule'),
    parsingRules: eventRules('parsing-rule'),
    dashboards: items('dashboard'),
    correlationRules: items('correlation-rule'),
    releaseNotes: readReleaseNotes(paths, texts, rootOf),
    declaredDatasets: datasets,
  };
}

function withoutGit(input: PackInput): PackInput {
  const content = [...input.files].filter(([path]) => !isNoContent(path));
  return content.length === input.files.size ? input : { ...input, files: new Map(content) };
}

function shapeOf(paths: readonly string[]): Pack['shape'] {
  if (paths.includes('metadata.json')) return 'upload';
  return paths.includes('pack_metadata.json') || paths.some((path) => kindOfPath(path) !== undefined)
    ? 'source'
    : 'none';
}

function noPack({ files, problems }: PackInput): InputProblem {
  const unread = files.size === 0 && problems.length > 0;
  const message = unread
    ? 'Nothing of the pack could be read.'
    : 'This is no pack: there is neither a pack_metadata.json nor a folder of content.';
  return { kind: 'no-pack', path: '', message };
}

const textual = /(^|\/)\.?[^/.]+$|\.(ya?ml|json|md|js|ts|xif|txt|py|ps1|html|css|csv|svg)$/;

function readTexts({ files }: PackInput): { texts: Map<string, SourceText>; problems: InputProblem[] } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts = new Map<string, SourceText>();
  const problems: InputProblem[] = [];
  for (const [path, bytes] of files) {
    if (!textual.test(path) || isTestData(path)) continue;
    try {
      const text = decoder.decode(bytes);
      if (text.startsWith('\ufeff')) {
        problems.push({ kind: 'byte-order-mark', path, message: 'The file begins with a byte order mark.' });
      }
      texts.set(path, new SourceText(path, text));
    } catch {
      problems.push({
        kind: 'not-utf8',
        path,
        message: `The file is not UTF-8 from byte ${invalidByte(bytes) + 1} on.`,
      });
    }
  }
  return { texts, problems };
}

/** The offset of the first byte that is not UTF-8. */
function invalidByte(bytes: Uint8Array): number {
  const valid = Buffer.from(new TextDecoder().decode(bytes));
  const at = bytes.findIndex((byte, index) => valid[index] !== byte);
  return Math.max(0, at);
}

function readDataFile(path: string, texts: ReadonlyMap<string, SourceText>): DataFile[] {
  const source = texts.get(path);
  if (source === undefined) return [];
  const format = path.endsWith('.json') ? 'json' : 'yaml';
  const readable =
    source.text.startsWith('\ufeff') && format === 'json'
      ? new SourceText(path, source.text.replace('\ufeff', ' '))
      : source;
  const file = readStructured(readable, format);
  return [{ path, kind: kindOf(path, file.root), ...file }];
}

/** Both lie in one folder, and authors name mappers like classifiers: the platform goes by the type. */
function kindOf(path: string, root: Field | undefined): FileKind {
  const named = fileKind(path);
  if (named === 'classifier' && root?.get('type')?.text?.startsWith('mapping')) return 'mapper';
  return named === 'mapper' && root?.get('type')?.text === 'classification' ? 'classifier' : named;
}

function objectOf(field: Field | undefined): Field | undefined {
  return isJsonObject(field?.value) ? field : undefined;
}

function readEventRule(
  item: ContentItem,
  shape: Pack['shape'],
  texts: ReadonlyMap<string, SourceText>,
  rootOf: (path: string) => Field | undefined,
): EventRule {
  const stem = item.path.replace(/\.yml$/, '');
  // In a source pack, a rule file in no folder of its own is not unified for that.
  const unified = shape === 'upload' && item.path.split('/').length === 2;
  const rules = item.root.get('rules');
  return {
    ...item,
    unified,
    xql: unified && rules !== undefined ? embeddedText(rules) : texts.get(`${stem}.xif`),
    schema: rootOf(`${stem}_schema.json`),
  };
}

function readReleaseNotes(
  paths: readonly string[],
  texts: ReadonlyMap<string, SourceText>,
  rootOf: (path: string) => Field | undefined,
): ReleaseNote[] {
  return paths
    .filter((path) => /^ReleaseNotes\/[^/]+\.md$/.test(path))
    .flatMap((path) => {
      const text = texts.get(path);
      if (text === undefined) return [];
      const version = /\/(\d{1,2})_(\d{1,2})_(\d{1,2})\.md$/.exec(path)?.slice(1).join('.');
      return [{ path, text, version, settings: objectOf(rootOf(path.replace(/\.md$/, '.json'))) }];
    });
}
