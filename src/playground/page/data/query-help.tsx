import { MenuButton } from '../parts/menu-button.js';
import { aggregationWords, functionWords, type QueryWord, sourceWords, stageWords } from './query-words.js';

const groups = [
  ['Stages', [...sourceWords, ...stageWords]],
  ['Functions', functionWords],
  ['Aggregations, in comp', aggregationWords],
] as const;

/** What of XQL is known here. */
export function QueryHelp() {
  return (
    <MenuButton label="What it knows">
      <div class="stack tight data-query-help">
        <p>
          A part of XQL. Everything else, such as <code>join</code> and functions that are not listed, is
          refused with its place: nothing is guessed.
        </p>
        {groups.map(([title, words]) => (
          <WordList key={title} title={title} words={words} />
        ))}
      </div>
    </MenuButton>
  );
}

function WordList({ title, words }: { readonly title: string; readonly words: readonly QueryWord[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {words.map(({ form, about }) => (
          <div key={form} class="data-stage">
            <dt>
              <code>{form}</code>
            </dt>
            <dd class="muted">{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
