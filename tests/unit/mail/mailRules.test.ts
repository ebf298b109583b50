import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, requireRecipients } from '#main/mail/addresses.rules.ts';
import {
  escapeHtml,
  headerText,
  pictureHashes,
  renderLetterHtml,
  replaceText,
} from '#main/mail/letterHtml.rules.ts';
import { makeMessageId, readMessageId } from '#main/mail/messageId.rules.ts';
import { shippedTexts } from '#main/mail/shippedTemplates.ts';
import {
  isSetupReason,
  judge,
  letterReason,
  type SmtpPhase,
  type SmtpProblem,
} from '#main/mail/smtpReasons.rules.ts';
import {
  checkTemplate,
  fillTemplate,
  greet,
  type TemplateValues,
  templateFields,
} from '#main/mail/templates.rules.ts';

describe('Message-ID', () => {
  it('finds letter and partner again, whatever the case, and holds nothing personal', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.option(fc.uuid()), (letterId, partnerId) => {
        const id = makeMessageId(letterId, partnerId, 'sheki.az');
        expect(id).toMatch(/^<yolda\.[0-9a-f]{32}\.(0|[0-9a-f]{32})@sheki\.az>$/);
        expect(readMessageId(id.toUpperCase())).toEqual({ letterId, partnerId });
      }),
    );
  });
  it('is made without an account too, and reads no strangers', () => {
    expect(makeMessageId('a', null, '')).toBe('<yolda.a.0@yolda.invalid>');
    expect(['<abc@x.az>', '', '<yolda.a@x.az>', 'yolda.a.b@x y'].map(readMessageId)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('addresses', () => {
  it('are stored normalised, and never with a line break', () => {
    expect(requireRecipients('Əli <ALI@x.az>; b@x.az', 'to')).toEqual({
      addresses: 'ali@x.az, b@x.az',
      name: '',
    });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(oneLine(text)).not.toMatch(/[\r\n\u2028\u2029\0]/);
        try {
          expect(requireRecipients(text, 'to').addresses).not.toMatch(/[\r\n<>\s]{2}|[\r\n<>]/);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid_input', reason: 'bad_address' });
        }
      }),
    );
  });
});

const values = (more: Partial<TemplateValues> = {}): TemplateValues => ({
  ...(Object.fromEntries(templateFields.map((field) => [field, `<${field}>`])) as TemplateValues),
  ...more,
});

describe('templates', () => {
  it('ship with known fields only, in every language', () => {
    for (const text of Object.values(shippedTexts).flatMap((texts) => Object.values(texts))) {
      checkTemplate(text);
      expect(fillTemplate(`${text.subject}\n${text.body}\n${text.signature}`, values())).not.toMatch(/[{}]/);
    }
  });
  it('drop a line that has nothing to say', () => {
    const { body, signature } = shippedTexts.invoice.en;
    const text = fillTemplate(
      `${body}\n\n${signature}`,
      values({
        greeting: 'Dear Ali,',
        number: '7',
        date: '1',
        total: '9',
        dueDate: '',
        user: 'Aysel',
        organization: 'A',
        userPhone: '',
      }),
    );
    expect(text).toBe(
      'Dear Ali,\n\nPlease find attached our invoice 7 of 1 for 9.\n\nIf you have any questions, simply reply to this e-mail.\n\nKind regards,\nAysel\nA',
    );
  });
  it('fill values as they are: a brace in a name is no field', () => {
    expect(
      fillTemplate('{organization}: {number}', values({ organization: '{user} $& A', number: '1' })),
    ).toBe('{user} $& A: 1');
  });
  it.each(['{summa}', '{}', '{Total}', '{сумма}'])('refuse %s', (field) => {
    expect(() => checkTemplate({ subject: '', body: '', signature: `x ${field}` })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        reason: 'unknown_field',
        details: { fields: [{ path: 'signature', code: 'unknown_field' }], name: field.slice(1, -1) },
      }),
    );
  });
  it.each([
    ['az', 'Əli Məmmədov', '', 'Hörmətli Əli Məmmədov,'],
    ['az', 'Əli Məmmədov', 'Əli bəy', 'Hörmətli Əli bəy,'],
    ['az', 'Əli Məmmədov', 'Salam, Əli bəy!', 'Salam, Əli bəy,'],
    ['az', '', '', 'Salam,'],
    ['ru', 'Иван Петров', '', 'Здравствуйте, Иван Петров!'],
    ['ru', 'Иван Петров', 'Уважаемый Иван Петрович', 'Уважаемый Иван Петрович!'],
    ['ru', '', '', 'Здравствуйте!'],
    ['en', 'Ann Lee', '', 'Dear Ann Lee,'],
    ['en', 'Ann Lee', 'Hi Ann', 'Hi Ann,'],
    ['en', '', '', 'Hello,'],
  ] as const)('greet in %s: %s, %s', (language, name, salutation, expected) => {
    expect(greet(language, name, salutation)).toBe(expected);
  });
});

