// The main process's answers to the core's questions: which function of the keychain each one means.
import type { Keychain } from '#main/platform/electron/keychain.ts';
import type { Ask } from './coreMessages.ts';

export function answerFrom({ keys, secrets }: Keychain): (ask: Ask) => Promise<unknown> {
  return async (ask) => {
    if (ask.what === 'loadKey') return keys.load(ask.name);
    if (ask.what === 'saveKey') return keys.save(ask.name, ask.value);
    if (ask.what === 'replaceKey') return keys.replace(ask.name, ask.value);
    if (ask.what === 'forgetKey') return keys.forget(ask.name);
    if (ask.what === 'loadSecret') return secrets.load(ask.name);
    if (ask.what === 'saveSecret') return secrets.save(ask.name, ask.value);
    return secrets.delete(ask.name);
  };
}
