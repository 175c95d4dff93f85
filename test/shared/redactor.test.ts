import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redactor } from '#src/shared/redactor.js';

function maskingOf(...secrets: readonly { value: string; user?: string }[]): Redactor {
  const redactor = new Redactor();
  redactor.learn(secrets);
  return redactor;
}

const secret = fc.string({ unit: 'binary', minLength: 4, maxLength: 40 });

test('a secret is found in every spelling, between any other text', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const redactor = maskingOf({ value, user: 'me' });
      const inJson = JSON.stringify(value).slice(1, -1);
      const spellings = [
        value,
        inJson,
        JSON.stringify(inJson).slice(1, -1),
        encodeURIComponent(value),
        Buffer.from(value).toString('base64').replace(/=+$/, ''),
        Buffer.from(value).toString('base64url'),
        Buffer.from(`me:${value}`).toString('base64').replace(/=+$/, ''),
      ];
      for (const spelling of spellings)
        expect(redactor.text(`${before} ${spelling} ${after}`)).toContain('***');
      expect(redactor.text(value)).toBe('***');
    }),
  );
});

test('a secret is found in either case, as in the name of a host', () => {
  expect(maskingOf({ value: 'Hunter22Two' }).url('https://hunter22two.attacker.example/HUNTER22TWO')).toBe(
    'https://***.attacker.example/***',
  );
});

test('a secret is found in the Base64 of any text that holds it', () => {
  const redactor = maskingOf({ value: 'hunter22-and-more' });
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom<BufferEncoding>('base64', 'base64url'),
      (before, after, encoding) => {
        const shown = redactor.text(Buffer.from(`${before}hunter22-and-more${after}`).toString(encoding));
        expect(shown).toContain('***');
        expect(Buffer.from(shown.replace('***', ''), encoding).toString()).not.toContain('nter22-and-mo');
      },
    ),
  );
});

test('all texts and names in JSON are masked, and nothing else changes', () => {
  const redactor = maskingOf({ value: 'hunter22' });
  expect(redactor.json({ a: ['x hunter22', 5, null, true], hunter22: { b: 'hunter' } })).toEqual({
    a: ['x ***', 5, null, true],
    '***': { b: 'hunter' },
  });
});

describe('secrets', () => {
  test('that begin alike are masked as a whole', () => {
    const redactor = maskingOf({ value: 'hunter22' }, { value: 'hunter22-and-more' });
    expect(redactor.text('hunter22-and-more, hunter22')).toBe('***, ***');
  });

  test('that hold signs of a pattern are texts', () => {
    expect(maskingOf({ value: 'a.*(b' }).text('a.*(b axx(b')).toBe('*** axx(b');
  });

  test('of several lines are found line by line', () => {
    const lines = ['-----BEGIN KEY-----', 'MIIEvQIBADANBgkqhkiG9w0B', 'short'];
    const redactor = maskingOf({ value: lines.join('\n') });
    expect(redactor.text(`in one line: ${lines[1]} short`)).toBe('in one line: *** short');
  });

  test('that are learnt later are masked beside the earlier ones', () => {
    const redactor = maskingOf({ value: 'first-secret' });
    redactor.learn([{ value: 'second-secret' }]);
    expect(redactor.text('first-secret second-secret')).toBe('*** ***');
  });

  test('with half a surrogate pair can be learnt', () => {
    expect(maskingOf({ value: 'abc\ud800d' }).text('abc%EF%BF%BDd')).toBe('***');
  });

  test('that are too short to tell from a word are left', () => {
    expect(maskingOf({ value: 'the' }).text('the form')).toBe('the form');
  });
});

test.each([
  ['Authorization', 'Bearer abc', 'Bearer ***'],
  ['authorization', 'raw', '***'],
  ['X-Api-Key', 'abc', '***'],
  ['Set-Cookie', 'a=b', '***'],
  ['X-Auth-Token', 'abc', '***'],
  ['Content-Type', 'text/plain', 'text/plain'],
  ['X-Monkey', 'see', 'see'],
])('the header %s: %s is shown as %s', (name, value, shown) => {
  expect(new Redactor().header(name, value)).toBe(shown);
});

test('a user and a password in a URL are masked', () => {
  expect(new Redactor().url('https://me:pass@host.example/a@b?c=d')).toBe('https://***@host.example/a@b?c=d');
});
