import { batchText, cutBatches, type Line } from '../../../src/runtime/deliver/batches.js';
import { canonicalJson, parseJson } from '../../../src/runtime/values/json.js';
import { sha256 } from '../../../src/runtime/values/sha256.js';
import { byteLength, utf8Bytes } from '../../../src/runtime/values/utf8.js';
import { emoji, mathLetter, type Vector, vectorsOf } from './vector.js';

function repeated(text: string, times: number): string {
  const parts: string[] = [];
  for (let i = 0; i < times; i += 1) parts.push(text);
  return parts.join('');
}

/** Some characters of each length in UTF-8, and those that JSON escapes. */
const texts = [
  '',
  'abc',
  'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
  repeated('a', 1000),
  '\u0000\u0001\u001f\u007f',
  'm\u00fcller \u0080\u07ff',
  '\u0800\u2028\u2029\uffff',
  '\u65e5\u672c\u8a9e',
  emoji,
  `a${emoji}b${mathLetter}\u00e9`,
  '<a href="x">\\ & \'\b\f\n\r\t/</a>',
  repeated(`\u00e9${emoji}`, 40),
];

const documents = [
  `{"b":1,"a":[2,{"d":null,"c":true}],"\u00e9":"${emoji}","${mathLetter}":1}`,
  '{"10":"x","9":"y","z":0,"a":""}',
  '{"B":1,"a":2,"_":3,"A":4,"\u00e9":5,"z":6,"\uffff":7}',
  '[9007199254740993,-1234567890123456789,123456789012345]',
  '{"n":9007199254740993,"t":"9007199254740993","u":"a\\":9007199254740993"}',
  '[0.1,1e21,1e-7,123456789.123456789,1.5e300,5e-324,-0.5,1e2,1E+3,4.35,0.30000000000000004]',
  '[1234567890.12345678901234567,12345678901234567890.5,12345678901234567890e2]',
  '"\\u2028\\u2029\\u00e9\\ud83d\\ude00\\u003c\\\\u003c\\/"',
  '"<script>&amp;\\u0000\\u001f\\u007f\\b\\f\\n\\r\\t"',
  '{"toString":1,"hasOwnProperty":2,"constructor":3}',
  '[null,true,false,"",[],{}]',
];

const broken = ['', '{', '{"a":1', '{"a":9007199254740993', '[1,]', '<html>', 'undefined', "{'a':1}"];

function parsed(text: string): unknown {
  try {
    return canonicalJson(parseJson(text));
  } catch (_error) {
    return 'refused';
  }
}

function lineOf(text: string): Line {
  return { id: text, text, bytes: byteLength(text) };
}

export const textVectors: readonly Vector[] = [
  ...vectorsOf('sha256', texts, sha256),
  ...vectorsOf('byteLength', texts, byteLength),
  ...vectorsOf('utf8Bytes', texts, utf8Bytes),
  ...vectorsOf('canonicalJson of a text', texts, canonicalJson),
  ...vectorsOf('parseJson', documents, parsed),
  ...vectorsOf('parseJson of no JSON', broken, parsed),
  ...vectorsOf('cutBatches', [1, 3, 100, 1000, 100000], (bytes) =>
    cutBatches(texts.map(lineOf), bytes).map((batch) => [batch.length, sha256(batchText(batch))]),
  ),
];
