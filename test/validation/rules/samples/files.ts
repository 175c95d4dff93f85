import { logo, script } from '../../../fixtures/sample-pack.js';
import type { RuleSamples } from './rule-sample.js';

const folder = 'Integrations/Acme';
const js = `${folder}/Acme.js`;
const yaml = `${folder}/Acme.yml`;
const readme = `${folder}/README.md`;
const unified = 'Integrations/integration-Acme.yml';
const wide = logo.slice();
new DataView(wide.buffer).setUint32(16, 121);

export const fileSamples: RuleSamples = {
  CP601: [
    { breaks: { [js]: ['var answers', 'const answers'] }, at: [`${js}:3:5 c`] },
    { breaks: { [unified]: ['var answers', 'let answers'] }, at: [`${unified}:102:9 l`], shape: 'upload' },
  ],
  CP621: {
    breaks: { [js]: 'return (' },
    at: [`${js}:1:9`],
    passes: { [js]: ['var answers', 'const answers'] },
  },
  CP602: [
    { breaks: { [js]: ["'ok'", "'\u00f6k'"] }, at: [`${js}:4:46 \u00f6`] },
    { breaks: { [unified]: ["'ok'", "'\u00f6k'"] }, at: [`${unified}:103:50 \u00f6`], shape: 'upload' },
  ],
  CP603: { breaks: { [js]: ['/^[a-z]+$/', '/(?=a)b/'] }, at: [`${js}:7:45 /(?=a)b/`] },
  CP604: { breaks: { [js]: ['return integration', 'integration'] }, at: [`${js}:1:1`] },
  CP605: [
    { breaks: { [js]: `var tableToMarkdown = 1;\n${script}` }, at: [`${js}:1:5 tableToMarkdown`] },
    {
      breaks: { [js]: `params = 1;\n${script}` },
      at: [`${js}:1:1 params`],
      passes: { [js]: ['var answers', 'var tableToMarkdown = 1, answers'] },
    },
  ],
  CP606: { breaks: { [js]: `function helper() {}\n${script}` }, at: [`${js}:2:5 integration`] },
  CP607: [
    {
      breaks: { [js]: ["'ok'", 'new Map()'] },
      at: [`${js}:4:49 Map`],
      passes: { [js]: ["'ok'", "typeof Map === 'function' ? new Map() : 0"] },
    },
    { breaks: { [js]: ["'ok'", 'require("x")'] }, at: [`${js}:4:45 require`] },
  ],
  CP608: [
    {
      breaks: { [js]: ["'ok'", 'Object.assign({}, {})'] },
      at: [`${js}:4:52 assign`],
      passes: { [js]: ["'ok'", 'Object.keys({})'] },
    },
    {
      breaks: { [js]: ["'ok'", "'abc'.includes('a')"] },
      at: [`${js}:4:51 includes`],
      passes: { [js]: ["'ok'", "typeof 'abc'.includes === 'function' && 'abc'.includes('a')"] },
    },
    {
      breaks: { [js]: ["'ok'", 'typeof Object.keys && Object.getOwnPropertySymbols({})'] },
      at: [`${js}:4:74 getOwnPropertySymbols`],
      passes: { [js]: ["'ok'", 'typeof Object.getOwnPropertySymbols && Object.getOwnPropertySymbols({})'] },
    },
  ],
  CP609: { breaks: { [`${folder}/Aaa.js`]: script }, at: [js], passes: { [`${folder}/Acme_test.js`]: 'x' } },
  CP610: [
    {
      breaks: { [`${folder}/Logo_image.png`]: logo, [`${folder}/Other_description.md`]: 'x' },
      at: [`${folder}/Logo_image.png`, `${folder}/Other_description.md`],
    },
    { breaks: { [`${folder}/Acme.yml`]: undefined }, at: [`${folder}/Acme.yml`] },
  ],
  CP611: {
    breaks: { [`${folder}/fixture.json`]: '{}', [`${folder}/NOTES.md`]: 'x' },
    at: [`${folder}/NOTES.md`, `${folder}/fixture.json`],
    passes: { [`${folder}/test_data/fixture.json`]: '{}' },
  },
  CP612: {
    breaks: { 'Integrations/Acme_Two/Acme_Two.yml': 'name: x\n' },
    at: ['Integrations/Acme_Two'],
  },
  CP613: [
    { breaks: { [yaml]: ["script: '-'", 'script: return 1'] }, at: [`${yaml}:99:3 script`] },
    { breaks: { [js]: undefined }, at: [js] },
    {
      breaks: { [unified]: [`script: |\n`, `script: '-'\n  subtype: |\n`] },
      at: [`${unified}:99:11 '-'`],
      shape: 'upload',
    },
  ],
  CP614: { breaks: { [js]: ["'acme-status'", "'acme-state'"] }, at: [`${yaml}:96:13 acme-status`] },
  CP615: [
    { breaks: { [`${folder}/Acme_image.png`]: undefined }, at: [`${folder}/Acme_image.png`] },
    {
      breaks: { [unified]: ['image: data:image/png;base64,', 'image: '] },
      at: [`${unified}:115:1 image`],
      shape: 'upload',
    },
  ],
  CP616: {
    breaks: {
      [`${folder}/Acme_image.png`]: new Uint8Array([...logo, ...new Uint8Array(10241 - logo.length)]),
    },
    at: [`${folder}/Acme_image.png`],
    passes: {
      [`${folder}/Acme_image.png`]: new Uint8Array([...logo, ...new Uint8Array(10240 - logo.length)]),
    },
  },
  CP617: [
    { breaks: { [`${folder}/Acme_image.png`]: wide }, at: [`${folder}/Acme_image.png`] },
    { breaks: { [`${folder}/Acme_image.png`]: '<svg/>' }, at: [`${folder}/Acme_image.png`] },
  ],
  CP618: [
    { breaks: { [js]: ["'ok'", "'AKIAABCDEFGHIJKLMNOP'"] }, at: [`${js}:4:46 (hidden)`] },
    {
      breaks: { [readme]: ['Shows events.', 'https://ada:s3cret!@example.com/'] },
      at: [`${readme}:22:1 (hidden)`],
      passes: {
        [readme]: [
          'Shows events.',
          'https://<user>:<password>@example.com/ and token: "<your token here please>"',
        ],
      },
    },
    { breaks: { [js]: ["'ok'", "{ api_key: 'a1b2c3d4e5f6a7b8c9d0e1f2' }"] }, at: [`${js}:4:47 (hidden)`] },
  ],
};
