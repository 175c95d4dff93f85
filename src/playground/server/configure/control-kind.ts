import type { ConfigurationParameter } from '../../../simulator/install/integration.js';
import type { ControlKind } from '../../protocol.js';

/** Types of `configuration` entries by the control that shows them; all others are a line of text. */
const controls: { readonly [type: number]: ControlKind } = {
  4: 'secret',
  8: 'checkbox',
  9: 'credentials',
  11: 'note',
  12: 'long-text',
  14: 'long-secret',
  15: 'single-select',
  16: 'multi-select',
  17: 'single-select',
  18: 'single-select',
  19: 'minutes',
  20: 'note',
  21: 'note',
  22: 'note',
  23: 'note',
};

/** The control that shows a parameter. */
export function controlOf({ type, options }: Pick<ConfigurationParameter, 'type' | 'options'>): ControlKind {
  const control = controls[type] ?? 'text';
  return control === 'single-select' && options === undefined ? 'text' : control;
}

/** Whether a parameter is shown as dots, as a whole or in part. */
export function isSecretControl(parameter: Pick<ConfigurationParameter, 'type' | 'options'>): boolean {
  return ['secret', 'long-secret', 'credentials'].includes(controlOf(parameter));
}
