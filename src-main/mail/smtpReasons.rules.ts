// What a failure of SMTP means, in words that a screen can show. The server's own words may quote
// addresses: they are read here and go nowhere.

/** How far a session came. `sealed`: the final dot may have reached the server. */
export type SmtpPhase = 'connect' | 'login' | 'envelope' | 'data' | 'sealed';
export type SmtpStep = 'resolve' | 'connect' | 'tls' | 'login';

/** The part of nodemailer's error that is read. */
export type SmtpProblem = {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  command?: string;
  message?: string;
};

export const smtpReasons = [
  'host_not_found',
  'unreachable',
  'connection_refused',
  'connection_lost',
  'timeout',
  'tls_not_offered',
  'tls_certificate',
  'tls_failed',
  'starttls_required',
  'login_failed',
  'refused_for_now',
  'sender_refused',
  'recipient_refused',
  'message_refused',
  'message_too_large',
  'stopped',
] as const;
export type SmtpReason = (typeof smtpReasons)[number];

export type SmtpVerdict = { kind: 'retry' | 'refused' | 'unknown'; reason: SmtpReason; step: SmtpStep };

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|certificate|self.signed|altname/i;
const tlsCode = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_)/;

function isTls(problem: SmtpProblem): boolean {
  return problem.code === 'ETLS' || tlsCode.test(problem.originalCode ?? '');
}

function tlsReason(problem: SmtpProblem): SmtpReason {
  if (certificate.test(`${problem.originalCode ?? ''} ${problem.message ?? ''}`)) return 'tls_certificate';
  return problem.command === 'STARTTLS' && problem.responseCode !== undefined
    ? 'tls_not_offered'
    : 'tls_failed';
}

/** RFC 3207 §4 (530 "Must issue a STARTTLS command first"), RFC 4954 §6 (538); 530 alone wants a login. */
function wantsTls({ responseCode, message = '' }: SmtpProblem): boolean {
  return responseCode === 538 || (responseCode === 530 && /\bSTARTTLS\b/i.test(message));
}

function networkReason(problem: SmtpProblem): SmtpReason {
  const code = problem.originalCode ?? problem.code ?? '';
  if (code === 'ECONNREFUSED') return 'connection_refused';
  if (/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/.test(code)) return 'unreachable';
  return problem.code === 'ETIMEDOUT' || code === 'ETIMEDOUT' ? 'timeout' : 'connection_lost';
}

function permanentReason(problem: SmtpProblem): SmtpReason {
  if (problem.command === 'RCPT TO') return 'recipient_refused';
  if (problem.command !== 'MAIL FROM') return 'message_refused';
  return problem.responseCode === 552 ? 'message_too_large' : 'sender_refused';
}

/**
 * The verdict on a failed session. 4xx and the network: later again. 5xx of the envelope or the message:
 * never again by itself. Silence after the final dot, or a mere good-bye (421): nobody knows.
 */
export function judge(problem: SmtpProblem, phase: SmtpPhase): SmtpVerdict {
  const status = problem.responseCode;
  const isReply = status !== undefined && problem.command !== 'CONN';
  if (phase === 'sealed') {
    if (!isReply || status === 421 || status < 400)
      return { kind: 'unknown', reason: 'connection_lost', step: 'connect' };
    return status >= 500
      ? { kind: 'refused', reason: 'message_refused', step: 'connect' }
      : { kind: 'retry', reason: 'refused_for_now', step: 'connect' };
  }
  if (problem.code === 'EDNS') return { kind: 'retry', reason: 'host_not_found', step: 'resolve' };
  if (isTls(problem)) return { kind: 'retry', reason: tlsReason(problem), step: 'tls' };
  if (wantsTls(problem)) return { kind: 'retry', reason: 'starttls_required', step: 'tls' };
  // 530: the server wants a login that the account does not have.
  if (problem.code === 'EAUTH' || status === 530 || status === 535) {
    const isTemporary = status !== undefined && status < 500;
    return { kind: 'retry', reason: isTemporary ? 'refused_for_now' : 'login_failed', step: 'login' };
  }
  if (problem.code === 'EMESSAGE' && status === undefined)
    return { kind: 'refused', reason: 'message_too_large', step: 'connect' };
  const step = phase === 'login' ? 'login' : 'connect';
  if (status !== undefined && status >= 400) {
    const isOfLetter = phase === 'envelope' || phase === 'data';
    if (status >= 500 && isReply && isOfLetter)
      return { kind: 'refused', reason: permanentReason(problem), step };
    return { kind: 'retry', reason: 'refused_for_now', step };
  }
  return { kind: 'retry', reason: networkReason(problem), step };
}

const offlineReasons: readonly SmtpReason[] = ['host_not_found', 'unreachable', 'connection_refused'];
const setupReasons: readonly string[] = [
  'login_failed',
  'starttls_required',
  'tls_not_offered',
  'tls_certificate',
  'tls_failed',
  'no_account',
];

/** In the outbox a rep needs one word for "no way to the server". */
export function letterReason(reason: SmtpReason): string {
  return offlineReasons.includes(reason) ? 'offline' : reason;
}

/** Waiting does not mend these; the account's settings do. */
export function isSetupReason(reason: string): boolean {
  return setupReasons.includes(reason);
}
