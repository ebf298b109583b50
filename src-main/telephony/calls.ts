// The calls there are. Being built: nothing can be called yet.
import { AppError } from '#shared/contract/errors.ts';
import type { CallsService } from './calls.types.ts';

const notYet = (): never => {
  throw new AppError('unavailable', 'no_line');
};
const gone = (): never => {
  throw new AppError('not_found', 'call_gone');
};

export const createCalls = (): CallsService => ({
  list: () => [],
  dial: async () => notYet(),
  answer: async () => gone(),
  decline: gone,
  silence: gone,
  hangUp: gone,
  hold: async () => gone(),
  resume: async () => gone(),
  mute: async () => gone(),
  sendTones: async () => gone(),
  transfer: async () => gone(),
  confer: async () => gone(),
  setPartner: gone,
});
