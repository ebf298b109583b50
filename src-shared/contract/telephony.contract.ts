// Lines of this workstation: what they are, how each stands with its PBX, and a test that says what fails.
import { z } from 'zod';
import { CallReason } from './calls.contract.ts';
import { Empty, Hash, Id, Instant, page, Text } from './common.ts';
import { action, command, event, query } from './define.ts';
import { IceServer, Sdp } from './media.contract.ts';

/** Why a line is not registered, from the network upwards; each has its sentence in three languages. */
export const lineReasons = [
  ...['dns_failed', 'unreachable', 'refused', 'no_answer', 'connection_lost'],
  ...['tls_failed', 'tls_untrusted', 'tls_changed', 'not_sip', 'not_ami'],
  ...['no_password', 'wrong_password', 'digest_unsupported', 'not_allowed', 'unknown_user'],
  ...['pbx_unavailable', 'pbx_rejected', 'wrong_login', 'login_unprotected', 'phone_away'],
] as const;
export const LineReason = z.enum(lineReasons);

export const LineKind = z.enum(['sip', 'ami', 'handoff']);

export const LineState = z.object({
  /** `off`: nothing to register, or not running in this process. */
  state: z.enum(['off', 'connecting', 'registered', 'failed']),
  /** Why it is not registered; stays while it is tried again, '' before the first failure and when registered. */
  reason: z.union([LineReason, z.literal('')]),
  /** Since when it is registered, or is not. */
  since: Instant,
  /** When it is tried again by itself. */
  nextAt: Instant.nullable(),
});

export const LineFields = z.object({
  name: Text(80).min(1),
  kind: LineKind.default('sip'),
  /**
   * sip: WebSocket address of the PBX, wss://…; plain ws:// only to this very computer. ami: of Asterisk's manager, ami://…
   * or with TLS amis://…. handoff: '' for tel: links, `sip:` for such.
   */
  url: Text(400).default(''),
  /** Of the SIP address; '' stands for the host of `url`. handoff: of sip: links, '' none. */
  domain: Text(253).default(''),
  /** sip: of the SIP address. ami: channel of the telephone on the desk, `PJSIP/101`. */
  user: Text(64).default(''),
  displayName: Text(120).default(''),
  /** Name of the login; sip: where it differs from `user`. */
  authUser: Text(64).default(''),
  /** SHA-256 of a certificate the user agreed to; '' trusts the public authorities only. */
  pin: z.union([z.literal(''), Hash]).default(''),
  /** ami: where in the dialplan numbers are dialed. */
  context: Text(80).default(''),
  dtmf: z.enum(['rfc4733', 'info']).default('rfc4733'),
  /** stun:host[:port]; '' none. */
  stun: Text(300).default(''),
  /** turn: or turns:host[:port][?transport=udp|tcp], several with spaces between them; '' none. */
  turn: Text(1_000).default(''),
  turnUser: Text(200).default(''),
  /** Kept in the platform's secrets; absent keeps the one there is. */
  password: z.string().max(400).optional(),
  /** Of TURN; likewise. Goes with the last address of TURN. */
  turnPassword: z.string().max(400).optional(),
});

export const LineRow = LineFields.omit({ password: true, turnPassword: true }).extend({
  id: Id,
  isDefault: z.boolean(),
  live: LineState,
});

export const LineStep = z.enum([
  ...(['dns', 'connect', 'tls', 'websocket', 'register'] as const),
  // Of Asterisk's manager: who answers, the login, the telephone on the desk.
  ...(['greeting', 'login', 'phone'] as const),
]);

const TestedStep = z.object({
  step: LineStep,
  isOk: z.boolean(),
  reason: z.union([LineReason, z.literal('')]),
});

/** As they stand in a form, saved or not; a password that is absent is the kept one of `id`. */
const Tested = LineFields.extend({ id: Id.optional() });
const ofTest = ['line_gone', 'call_running'] as const;

/** What a running test tells of itself. */
export const TestNews = z.discriminatedUnion('type', [
  TestedStep.extend({ type: z.literal('step') }),
  z.object({ type: z.literal('ringing') }),
  /** The other side's SDP; sound before the answer has one that is not final. */
  z.object({ type: z.literal('answer'), answer: Sdp, isFinal: z.boolean() }),
]);

export const telephony = {
  listLines: query({ in: Empty, out: page(LineRow), reads: ['phone_lines'] }),
  /** The first line becomes the default one. */
  saveLine: command({
    in: LineFields.extend({ id: Id.optional() }),
    out: z.object({ id: Id }),
    reasons: ['line_gone'],
    undo: { because: 'the password is kept outside the database' },
  }),
  removeLine: command({
    in: z.object({ id: Id }),
    out: z.object({ id: Id }),
    reasons: ['line_gone'],
    undo: { by: 'operations.undo' },
  }),
  /** Finds, connects, secures, logs in and leaves again; changes nothing. Refused while a call runs that has its link, ended by one that comes. */
  testLine: action({
    in: Tested.extend({ testId: Id.optional() }),
    out: z.object({
      isOk: z.boolean(),
      /** In order, up to the one that failed; each is also told as it is done, where there is a `testId`. */
      steps: z.array(TestedStep),
      /** SHA-256 of the certificate when nobody vouches for it, to be compared and pinned; '' otherwise. */
      fingerprint: z.union([Hash, z.literal('')]),
      /** For the page, which asks them: they are of its browser. */
      iceServers: z.array(IceServer),
    }),
    reasons: ofTest,
  }),
  /**
   * A call over the line as it stands in the form, whose sound is the page's: tells ringing and answers, lasts until it is
   * over. Cancelled, it is hung up. In no journal, and not among the calls.
   */
  testCall: action({
    in: Tested.extend({ testId: Id, number: Text(100).min(1), offer: Sdp }),
    out: z.object({ isAnswered: z.boolean(), reason: z.union([CallReason, z.literal('')]) }),
    reasons: [...ofTest, 'bad_number'],
  }),
  /** Calls go over it where no other one is asked for. */
  setDefaultLine: command({
    in: z.object({ id: Id }),
    out: z.object({ id: Id }),
    reasons: ['line_gone'],
    undo: { because: 'choosing another line takes it back' },
  }),
  /** Tries to register now. */
  retryLine: action({ in: z.object({ id: Id }), out: Empty, reasons: ['line_gone'] }),
};

export const telephonyEvents = {
  'telephony.lineState': event({ out: LineState.extend({ id: Id }) }),
  'telephony.testTold': event({ out: z.object({ testId: Id, news: TestNews }) }),
};
