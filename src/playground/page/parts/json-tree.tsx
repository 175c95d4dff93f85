import { useState } from 'preact/hooks';
import type { Json } from '../../../shared/json.js';
import './json-tree.css';
import { LongText } from './long-text.js';
import { ShowAll } from './show-all.js';

interface TreeProps {
  readonly value: Json;
  /** How many levels are open at first. */
  readonly open?: number;
}

/** A JSON value to unfold. What is folded is not in the page, so that large values cost nothing. */
export function JsonTree({ value, open = 1 }: TreeProps) {
  return (
    <div class="json-tree">
      {isBranch(value) ? <Branch value={value} open={open} /> : <Leaf value={value} />}
    </div>
  );
}

type BranchValue = Json[] | { [key: string]: Json };

/** Members that are shown at once. */
const mostMembers = 100;

/** Values of a branch that unfolds by itself inside of another one. */
const mostUnfolded = 100;

interface BranchProps {
  readonly value: BranchValue;
  readonly open: number;
  readonly name?: string;
}

function Branch({ value, open, name }: BranchProps) {
  const [shown, setShown] = useState(() => open > 0 && (name === undefined || isSmall(value)));
  const members = Object.entries(value);
  if (members.length === 0) {
    return (
      <div class="json-member">
        <Name name={name} />
        <span class="muted">{Array.isArray(value) ? '[ ]' : '{ }'}</span>
      </div>
    );
  }
  return (
    <details open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>
        <Name name={name} />
        <span class="muted">{Array.isArray(value) ? `[ ${members.length} ]` : `{ ${members.length} }`}</span>
      </summary>
      {shown && <Members members={members} open={open - 1} />}
    </details>
  );
}

function Members({
  members,
  open,
}: {
  readonly members: readonly (readonly [string, Json])[];
  readonly open: number;
}) {
  const [all, setAll] = useState(false);
  return (
    <div class="json-members">
      {members.slice(0, all ? undefined : mostMembers).map(([name, value]) =>
        isBranch(value) ? (
          <Branch key={name} name={name} value={value} open={open} />
        ) : (
          <div key={name} class="json-member">
            <Name name={name} />
            <Leaf value={value} />
          </div>
        ),
      )}
      {!all && members.length > mostMembers && (
        <ShowAll of={members.length.toLocaleString('en')} onClick={() => setAll(true)} />
      )}
    </div>
  );
}

function Name({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : (
    <span class="json-name">
      <bdi>{name}</bdi>:{' '}
    </span>
  );
}

function Leaf({ value }: { readonly value: Json }) {
  if (typeof value === 'string') return <LongText text={value} class="json-text" />;
  return <span class="json-plain">{String(value)}</span>;
}

function isSmall(value: Json, room = { left: mostUnfolded }): boolean {
  room.left -= 1;
  if (room.left < 0) return false;
  return !isBranch(value) || Object.values(value).every((member) => isSmall(member, room));
}

function isBranch(value: Json): value is BranchValue {
  return typeof value === 'object' && value !== null;
}
