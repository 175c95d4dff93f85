import { formatSecond } from '../values/instant.js';
import type { PageRequest } from './event-source.js';

type Bounds = Pick<PageRequest, 'page' | 'cursor' | 'size' | 'direction'> & {
  readonly offset?: number;
  readonly since: number;
  readonly until: number;
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
};

/** A request with its times as texts, too. */
export function pageRequest(bounds: Bounds): PageRequest {
  return {
    offset: 0,
    ...bounds,
    sinceText: formatSecond(bounds.since),
    untilText: formatSecond(bounds.until),
  };
}
