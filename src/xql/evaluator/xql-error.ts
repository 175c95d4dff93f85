import { UserError } from '../../shared/errors.js';
import type { Position } from '../../shared/position.js';

/** XQL that is wrong, or beyond the part of the language that is known here. Nothing of it was evaluated by guess. */
export class XqlError extends UserError {
  override readonly name = 'XqlError';
  readonly position: Position;
  /** The message without the place. */
  readonly reason: string;

  constructor(reason: string, position: Position) {
    super('xql', `${position.line}:${position.column} ${reason}`);
    this.reason = reason;
    this.position = position;
  }

  /** The message for somebody who sees the name of a rule and not its text. */
  inQuery(): string {
    return `${this.position.line}:${this.position.column} of the query: ${this.reason}`;
  }
}
