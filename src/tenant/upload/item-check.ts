/**
 * `different`: it is there, and not as in the zip. `not verifiable`: an API could show it, and did not. `no list`: no API
 * lists things of its kind.
 */
export type ItemVerdict =
  | 'installed'
  | 'different'
  | 'switched off'
  | 'missing'
  | 'not verifiable'
  | 'no list';

export interface ItemCheck {
  readonly verdict: ItemVerdict;
  /** What the verdict rests on. */
  readonly detail: string;
}

/** Whether the tenant lacks something of an item. What cannot be verified speaks for nothing. */
export function isLacking({ verdict }: Pick<ItemCheck, 'verdict'>): boolean {
  return verdict === 'missing' || verdict === 'different' || verdict === 'switched off';
}
