// What all scenarios of sipp share: their form, and how a party behaves once a call stands. Pure.
import {
  goTo,
  label,
  type Media,
  receiveRequest,
  reply,
  type Step,
  sdp,
  stream,
  toXml,
  wait,
} from './messages.ts';

export type Scenario = { name: string; xml: string; role: 'called' | 'caller' };

export const scenario = (role: Scenario['role'], name: string, ...steps: Step[]): Scenario => ({
  ...{ role, name },
  xml: toXml(name, steps),
});

export const speak = (media: Media): Step[] => (media === 'tone' ? [stream()] : []);

/** The other end may ask anything until it hangs up. */
export const untilBye = (media: Media, headers: readonly string[] = []): Step[] => [
  label('talk'),
  receiveRequest('INVITE', { isOptional: true, next: 'again' }),
  receiveRequest('ACK', { isOptional: true, next: 'talk' }),
  receiveRequest('INFO', { isOptional: true, next: 'fine' }),
  receiveRequest('UPDATE', { isOptional: true, next: 'fine' }),
  receiveRequest('OPTIONS', { isOptional: true, next: 'fine' }),
  receiveRequest('NOTIFY', { isOptional: true, next: 'fine' }),
  receiveRequest('REFER', { isOptional: true, next: 'refer' }),
  receiveRequest('BYE'),
  reply(200, 'OK'),
  goTo('end'),
  label('again'),
  reply(200, 'OK', sdp(media, '101'), headers),
  goTo('talk'),
  label('fine'),
  reply(200, 'OK', undefined, headers),
  goTo('talk'),
  label('refer'),
  reply(202, 'Accepted'),
  goTo('talk'),
  label('end'),
  wait(100),
];
