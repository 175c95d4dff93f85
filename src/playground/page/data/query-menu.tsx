import { Fragment } from 'preact';
import type { ReadyQuery } from '../../protocol.js';
import { MenuButton } from '../parts/menu-button.js';

interface QueryMenuProps {
  readonly queries: readonly ReadyQuery[];
  readonly onChoose: (query: ReadyQuery) => void;
}

/** The queries of the pack: those of its README, and those of its dashboards. */
export function QueryMenu({ queries, onChoose }: QueryMenuProps) {
  return (
    <MenuButton label="Queries of the pack">
      <ul class="data-queries">
        {queries.map((query, place) => (
          <Fragment key={place}>
            {queries[place - 1]?.group !== query.group && (
              <li class="muted small data-queries-group">{query.group}</li>
            )}
            <li>
              <button
                type="button"
                class="button quiet"
                onClick={({ currentTarget }) => {
                  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                  onChoose(query);
                }}
              >
                <bdi>{query.title}</bdi>
              </button>
            </li>
          </Fragment>
        ))}
      </ul>
    </MenuButton>
  );
}
