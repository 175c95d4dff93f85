import { packImage } from '../../../spec/pack-image.js';
import { type Color, png } from './png.js';

/** Letters of 5x7 dots, a text for each line. */
const letters: Readonly<Record<string, string>> = {
  A: '01110 10001 10001 11111 10001 10001 10001',
  B: '11110 10001 10001 11110 10001 10001 11110',
  C: '01110 10001 10000 10000 10000 10001 01110',
  D: '11110 10001 10001 10001 10001 10001 11110',
  E: '11111 10000 10000 11110 10000 10000 11111',
  F: '11111 10000 10000 11110 10000 10000 10000',
  G: '01110 10001 10000 10111 10001 10001 01110',
  H: '10001 10001 10001 11111 10001 10001 10001',
  I: '01110 00100 00100 00100 00100 00100 01110',
  J: '00111 00010 00010 00010 00010 10010 01100',
  K: '10001 10010 10100 11000 10100 10010 10001',
  L: '10000 10000 10000 10000 10000 10000 11111',
  M: '10001 11011 10101 10101 10001 10001 10001',
  N: '10001 11001 10101 10011 10001 10001 10001',
  O: '01110 10001 10001 10001 10001 10001 01110',
  P: '11110 10001 10001 11110 10000 10000 10000',
  Q: '01110 10001 10001 10001 10101 10010 01101',
  R: '11110 10001 10001 11110 10100 10010 10001',
  S: '01111 10000 10000 01110 00001 00001 11110',
  T: '11111 00100 00100 00100 00100 00100 00100',
  U: '10001 10001 10001 10001 10001 10001 01110',
  V: '10001 10001 10001 10001 10001 01010 00100',
  W: '10001 10001 10001 10101 10101 11011 10001',
  X: '10001 10001 01010 00100 01010 10001 10001',
  Y: '10001 10001 01010 00100 00100 00100 00100',
  Z: '11111 00001 00010 00100 01000 10000 11111',
};

const background: Color = [34, 72, 112];
const foreground: Color = [255, 255, 255];
/** Pixels of a dot, and dots from one letter to the next. */
const dot = 4;
const advance = 6;
const mostLetters = 4;

/** A logo in the size that the platform takes: the initials of a title, such as AD for Acme Desk. */
export function initialsLogo(title: string): Uint8Array {
  const initials = title.split(' ').map((word) => word.charAt(0));
  const shown = initials.filter((letter) => letter in letters).slice(0, mostLetters);
  const left = Math.floor((packImage.width - (shown.length * advance - 1) * dot) / 2);
  const top = Math.floor((packImage.height - 7 * dot) / 2);
  return png(packImage.width, packImage.height, (x, y) => {
    const [column, line] = [Math.floor((x - left) / dot), Math.floor((y - top) / dot)];
    const letter = letters[shown[Math.floor(column / advance)] ?? ''];
    const isSet = letter?.split(' ')[line]?.charAt(((column % advance) + advance) % advance) === '1';
    return isSet ? foreground : background;
  });
}
