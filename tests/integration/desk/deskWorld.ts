// Rows to look at from the desk: users, partners, events and documents, written straight through the gate.

import type { WriteContext } from '#main/store/context.ts';
import { documents, interactions, partners, tasks, users } from '#main/store/schema/index.ts';
import { fold } from '#shared/domain/fold.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let writes = 0;

/** One write of the test's own. */
export function seed(t: TestCore, work: (tx: WriteContext) => void): void {
  writes += 1;
  t.core.gate.write({ command: 'test.seed', commandId: `seed-${writes}`, isUndoable: false }, work);
}

type Person = { id: string; role?: 'rep' | 'head' | 'admin'; timeZone?: string };

export function addUser(tx: WriteContext, { id, role = 'rep', timeZone = 'Asia/Baku' }: Person): void {
  const values = {
    id,
    name: `Name of ${id}`,
    role,
    language: 'az' as const,
    timeZone,
    createdAt: 1,
    updatedAt: 1,
  };
  tx.orm.insert(users).values(values).run();
}

/** The user of this workstation from now on. */
export function actAs(tx: WriteContext, userId: string): void {
  tx.sql.run('UPDATE device SET user_id = ?', [userId]);
  tx.touch('device');
}

export function addPartner(
  tx: WriteContext,
  id: string,
  rest: Partial<typeof partners.$inferInsert> = {},
): void {
  const name = rest.name ?? id;
  tx.orm
    .insert(partners)
    .values({
      id,
      name,
      kind: 'company',
      state: 'active',
      ownerId: 'u1',
      nameFold: fold(name),
      sortKey: sortKeyAz(name),
      searchText: fold(name),
      createdAt: 1,
      updatedAt: 1,
      ...rest,
    })
    .run();
}

export function addInteraction(
  tx: WriteContext,
  id: string,
  rest: Partial<typeof interactions.$inferInsert>,
): void {
  const timelineAt =
    rest.happenedAt ?? rest.plannedAt ?? (rest.plannedOn ? Date.parse(`${rest.plannedOn}T00:00:00Z`) : 1);
  tx.orm
    .insert(interactions)
    .values({
      id,
      partnerId: 'p1',
      kind: 'call',
      status: 'planned',
      subject: `Subject of ${id}`,
      ownerId: 'u1',
      authorId: 'u1',
      timelineAt,
      createdAt: 1,
      updatedAt: 1,
      ...rest,
    })
    .run();
}

export function addTask(tx: WriteContext, id: string, rest: Partial<typeof tasks.$inferInsert>): void {
  tx.orm
    .insert(tasks)
    .values({
      id,
      title: `Title of ${id}`,
      status: 'open',
      ownerId: 'u1',
      giverId: 'u1',
      createdAt: 1,
      updatedAt: 1,
      ...rest,
    })
    .run();
}

type NewDocument = Partial<typeof documents.$inferInsert> &
  Pick<typeof documents.$inferInsert, 'kind' | 'totalMinor'>;

export function addDocument(tx: WriteContext, id: string, rest: NewDocument): void {
  tx.orm
    .insert(documents)
    .values({
      id,
      number: `Y-${id}`,
      date: '2026-11-01',
      state: 'issued',
      organizationId: 'o1',
      partnerId: 'p1',
      ownerId: 'u1',
      currency: 'AZN',
      isVatIncluded: true,
      rounding: 'line',
      netMinor: rest.totalMinor,
      vatMinor: 0,
      createdAt: 1,
      updatedAt: 1,
      ...rest,
    })
    .run();
}
