import { type Checks, isOfKnownKind, kinds, setAside } from './checks.js';
import { table } from './markdown-table.js';

/** Which checks ran, and why the others did not. */
export function checkTables({ ran, graph, network, idle }: Checks): string[] {
  const waiting = idle.filter(isOfKnownKind);
  const foreign = idle.filter((code) => !isOfKnownKind(code));
  return [
    '## Checks that run',
    '',
    `These ${ran.length} checks of the kit's full configuration ran on the new packs, or on an update of the pack. The file names and folders are judged as well, by the kit's \`validate-content-path\`, which has no codes: it is called *path* below.`,
    '',
    ...table(
      ['About', 'Checks'],
      [...byLetters(ran)].map(([letters, codes]) => [kinds[letters] ?? letters, codes.join(', ')]),
    ),
    '',
    '## Checks that do not',
    '',
    ...table(
      ['Checks', 'Why'],
      [
        [graph.join(', '), 'They need the graph of all content, which lives in a database server (Neo4j).'],
        [network.join(', '), 'They ask the registry of images.'],
        ...setAside.map(({ code, reason }) => [code, reason]),
        [waiting.join(', '), 'Nothing in the packs is what they are about.'],
        [foreign.join(', '), 'They are about kinds of content that the packs have none of.'],
      ],
    ),
    '',
  ];
}

function byLetters(codes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const letters = code.slice(0, 2);
    groups.set(letters, [...(groups.get(letters) ?? []), code]);
  }
  return groups;
}
