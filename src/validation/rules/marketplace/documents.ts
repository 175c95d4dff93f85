import { severityLabels } from '../../../spec/correlation-rules.js';
import { documentsOf } from '../../document/documents.js';
import type { Rule } from '../../rule.js';
import { headings, markdownLines, tableCells } from '../../text/markdown.js';
import { defineReviewerRule } from './reviewer-rule.js';

const question = 'What does this pack do?';

const readmeSaysWhatPackDoes = defineReviewerRule({
  code: 'CP970',
  pullRequests: [45206, 45224],
  title: `The README of the pack has the heading "${question}"`,
  why: 'It is the page of the pack in the marketplace, and every page answers this question.',
  fix: `Write ## ${question} with a list of what the pack does.`,
  *check({ readme }) {
    if (readme === undefined || headings(readme.text).some(({ title }) => title === question)) return;
    yield { place: readme.place(0, 0), message: 'The heading is missing.' };
  },
});

const readmeListsCorrelationRules = defineReviewerRule({
  code: 'CP971',
  pullRequests: [45206, 45224],
  title: 'A table in the README of the pack lists every correlation rule with its severity in words',
  why: 'Users decide by it whether they want the alerts.',
  fix: 'Add a row with the name of the rule, what it finds, and Informational, Low, Medium, or High.',
  *check({ readme, correlationRules }) {
    if (readme === undefined) return;
    const rows = markdownLines(readme.text).flatMap(({ text, code }) =>
      code ? [] : [tableCells(text) ?? []],
    );
    for (const { root } of correlationRules) {
      const name = root.get('name');
      if (name?.text === undefined) continue;
      const row = rows.find((cells) => cells.includes(name.text ?? ''));
      const severity: string = root.get('severity')?.text ?? '';
      const label = Object.entries(severityLabels).find(([value]) => value === severity)?.[1];
      if (row === undefined)
        yield { place: name.place, message: `No table of the README lists "${name.text}".` };
      else if (label !== undefined && !row.includes(label))
        yield {
          place: name.place,
          message: `The README does not say that "${name.text}" has the severity ${label}.`,
        };
    }
  },
});

const tableRowsAreDescribed = defineReviewerRule({
  code: 'CP972',
  pullRequests: [],
  title: 'Rows of tables in a README have a description',
  why: 'An empty cell explains nothing.',
  fix: 'Describe it, in the YAML where the table is generated from it.',
  *check(pack) {
    for (const { kind, text } of documentsOf(pack)) {
      if (kind === 'release-note') continue;
      let column = -1;
      for (const { text: line, start, code } of markdownLines(text.text)) {
        const cells = code ? undefined : tableCells(line);
        if (cells === undefined) column = -1;
        else if (column === -1) column = cells.findIndex((cell) => /^(\*\*)?Description(\*\*)?$/.test(cell));
        else if (cells[column] === '')
          yield {
            place: text.place(start, start + line.length),
            message: `"${cells[0]}" has no description.`,
          };
      }
    }
  },
});

const linkDefinitionsAreUsed = defineReviewerRule({
  code: 'CP973',
  pullRequests: [],
  title: 'Link definitions of a document are used',
  why: 'A definition that no link refers to shows nothing, and looks forgotten.',
  fix: 'Write a link with its label, or remove the definition.',
  *check(pack) {
    for (const { text } of documentsOf(pack)) {
      for (const { text: line, start, code } of markdownLines(text.text)) {
        const label = code ? undefined : /^ {0,3}\[([^\]]+)\]:\s+\S/.exec(line)?.[1];
        if (label === undefined) continue;
        const rest = text.text.slice(0, start) + text.text.slice(start + line.length);
        if (!rest.toLowerCase().includes(`[${label.toLowerCase()}]`))
          yield {
            place: text.place(start, start + line.length),
            message: `No link refers to "${label}".`,
          };
      }
    }
  },
});

const reminder = /\b(TODO|FIXME)\b/g;

const nothingIsLeftToDo = defineReviewerRule({
  code: 'CP974',
  pullRequests: [44636],
  title: 'No file has a TODO that was left over',
  why: 'Reviewers ask for the work to be finished, or for the note to go.',
  fix: 'Finish it, or remove the note.',
  *check({ texts }) {
    for (const text of texts.values()) {
      for (const match of text.text.matchAll(reminder))
        yield {
          place: text.place(match.index, match.index + match[0].length),
          message: `"${match[0]}" is left over.`,
        };
    }
  },
});

export const marketplaceDocumentRules: readonly Rule[] = [
  readmeSaysWhatPackDoes,
  readmeListsCorrelationRules,
  tableRowsAreDescribed,
  linkDefinitionsAreUsed,
  nothingIsLeftToDo,
];
