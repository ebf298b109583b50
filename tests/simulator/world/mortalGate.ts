// The real gate in a process that can die: before a commit, when nothing of the write is there, or right after it, when
// all of it is and the program does not know yet.
import type Database from 'better-sqlite3';
import type { CurrentUser } from '#main/store/context.ts';
import { createGate, type Gate } from '#main/store/gate.ts';
import { type CrashPoints, Died } from './crashPoints.ts';

export type GateParts = {
  db: Database.Database;
  now(): number;
  newId(): string;
  user: CurrentUser;
  crash: CrashPoints;
  isDead(): boolean;
  die(): void;
};

export function createMortalGate({ db, now, newId, user, crash, isDead, die }: GateParts): Gate {
  const gate = createGate({ db, clock: now, newId, currentUser: () => user });
  const breathe = (): void => {
    if (isDead()) throw new Died('a dead process writes nothing');
  };
  return {
    ...gate,
    sql: gate.sql,
    read: gate.read,
    findAnswer: gate.findAnswer,
    onChanges: gate.onChanges,
    rest: gate.rest,
    write: (request, work) => {
      breathe();
      const name = request.command;
      const result = gate.write(request, (tx) => {
        const value = work(tx);
        crash.reach(`device.${name}.before`, die);
        return value;
      });
      crash.reach(`device.${name}.after`, die);
      return result;
    },
  };
}
