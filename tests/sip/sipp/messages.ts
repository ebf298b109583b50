// The words of sipp's XML: what to send, what to wait for. A scenario is a list of such steps. Pure text.
import { realm } from '../rig/ports.ts';

export type Step = string;

const lines = (...parts: (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join('\n');

/** How media of a party is made: echoed by sipp, streamed from its file, or none. */
export type Media = 'echo' | 'tone';
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const mediaPort = (media: Media): string => (media === 'tone' ? '[rtpstream_audio_port]' : '[media_port]');

/** `eventType`: payload type of telephone-event; an answer must take the offer's. */
export const sdp = (media: Media, eventType: string, direction: Direction = 'sendrecv'): string =>
  lines(
    'v=0',
    'o=outside 53655765 2353687637 IN IP4 [local_ip]',
    's=-',
    'c=IN IP4 [local_ip]',
    't=0 0',
    `m=audio ${mediaPort(media)} RTP/AVP 0 ${eventType}`,
    'a=rtpmap:0 PCMU/8000',
    `a=rtpmap:${eventType} telephone-event/8000`,
    `a=fmtp:${eventType} 0-15`,
    'a=ptime:20',
    `a=${direction}`,
  );

const withBody = (body: string | undefined, type = 'application/sdp'): string =>
  body === undefined
    ? lines('Content-Length: 0', '', '')
    : lines(`Content-Type: ${type}`, 'Content-Length: [len]', '', body);

const send = (message: string, attributes = ''): Step =>
  `<send${attributes}><![CDATA[\n${message}\n]]></send>`;

export const ownTag = '[pid]T[call_number]';
const contact = 'Contact: <sip:[own]@[local_ip]:[local_port];transport=[transport]>';

/** An answer to the last request of a dialog. */
export function reply(status: number, reason: string, body?: string, headers: readonly string[] = []): Step {
  const message = lines(
    `SIP/2.0 ${status} ${reason}`,
    '[last_Via:]',
    '[last_From:]',
    '[last_To:]',
    '[last_Call-ID:]',
    '[last_CSeq:]',
    '[last_Record-Route:]',
    contact,
    ...headers,
    withBody(body),
  );
  return send(message);
}

/** An answer to the first INVITE: the tag of this party comes with it. A final one is sent again until its ACK. */
export function replyToInvite(
  status: number,
  reason: string,
  body?: string,
  headers: readonly string[] = [],
): Step {
  const message = lines(
    `SIP/2.0 ${status} ${reason}`,
    '[last_Via:]',
    '[last_From:]',
    `[last_To:];tag=${ownTag}`,
    '[last_Call-ID:]',
    '[last_CSeq:]',
    '[last_Record-Route:]',
    contact,
    'Allow: INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, UPDATE, REFER, NOTIFY',
    ...headers,
    withBody(body),
  );
  return send(message, status >= 200 ? ' retrans="500"' : '');
}

/** The refusal of an INVITE that was cancelled: its head was put by while it came. */
export function replyCancelled(): Step {
  const message = lines(
    'SIP/2.0 487 Request Terminated',
    '[last_Via:]',
    '[last_From:]',
    `[last_To:];tag=${ownTag}`,
    '[last_Call-ID:]',
    'CSeq: [$number] INVITE',
    'Content-Length: 0',
    '',
  );
  return send(message, ' retrans="500"');
}

/** Of the party that is called. */
export const callee = `sip:[service]@${realm}`;
/** The two ends as the caller names them, and as the one who was called does. */
export const ends = {
  ofCaller: { from: `[from];tag=${ownTag}`, to: '[last_To:]' },
  ofCalled: { from: `<sip:[own]@${realm}>;tag=${ownTag}`, to: 'To: [$peer]' },
};

export type RequestOptions = {
  /** Where the dialog leads, unless told. */
  uri?: string;
  cseq: number | string;
  ends?: { from: string; to: string };
  /** Of the transaction of the last answer: ACK of a refusal, CANCEL. */
  isSameTransaction?: boolean;
  headers?: readonly string[];
  body?: string;
  /** Of the body, when it is no SDP. */
  bodyType?: string;
};

export function request(method: string, options: RequestOptions): Step {
  const { uri = '[next_url]', cseq, ends: { from, to } = ends.ofCaller, headers = [], body } = options;
  const message = lines(
    `${method} ${uri} SIP/2.0`,
    options.isSameTransaction
      ? '[last_Via:]'
      : 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    uri === '[next_url]' && '[routes]',
    `From: ${from}`,
    to,
    'Call-ID: [call_id]',
    `CSeq: ${cseq}`,
    contact,
    'Max-Forwards: 70',
    ...headers,
    withBody(body, options.bodyType),
  );
  return send(message, method === 'ACK' ? '' : ' retrans="500"');
}

export type Wait = {
  isOptional?: boolean;
  next?: string;
  actions?: string;
  timeoutMs?: number;
  onTimeout?: string;
};

function receive(what: string, { isOptional, next, actions, timeoutMs, onTimeout }: Wait = {}): Step {
  const attributes = [
    what,
    'rrs="true"',
    isOptional && 'optional="true"',
    next && `next="${next}"`,
    timeoutMs !== undefined && `timeout="${timeoutMs}"`,
    onTimeout && `ontimeout="${onTimeout}"`,
  ];
  const head = `<recv ${attributes.filter(Boolean).join(' ')}`;
  return actions ? `${head}><action>${actions}</action></recv>` : `${head}/>`;
}

export const receiveRequest = (method: string, wait?: Wait): Step => receive(`request="${method}"`, wait);
export const receiveReply = (status: number, wait?: Wait): Step => receive(`response="${status}"`, wait);

const store = (name: string, header: string, occurrence = 1): string =>
  `<ereg regexp=".*" search_in="hdr" header="${header}:" occurrence="${occurrence}" assign_to="${name}"/>`;

/** An INVITE within a dialog, through one proxy, whose refusal comes after other messages. */
export const receivePendingInvite = (): Step =>
  receiveRequest('INVITE', {
    actions: [
      ...[store('via', 'Via'), store('proxied', 'Via', 2), store('pendingFrom', 'From')],
      ...[store('pendingTo', 'To'), store('pendingNumber', 'CSeq')],
    ].join(''),
  });

export function refusePendingInvite(status: number, reason: string): Step {
  const message = lines(
    `SIP/2.0 ${status} ${reason}`,
    'Via:[$via]',
    'Via:[$proxied]',
    'From:[$pendingFrom]',
    'To:[$pendingTo]',
    'Call-ID: [call_id]',
    'CSeq:[$pendingNumber]',
    'Content-Length: 0',
    '',
  );
  return send(message, ' retrans="500"');
}

/** An INVITE, with what later steps need of it: its number, its caller, and its payload type of telephone-event. */
export const receiveInvite = (): Step =>
  receiveRequest('INVITE', {
    actions: [
      '<ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="number"/>',
      '<ereg regexp=".*" search_in="hdr" header="From:" assign_to="peer"/>',
      '<ereg regexp="a=rtpmap:([0-9]+) telephone-event/8000" search_in="body" assign_to="line,events"/>',
      '<log message="[$peer][$number][$line][$events]"/>',
    ].join(''),
  });

export const wait = (ms: number): Step => `<pause milliseconds="${ms}"/>`;
export const label = (name: string): Step => `<label id="${name}"/>`;
/** Jumps when the variable was found. */
export const goToIf = (found: string, name: string): Step => `<nop next="${name}" test="${found}"/>`;
/** RFC 3515: how a transfer goes; `final` is found once it has ended. */
export const receiveNotify = (): Step =>
  receiveRequest('NOTIFY', {
    actions: '<ereg regexp="SIP/2.0 [2-6][0-9][0-9]" search_in="body" assign_to="final"/>',
  });
export const goTo = (name: string): Step => `<nop next="${name}"/>`;
/** Streams its tone, again and again. The file's name is filled in where it is run. */
export const stream = (): Step => '<nop><action><exec rtp_stream="@TONE@,-1,0"/></action></nop>';

export const toXml = (name: string, steps: readonly Step[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`;
