// @module-tag slow

import { describe, expect, test } from 'vitest';
import { answering, type Fault, htmlError, onPath, resetBefore } from '#src/testing/server/faults.js';
import { type Cause, refusals } from '../../../pack/mock-api/errors.js';
import { flatError, reasonInMessages, refusing } from '../../../pack/mock-api/faults.js';
import { fixtureOfTest, streamNames } from './fixture.js';
import { type Credential, credentials, tokens, user } from './organization.js';
import { fillLogs } from './records.js';

const [accountLogs, userLogs, accessLogs] = streamNames;

/** An answer to the request for the Access logs, while the logs beside them are read. */
const answers: readonly (readonly [name: string, fault: Fault])[] = [
  ...(Object.keys(refusals) as Cause[]).flatMap((cause) =>
    refusals[cause].map(
      ({ status }, variant) => [`${cause} ${variant}, ${status}`, refusing(cause, variant)] as const,
    ),
  ),
  ['a code that nobody reported', refusal(400, 4711, 'The moon is not full')],
  ['403 with a code that nobody reported', refusal(403, 4711, 'The moon is not full')],
  ['a reason among the notes', reasonInMessages],
  ['no envelope', flatError(403, 1010, 'auth.forbidden')],
  ['405 without a reason', refusal(405)],
  ['404 as a page', htmlError(404, 'Not Found')],
  ['403 as a page', htmlError(403, 'Forbidden')],
  ['a page with status 200', htmlError(200, 'Sign in')],
  ['a redirection', answering({ status: 302, headers: { location: '/login' }, body: '' })],
  ['no answer', resetBefore],
];

function refusal(status: number, code?: number, message?: string): Fault {
  const errors = code === undefined ? [] : [{ code, message }];
  const body = JSON.stringify({ success: false, errors, messages: [], result: null });
  return answering({ status, headers: { 'content-type': 'application/json' }, body });
}

/** Says that a setting may be wrong. The permission of a token is none of the settings of the form. */
const blame =
  /[Cc]heck [^.]*(Server URL|Account ID|API Email|Global API Key|copied whole|API Token,)|(Server URL|Account ID|API Email|API Token|Global API Key) (is not|does not|has expired|is disabled)|Cloudflare does not know this|must cover/;

/** What is certain whatever else could be read: Cloudflare says it in words. */
const said = /user-level authentication|from location/;

describe.each(['a user token', 'a Global API Key'] as const)(
  'with %s that reads the other logs',
  (credential) => {
    test.each(answers)('%s blames no setting', async (_name, fault) => {
      const fixture = await fixtureOfTest({ cloudflareFaults: onPath('/access_requests', () => fault) });
      fillLogs(fixture, { accountAudit: 3, userAudit: 3, access: 3 });
      const instance = fixture.instance(credentials[credential]);
      for (const run of ['test', 'fetchEvents', 'getEvents'] as const) {
        const message = lastAbout(accessLogs, await instance[run]());
        expect(message).toMatch(/Cloudflare (answered \d+|did not answer)/);
        if (!said.test(message)) expect(message).not.toMatch(blame);
      }
    });
  },
);

/** What is said last about an event type: in the error, or in the log of a fetch that delivers the others. */
function lastAbout(
  name: string,
  result: {
    readonly error?: { readonly message: string } | undefined;
    readonly logs: readonly { readonly text: string }[];
  },
): string {
  const lines = [...result.logs.map(({ text }) => text), ...(result.error?.message ?? '').split('\n')];
  return lines.filter((line) => line.includes(name) && line.includes('Cloudflare ')).at(-1) ?? '';
}

/** Test of all logs where requests for some of them are answered otherwise. */
async function messageOfTest(credential: Credential, path: string, fault: Fault): Promise<string> {
  const fixture = await fixtureOfTest({ cloudflareFaults: onPath(path, () => fault) });
  fillLogs(fixture, { accountAudit: 3, userAudit: 3, access: 3 });
  return (await fixture.instance(credentials[credential]).test()).error?.message ?? '';
}

describe('what is proved narrows down what is wrong', () => {
  test('a refusal beside logs that need another permission is about the permission alone', async () => {
    expect(await messageOfTest('a user token', '/access_requests', refusing('missingPermission'))).toBe(
      `${accessLogs}: Cloudflare answered 403 (code 10000, "Authentication error"). The API Token needs the permission "Account - Access: Audit Logs - Read". Check the permissions of the token.\n` +
        `These event types work: ${accountLogs}, ${userLogs}.`,
    );
  });

  test('a refusal beside logs that need the same permission is not about the permission', async () => {
    expect(await messageOfTest('a user token', '/user/audit_logs', refusing('missingPermission'))).toContain(
      `${accountLogs} could be read with the same permission.`,
    );
  });

  test('logs of a user prove the token, but not the account', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { userAudit: 3 });
    const elsewhere = { token_credentials: { identifier: '', password: tokens.elsewhere.value } };
    const { error } = await fixture.instance(elsewhere).test();
    expect(error?.message).toContain(`${accessLogs}: Cloudflare answered 403`);
    expect(error?.message).toContain('must cover the account in Account ID');
    expect(error?.message).not.toContain('copied whole');
  });

  test('an active token that may read nothing was copied whole', async () => {
    const fixture = await fixtureOfTest();
    const powerless = { token_credentials: { identifier: '', password: tokens.powerless.value } };
    const { error } = await fixture.instance(powerless).test();
    expect(error?.message).toContain('needs the permission');
    expect(error?.message).not.toContain('copied whole');
  });

  test('the user of a key who may read other logs of the account is a member of it', async () => {
    const message = await messageOfTest(
      'a Global API Key',
      '/access_requests',
      refusing('missingPermission'),
    );
    expect(message).toContain('may not read these logs');
    expect(message).not.toMatch(/Check|member/);
  });

  test('an unknown refusal has the words of Cloudflare first, however long, without what is private', async () => {
    const words = `User ${user.email} asked for {"query":1}`;
    const message = await messageOfTest('a user token', '/access_requests', refusal(400, 4711, words));
    expect(message).toMatch(
      new RegExp(
        `^${accessLogs}: Cloudflare answered 400 \\(code 4711, "User \\*\\*\\* asked for \\.\\.\\."\\)\\. The integration does not know this refusal\\. ${accountLogs}, ${userLogs} could be read with the same settings\\.`,
      ),
    );
  });

  test('the message of a fetch knows what was read after the refusal', async () => {
    const fixture = await fixtureOfTest({ cloudflareFaults: onPath('/accounts/', refuseOnce()) });
    fillLogs(fixture, { accountAudit: 3, userAudit: 3, access: 3 });
    const { logs } = await fixture.instance().fetchEvents();
    const about = logs.map(({ text }) => text).filter((text) => text.includes('Cloudflare answered 404'));
    expect(about[0]).toContain('Account ID');
    expect(about.at(-1)).toContain('events delivered');
    expect(about.at(-1)).not.toContain('Account ID');
  });
});

/** A wrong account at the first request only. */
function refuseOnce() {
  let calls = 0;
  return () => {
    calls += 1;
    return calls === 1 ? refusing('malformedAccount') : undefined;
  };
}