describe('the HTML part', () => {
  const hash = 'ab'.repeat(32);
  const header = { name: '<A> & "B"', lines: ["VÖEN: 1 'x'"], logoHash: hash };
  it('says what the text says, escaped, and lets the text be replaced', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const html = renderLetterHtml({ language: 'az', header, text: first });
        const edited = replaceText(html, second);
        expect(edited).toBe(renderLetterHtml({ language: 'az', header, text: second }));
        expect(headerText(edited)).toBe(`<A> & "B"\nVÖEN: 1 'x'`);
        expect(pictureHashes(edited)).toEqual([hash]);
      }),
    );
    expect(renderLetterHtml({ language: 'az', header, text: '<script>\nb\n\nc' })).toContain(
      '<p style="margin:0 0 16px">&lt;script&gt;<br>\nb</p>\n<p style="margin:0 0 16px">c</p>',
    );
    expect(escapeHtml(`<a href="x" b='y'>&`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;');
  });
});

describe('the verdict on a failed session', () => {
  it.each<[string, SmtpProblem, SmtpPhase, ReturnType<typeof judge>]>([
    [
      'no such host',
      { code: 'EDNS' },
      'connect',
      { kind: 'retry', reason: 'host_not_found', step: 'resolve' },
    ],
    [
      'nobody there',
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
      'connect',
      { kind: 'retry', reason: 'connection_refused', step: 'connect' },
    ],
    [
      'no network',
      { code: 'ESOCKET', originalCode: 'ENETUNREACH' },
      'connect',
      { kind: 'retry', reason: 'unreachable', step: 'connect' },
    ],
    ['silence', { code: 'ETIMEDOUT' }, 'connect', { kind: 'retry', reason: 'timeout', step: 'connect' }],
    [
      'a foreign certificate',
      { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'connect',
      { kind: 'retry', reason: 'tls_certificate', step: 'tls' },
    ],
    [
      'TLS spoken to a plain port',
      { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' },
      'connect',
      { kind: 'retry', reason: 'tls_failed', step: 'tls' },
    ],
    [
      'no STARTTLS',
      { code: 'ETLS', command: 'STARTTLS', responseCode: 502 },
      'connect',
      { kind: 'retry', reason: 'tls_not_offered', step: 'tls' },
    ],
    [
      'greeting 554',
      { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 },
      'connect',
      { kind: 'retry', reason: 'refused_for_now', step: 'connect' },
    ],
    [
      'wrong password',
      { code: 'EAUTH', responseCode: 535 },
      'login',
      { kind: 'retry', reason: 'login_failed', step: 'login' },
    ],
    [
      'login for now not',
      { code: 'EAUTH', responseCode: 454 },
      'login',
      { kind: 'retry', reason: 'refused_for_now', step: 'login' },
    ],
    [
      'login wanted',
      { code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' },
      'envelope',
      { kind: 'retry', reason: 'login_failed', step: 'login' },
    ],
    [
      'STARTTLS wanted before the letter',
      {
        code: 'EENVELOPE',
        responseCode: 530,
        command: 'MAIL FROM',
        message: 'Mail command failed: 530 5.7.0 Must issue a STARTTLS command first',
      },
      'envelope',
      { kind: 'retry', reason: 'starttls_required', step: 'tls' },
    ],
    [
      'STARTTLS wanted before the login',
      {
        code: 'EAUTH',
        responseCode: 530,
        command: 'AUTH PLAIN',
        message: 'Invalid login: 530 Must issue STARTTLS',
      },
      'login',
      { kind: 'retry', reason: 'starttls_required', step: 'tls' },
    ],
    [
      'a login only over a protected line',
      { code: 'EAUTH', responseCode: 538, command: 'AUTH PLAIN', message: 'Invalid login: 538 5.7.11' },
      'login',
      { kind: 'retry', reason: 'starttls_required', step: 'tls' },
    ],
    [
      'MAIL 4xx',
      { code: 'EENVELOPE', responseCode: 451, command: 'MAIL FROM' },
      'envelope',
      { kind: 'retry', reason: 'refused_for_now', step: 'connect' },
    ],
    [
      'MAIL 5xx',
      { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' },
      'envelope',
      { kind: 'refused', reason: 'sender_refused', step: 'connect' },
    ],
    [
      'MAIL 552',
      { code: 'EENVELOPE', responseCode: 552, command: 'MAIL FROM' },
      'envelope',
      { kind: 'refused', reason: 'message_too_large', step: 'connect' },
    ],
    [
      'over the announced size',
      { code: 'EMESSAGE', command: 'MAIL FROM' },
      'envelope',
      { kind: 'refused', reason: 'message_too_large', step: 'connect' },
    ],
    [
      'RCPT 5xx',
      { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' },
      'envelope',
      { kind: 'refused', reason: 'recipient_refused', step: 'connect' },
    ],
    [
      'early 5xx',
      { code: 'EMESSAGE', responseCode: 554, command: 'DATA' },
      'data',
      { kind: 'refused', reason: 'message_refused', step: 'connect' },
    ],
    [
      'the line breaks in the body',
      { code: 'ECONNECTION' },
      'data',
      { kind: 'retry', reason: 'connection_lost', step: 'connect' },
    ],
    [
      '5xx to the letter',
      { code: 'EMESSAGE', responseCode: 550, command: 'DATA' },
      'sealed',
      { kind: 'refused', reason: 'message_refused', step: 'connect' },
    ],
    [
      '4xx to the letter',
      { code: 'EMESSAGE', responseCode: 451, command: 'DATA' },
      'sealed',
      { kind: 'retry', reason: 'refused_for_now', step: 'connect' },
    ],
    [
      '421 after the dot',
      { code: 'EMESSAGE', responseCode: 421, command: 'DATA' },
      'sealed',
      { kind: 'unknown', reason: 'connection_lost', step: 'connect' },
    ],
    [
      'the line breaks after the dot',
      { code: 'ECONNECTION' },
      'sealed',
      { kind: 'unknown', reason: 'connection_lost', step: 'connect' },
    ],
    [
      'silence after the dot',
      { code: 'ETIMEDOUT' },
      'sealed',
      { kind: 'unknown', reason: 'connection_lost', step: 'connect' },
    ],
    [
      'a broken socket after the dot',
      { code: 'ESOCKET', originalCode: 'ERR_SSL_X', command: 'CONN' },
      'sealed',
      { kind: 'unknown', reason: 'connection_lost', step: 'connect' },
    ],
  ])('%s', (_case, problem, phase, verdict) => {
    expect(judge(problem, phase)).toEqual(verdict);
  });
  it('has one word for no way to the server, and knows what waiting does not mend', () => {
    expect(
      (['host_not_found', 'unreachable', 'connection_refused', 'timeout'] as const).map(letterReason),
    ).toEqual(['offline', 'offline', 'offline', 'timeout']);
    expect(['login_failed', 'starttls_required', 'no_account', 'offline'].map(isSetupReason)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
