import { expect, test } from 'vitest';
import {
  addressesShown,
  addressesText,
  addressesToConfirm,
} from '#src/playground/page/configure/addresses.js';
import type { FormField } from '#src/playground/page/configure/form-state.js';
import type { ControlKind, FormParameter } from '#src/playground/protocol.js';

const field = (value: FormField['value'], control: ControlKind = 'text'): FormField => ({
  parameter: { name: 'any', control } as FormParameter,
  required: false,
  value,
});

test('addresses are those of URLs that one sees, also of advanced settings', () => {
  const plain = [
    field('https://a.example.com/x'),
    field('https://a.example.com/y'),
    field('text'),
    field(true, 'checkbox'),
    field('https://dots.example.com', 'secret'),
    field('https://dots.example.com', 'long-secret'),
    field({ identifier: 'https://name.example.com', password: 'https://dots.example.com' }, 'credentials'),
  ];
  const sections = [{ name: 'Connect', plain, advanced: [field('http://b:8080/?q')] }];
  expect(addressesShown(sections)).toEqual(['https://a.example.com', 'http://b:8080']);
});

test('a saved form tells what the server reaches, one that is not what it will reach', () => {
  const [own, other] = ['https://own.example.com', 'https://other.example.com'];
  expect(addressesText({ allowedBefore: undefined, shown: [own] })).toBe(
    `Once saved, these addresses are reached, and no others: ${own}.`,
  );
  expect(addressesText({ allowedBefore: [own, other], shown: [own] })).toBe(
    `These addresses are reached, and no others: ${own}, ${other}.`,
  );
  expect(addressesText({ allowedBefore: [], shown: [] })).toMatch(/^Fill in the real addresses/);
});

test('an address that a new version of the pack brought is reached only after the form is saved', () => {
  const addresses = {
    allowedBefore: ['https://own.example.com'],
    shown: ['https://own.example.com', 'http://new:1'],
  };
  expect(addressesToConfirm(addresses)).toEqual(['http://new:1']);
  expect(addressesText(addresses)).toBe(
    'These addresses are reached, and no others: https://own.example.com. The installed version of the pack shows ' +
      'more, which are not reached: http://new:1. Save the form to let them be reached.',
  );
  expect(addressesText({ allowedBefore: [], shown: ['http://new:1'] })).toMatch(
    /^No address is reached\. .*http:\/\/new:1/,
  );
  expect(addressesToConfirm({ allowedBefore: undefined, shown: ['http://new:1'] })).toEqual([]);
});
