// A step of a line's test in words: what was tried, and how it stands. Knows no markup.
import { useLineWords } from '#renderer/features/phone/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { TestStep } from './runLineTest.ts';

const loginKeys = {
  dns: 'phone.stepDns',
  connect: 'phone.stepConnect',
  tls: 'phone.stepTls',
  websocket: 'phone.stepWebsocket',
  register: 'phone.stepRegister',
  greeting: 'phone.stepGreeting',
  login: 'phone.stepLogin',
  phone: 'phone.stepPhone',
} as const;

const callReasons = [
  ...(['busy', 'no_answer', 'declined', 'unknown_number', 'forbidden'] as const),
  ...(['pbx_unavailable', 'pbx_rejected', 'media_failed', 'connection_lost'] as const),
];
type CallReason = (typeof callReasons)[number];
const isKnown = (reason: string): reason is CallReason => callReasons.some((known) => known === reason);

/** Where the reason itself does not say what to do. */
const advised = [
  ...(['dns_failed', 'unreachable', 'no_answer', 'connection_lost', 'no_password'] as const),
  ...(['wrong_password', 'digest_unsupported', 'not_allowed', 'unknown_user'] as const),
  ...(['pbx_unavailable', 'pbx_rejected', 'wrong_login'] as const),
];

export function useTestWords(): { what(step: TestStep): string; how(step: TestStep): string } {
  const t = useT();
  const lineWords = useLineWords();
  const ofRelay = ({ isRunning, url, reason, address }: Extract<TestStep, { kind: 'relay' }>): string => {
    if (isRunning) return t('lineTest.running');
    if (reason !== '') return t(`lineTest.relay_${reason}`);
    if (/^turns?:/.test(url)) return t('lineTest.relayLets');
    return address === '' ? t('lineTest.relayPlain') : t('lineTest.relayOuter', { address });
  };
  const ofLogin = ({ isOk, reason }: Extract<TestStep, { kind: 'login' }>): string => {
    if (isOk) return t('phone.stepDone');
    if (reason === 'tls_untrusted' || reason === 'tls_changed') return t(`lineTest.${reason}`);
    const known = advised.find((one) => one === reason);
    const why = lineWords.why(reason);
    return known === undefined ? why : `${why}; ${t(`lineTest.todo_${known}`)}`;
  };
  return {
    what(step) {
      switch (step.kind) {
        case 'login':
          return t(loginKeys[step.step]);
        case 'microphone':
          return t('lineTest.stepMicrophone');
        case 'relay':
          return t('lineTest.stepRelay', { address: step.url });
        case 'call':
          return t('lineTest.stepCall', { number: step.number });
        case 'way':
          return t('lineTest.stepWay');
        case 'sound':
          return t('lineTest.stepSound');
      }
    },
    how(step) {
      switch (step.kind) {
        case 'login':
          return ofLogin(step);
        case 'microphone':
          if (step.isRunning) return t('lineTest.running');
          return step.reason === '' ? t('lineTest.microphoneOk') : t(`lineTest.microphone_${step.reason}`);
        case 'relay':
          return ofRelay(step);
        case 'call':
          if (step.reason === '') return t(`lineTest.call_${step.progress}`);
          return t(`lineTest.why_${isKnown(step.reason) ? step.reason : 'pbx_rejected'}`);
        case 'way':
          return t(step.isRunning ? 'lineTest.way_searching' : `lineTest.way_${step.way}`);
        case 'sound':
          return t(`lineTest.sound_${step.sound}`);
      }
    },
  };
}
