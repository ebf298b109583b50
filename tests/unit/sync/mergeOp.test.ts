// The rules of the merge by their words, one table row each; the random days are in mergeModel.test.ts.
import { describe, expect, it } from 'vitest';
import { makeHlc } from '#shared/sync/hlc.ts';
import { type Merged, mergeOp } from '#shared/sync/mergeOp.ts';
import type { FieldValue, Op, Row } from '#shared/sync/ops.ts';
import type { Rec } from '#shared/sync/rec.ts';

type Place = Pick<Op, 't' | 'id'>;
type Fields = Record<string, [number, FieldValue, FieldValue]>;

const noon = Date.UTC(2026, 10, 26, 12);
const year = 365 * 86_400_000;
const partner: Place = { t: 'partners', id: 'p1' };
const point: Place = { t: 'contact_points', id: 'c1' };
const document: Place = { t: 'documents', id: 'd1' };
const price: Place = { t: 'prices', id: 'k1' };

/** A hub with one row. Each change takes the next number; a device is one letter. */
class Hub {
  rec: Rec | undefined;
  seq = 0;
  readonly #place: Place;
  readonly #cseq: Record<string, number> = {};

  constructor(place: Place) {
    this.#place = place;
  }

  put(device: string, f: Row, ms = noon): Merged {
    return this.#take(device, ms, { ...this.#place, k: 'put', f });
  }

  /** For a hub of yesterday, as of a number that both know. */
  witness(device: string, seen: number, f: Row): Merged {
    return this.#take(device, noon, { ...this.#place, k: 'put', seen, f });
  }

  set(device: string, seen: number, f: Fields, ms = noon): Merged {
    return this.#take(device, ms, { ...this.#place, k: 'set', seen, f });
  }

  del(device: string, seen: number, ms = noon): Merged {
    return this.#take(device, ms, { ...this.#place, k: 'del', seen });
  }

  get data(): Row {
    return this.rec?.data ?? {};
  }

  #take(device: string, ms: number, op: Op): Merged {
    this.#cseq[device] = (this.#cseq[device] ?? 0) + 1;
    const name = device.repeat(8);
    const writer = { device: name, cseq: this.#cseq[device], eff: makeHlc(ms, 0, name) };
    const merged = mergeOp(this.rec, op, { seq: ++this.seq, writer });
    this.rec = merged.rec;
    return merged;
  }
}

const begun = (place: Place, f: Row): Hub => {
  const hub = new Hub(place);
  hub.put('a', { ...f, deleted_at: null });
  return hub;
};
const firm = (): Hub =>
  begun(partner, { name: 'Old', city: 'Baku', notes: 'one\ntwo\nthree', name_fold: 'old' });
const phone = (): Hub => begun(point, { value: '1', label: 'work', normalized: '1' });
const told = ({ outcome, conflicts }: Merged): unknown[] => [
  outcome,
  ...conflicts.map(({ column, base, mine, theirs, winner }) => [column, base, mine, theirs, winner]),
];

describe('edits', () => {
  it.each([-10 * year, -1, 0, 1, 10 * year])(
    'one after the other never conflict, clock off by %i ms',
    (off) => {
      const hub = firm();
      expect(told(hub.set('b', 1, { name: [1, 'Old', 'B'] }, noon + off))).toEqual(['ok']);
      expect(told(hub.set('c', 2, { name: [2, 'B', 'C'] }, noon - off))).toEqual(['ok']);
      expect(told(hub.set('a', 3, { name: [3, 'C', 'A'] }, noon - 20 * year))).toEqual(['ok']);
      expect(hub.data.name).toBe('A');
    },
  );

  it('the second offline edit by one device lies on top of its first, whatever its clock did between', () => {
    const hub = firm();
    hub.set('b', 1, { name: [1, 'Old', 'B1'] }, noon);
    expect(told(hub.set('b', 1, { name: [-1, 'B1', 'B2'] }, noon - 10 * year))).toEqual(['ok']);
    expect(hub.data.name).toBe('B2');
  });

  it.each([
    ['later: it wins and the other is told', noon + 2, 'B2', ['merged', ['name', 'B1', 'B2', 'C', 'mine']]],
    ['earlier: it loses too and is told', noon - 2, 'C', ['lost', ['name', 'B1', 'B2', 'C', 'theirs']]],
  ])('the first of two own edits lost; the second is %s', (_name, ms, name, expected) => {
    const hub = firm();
    hub.set('c', 1, { name: [1, 'Old', 'C'] }, noon);
    expect(told(hub.set('b', 1, { name: [1, 'Old', 'B1'] }, noon - 3))).toEqual([
      'lost',
      ['name', 'Old', 'B1', 'C', 'theirs'],
    ]);
    expect(told(hub.set('b', 1, { name: [-1, 'B1', 'B2'] }, ms))).toEqual(expected);
    expect(hub.data.name).toBe(name);
  });

  it('the second own edit is on top where the first wrote what another had written', () => {
    const hub = firm();
    hub.set('c', 1, { name: [1, 'Old', 'Same'] }, noon + 5);
    expect(told(hub.set('b', 1, { name: [1, 'Old', 'Same'] }))).toEqual(['ok']);
    expect(told(hub.set('b', 1, { name: [-1, 'Same', 'B2'] }))).toEqual(['ok']);
  });

  it('of different fields at once both stay', () => {
    const hub = firm();
    expect(told(hub.set('b', 1, { name: [1, 'Old', 'B'] }))).toEqual(['ok']);
    expect(told(hub.set('c', 1, { city: [1, 'Baku', 'Quba'] }))).toEqual(['ok']);
    expect(hub.data).toMatchObject({ name: 'B', city: 'Quba' });
  });

  it.each([
    ['later', 'c', noon + 1, 'C', ['merged', ['name', 'Old', 'C', 'B', 'mine']]],
    ['earlier', 'c', noon - 1, 'B', ['lost', ['name', 'Old', 'C', 'B', 'theirs']]],
    ['equal, greater device', 'c', noon, 'C', ['merged', ['name', 'Old', 'C', 'B', 'mine']]],
    ['equal, lesser device', 'a', noon, 'B', ['lost', ['name', 'Old', 'C', 'B', 'theirs']]],
  ])('of one field at once: %s', (_name, device, ms, name, expected) => {
    const hub = begun(partner, { name: 'Old' });
    // The row is of a fourth device, to whom both are strangers.
    if (hub.rec) hub.rec.writers[1] = { device: 'dddddddd', cseq: 1, eff: makeHlc(noon, 0, 'dddddddd') };
    hub.set('b', 1, { name: [1, 'Old', 'B'] });
    expect(told(hub.set(device, 1, { name: [1, 'Old', 'C'] }, ms))).toEqual(expected);
    expect(hub.data.name).toBe(name);
  });

  it('an edit that lost writes nothing, not even the time of the edit', () => {
    const hub = firm();
    hub.set('c', 1, { name: [1, 'Old', 'C'], updated_at: [1, 1, 5] });
    const before = hub.rec;
    const merged = hub.set('b', 1, { name: [1, 'Old', 'B'], updated_at: [1, 1, 9] }, noon - 1);
    expect([merged.outcome, merged.written, merged.rec]).toEqual(['lost', {}, before]);
  });
});

describe('notes', () => {
  it('of two at once are joined by lines; a clash keeps both blocks and is told', () => {
    const hub = firm();
    hub.set('b', 1, { notes: [1, 'one\ntwo\nthree', 'ONE\ntwo\nthree'] });
    expect(told(hub.set('c', 1, { notes: [1, 'one\ntwo\nthree', 'one\ntwo\nTHREE'] }))).toEqual(['merged']);
    expect(hub.data.notes).toBe('ONE\ntwo\nTHREE');
    const clash = hub.set('a', 1, { notes: [1, 'one\ntwo\nthree', '1\ntwo\nthree'] });
    expect(told(clash)[1]).toEqual(['notes', 'one\ntwo\nthree', '1\ntwo\nthree', 'ONE\ntwo\nTHREE', 'both']);
    expect(hub.data.notes).toBe('<<<<<<<\nONE\n=======\n1\n>>>>>>>\ntwo\nTHREE');
  });

  it('a second own edit does not wipe the lines that the hub joined into the first', () => {
    const hub = firm();
    hub.set('c', 1, { notes: [1, 'one\ntwo\nthree', 'one\ntwo\nthree\nC'] });
    hub.set('b', 1, { notes: [1, 'one\ntwo\nthree', 'B\none\ntwo\nthree'] });
    hub.set('b', 1, { notes: [-1, 'B\none\ntwo\nthree', 'B2\none\ntwo\nthree'] });
    expect(hub.data.notes).toBe('B2\none\ntwo\nthree\nC');
  });

  it('a deletion by who never saw the joined lines does not take them', () => {
    const hub = firm();
    hub.set('c', 1, { notes: [1, 'one\ntwo\nthree', 'one\ntwo\nthree\nC'] });
    hub.set('b', 1, { notes: [1, 'one\ntwo\nthree', 'B\none\ntwo\nthree'] });
    expect(told(hub.set('b', 1, { deleted_at: [1, null, 7] }))).toEqual([
      'lost',
      ['', null, 7, null, 'theirs'],
    ]);
    expect(told(hub.set('b', 3, { deleted_at: [1, null, 7] }))).toEqual(['ok']);
  });

  it('cleared here, edited there: the later clock, and the other is told', () => {
    const hub = firm();
    hub.set('b', 1, { notes: [1, 'one\ntwo\nthree', null] });
    expect(told(hub.set('c', 1, { notes: [1, 'one\ntwo\nthree', 'C'] }, noon - 1))).toEqual([
      'lost',
      ['notes', 'one\ntwo\nthree', 'C', null, 'theirs'],
    ]);
  });
});

describe('deletion', () => {
  it.each([
    ['soft', 7],
    ['for good', undefined],
  ])('of a kept row (%s): an unseen edit keeps it, and brings it back', (_name, at) => {
    const remove = (hub: Hub, device: string): Merged =>
      at === undefined ? hub.del(device, 1) : hub.set(device, 1, { deleted_at: [1, null, at] });
    const edit = (hub: Hub): Merged => hub.set('b', 1, { city: [1, 'Baku', 'Quba'] });
    const first = firm();
    edit(first);
    expect(told(remove(first, 'c'))).toEqual(['lost', ['', null, at ?? null, null, 'theirs']]);
    const last = firm();
    expect(told(remove(last, 'c'))).toEqual(['ok']);
    const back = edit(last);
    expect(told(back)).toEqual(['merged', ['', null, null, at ?? null, 'mine']]);
    for (const { rec, data } of [first, last]) {
      expect(rec?.goneAt).toBe(0);
      expect(data).toMatchObject({ name: 'Old', city: 'Quba', deleted_at: null });
    }
    // Who had taken the row away for good gets all of it again.
    expect(back.isWhole).toBe(at === undefined);
    if (back.isWhole) expect(back.written).toEqual(last.data);
  });

  it.each([
    ['soft', 7],
    ['for good', undefined],
  ])('of a row that goes (%s): it goes, and the unseen edit is told', (_name, at) => {
    const remove = (hub: Hub): Merged =>
      at === undefined ? hub.del('c', 1) : hub.set('c', 1, { deleted_at: [1, null, at] });
    const edit = (hub: Hub): Merged => hub.set('b', 1, { value: [1, '1', '2'] });
    const first = phone();
    edit(first);
    expect(told(remove(first))).toEqual(['merged', ['value', null, null, '2', 'mine']]);
    const last = phone();
    remove(last);
    expect(told(edit(last)).flat()).toContain('theirs');
    for (const { rec } of [first, last]) expect(rec?.goneAt !== 0 || rec.data.deleted_at === 7).toBe(true);
  });

  it('that lost does not take the other fields of its change with it', () => {
    const hub = firm();
    hub.set('b', 1, { name: [1, 'Old', 'B'] });
    hub.set('c', 1, { deleted_at: [1, null, 7], city: [1, 'Baku', 'Quba'] });
    expect(hub.data).toMatchObject({ name: 'B', city: 'Quba', deleted_at: null });
  });

  it('by two at once is no conflict', () => {
    const hub = firm();
    hub.set('b', 1, { deleted_at: [1, null, 7] });
    expect(told(hub.set('c', 1, { deleted_at: [1, null, 8] }))).toEqual(['merged']);
    expect(told(hub.del('a', 1))).toEqual(['ok']);
    expect(told(hub.del('b', 1))).toEqual(['ok']);
  });

  it('that was seen refuses an edit, which changes nothing; an explicit undelete brings the row back', () => {
    const hub = firm();
    hub.set('b', 1, { deleted_at: [1, null, 7] });
    const before = hub.rec;
    const refused = hub.set('c', 2, { city: [1, 'Baku', 'Quba'] });
    expect([refused.reason, refused.rec, refused.written]).toEqual(['deleted', before, {}]);
    expect(told(hub.set('c', 2, { deleted_at: [2, 7, null], city: [1, 'Baku', 'Quba'] }))).toEqual(['ok']);
    expect(hub.data).toMatchObject({ city: 'Quba', deleted_at: null });
  });

  it('for good of a row that goes: an undelete which did not know it is told that it lost', () => {
    const hub = phone();
    hub.set('b', 1, { deleted_at: [1, null, 7] });
    hub.del('a', 2);
    const lost = hub.set('c', 2, { deleted_at: [2, 7, null] });
    expect(told(lost)).toEqual(['lost', ['', null, null, 7, 'theirs']]);
  });

  it('an own deletion undone offline leaves no trace, even with the clock years back', () => {
    const hub = firm();
    hub.set('b', 1, { deleted_at: [1, null, 7] });
    expect(told(hub.set('b', 1, { deleted_at: [-1, 7, null] }, noon - 10 * year))).toEqual(['ok']);
    expect(told(hub.set('b', 1, { city: [1, 'Baku', 'Quba'] }))).toEqual(['ok']);
  });

  it('gone for good and put again: a new row, whole, of which nobody is told', () => {
    const hub = phone();
    hub.del('a', 1);
    expect(told(hub.set('a', 2, { value: [1, '1', '2'] }))).toEqual(['rejected']);
    const again = hub.put('b', { value: '3', deleted_at: null });
    expect([told(again), again.isWhole, again.written]).toEqual([
      ['ok'],
      true,
      { id: 'c1', value: '3', deleted_at: null },
    ]);
    expect(hub.rec).toMatchObject({ data: { value: '3' }, goneAt: 0, seq: 4 });
  });
});

describe('a row brought back to a hub of yesterday by who holds it', () => {
  it('that is deleted there deletes the one that stands in the copy', () => {
    const hub = firm();
    const merged = hub.witness('b', 1, { name: 'Old', deleted_at: 7 });
    expect(told(merged)).toEqual(['ok']);
    expect(hub.data).toMatchObject({ name: 'Old', deleted_at: 7 });
  });

  it('does not delete it over the head of who has edited it since, and both are told', () => {
    const hub = firm();
    hub.set('c', 1, { city: [1, 'Baku', 'Quba'] });
    expect(told(hub.witness('b', 1, { name: 'Old', deleted_at: 7 }))).toEqual([
      'lost',
      ['', null, 7, null, 'theirs'],
    ]);
    expect(hub.data).toMatchObject({ city: 'Quba', deleted_at: null });
  });
});

describe('the same natural key put by two laptops', () => {
  const key = { item_id: 'i', price_type_id: 't', created_at: 1 };

  it('is one row; equal values agree, others go by the clock and are told; the key stays', () => {
    const hub = begun(price, { ...key, amount_minor: 100, valid_from: null });
    const merged = hub.put(
      'b',
      { ...key, created_at: 2, amount_minor: 100, valid_from: '2026-01-01' },
      noon + 1,
    );
    expect(told(merged)).toEqual(['merged', ['valid_from', null, '2026-01-01', null, 'mine']]);
    expect(hub.data).toMatchObject({ created_at: 1, amount_minor: 100, valid_from: '2026-01-01' });
  });

  it('an add beats a concurrent remove, in every order', () => {
    const seenAfter = begun(price, { ...key, amount_minor: 100 });
    seenAfter.put('b', { ...key, amount_minor: 100, deleted_at: null });
    expect(told(seenAfter.del('a', 1))).toEqual(['lost', ['', null, null, null, 'theirs']]);
    expect(told(seenAfter.del('b', 0))[0]).toBe('lost');
    expect(told(seenAfter.del('b', 2))).toEqual(['ok']);
    const seenBefore = begun(price, { ...key, amount_minor: 100 });
    seenBefore.set('a', 1, { deleted_at: [1, null, 7] });
    expect(told(seenBefore.put('b', { ...key, amount_minor: 100, deleted_at: null }))).toEqual([
      'merged',
      ['', null, null, 7, 'mine'],
    ]);
    expect(seenBefore.data.deleted_at).toBe(null);
  });

  it('tells a key that differs, as it cannot stay', () => {
    const hub = begun(price, { ...key, amount_minor: 100 });
    expect(told(hub.put('b', { ...key, item_id: 'other', amount_minor: 100, deleted_at: null }))[1]).toEqual([
      'item_id',
      null,
      'other',
      'i',
      'theirs',
    ]);
  });
});

describe('a refused change changes nothing', () => {
  const bad: [string, string, (hub: Hub) => Merged][] = [
    [
      'unknown column',
      'unknown_column',
      (hub) => hub.set('b', 1, { name: [1, 'Old', 'B'], color: [0, null, 'red'] }),
    ],
    [
      'name of an object',
      'unknown_column',
      (hub) => hub.set('b', 1, JSON.parse('{"constructor":[0,null,"x"]}') as Fields),
    ],
    [
      '__proto__',
      'unknown_column',
      (hub) => hub.set('b', 1, JSON.parse('{"__proto__":[0,null,"x"]}') as Fields),
    ],
    ['local column', 'unknown_column', (hub) => hub.set('b', 1, { rid: [0, null, 5] })],
    ['local column of a new row', 'unknown_column', (hub) => hub.put('b', { name: 'B', rid: 5 })],
    ['key column', 'fixed_column', (hub) => hub.set('b', 1, { created_at: [1, 1, 5] })],
    ['id of another row', 'fixed_column', (hub) => hub.put('b', { id: 'p2', name: 'B' })],
  ];
  it.each(bad)('%s', (_name, reason, change) => {
    const hub = firm();
    const before = structuredClone(hub.rec);
    expect(change(hub)).toEqual({
      ...{
        rec: before,
        written: {},
        isGone: false,
        isWhole: false,
        outcome: 'rejected',
        reason,
        conflicts: [],
      },
    });
  });

  it('a row that the hub does not know', () => {
    const hub = new Hub(partner);
    expect(hub.set('a', 0, { name: [0, null, 'A'] }).reason).toBe('unknown_row');
    expect(hub.del('a', 0).reason).toBe('unknown_row');
    expect(hub.rec).toBeUndefined();
  });
});

describe('columns that nobody authors', () => {
  it('a derived value stays while its author had the whole row before him', () => {
    const hub = firm();
    hub.set('b', 1, { name: [1, 'Old', 'B'], name_fold: [1, 'old', 'b'] });
    hub.set('b', 1, { name: [-1, 'B', 'BB'], name_fold: [-1, 'b', 'bb'] });
    expect(hub.data.name_fold).toBe('bb');
  });

  it('is null, to be derived anew, once edits of two met in the row; and is back with the next who saw it all', () => {
    const hub = firm();
    hub.set('b', 1, { name: [1, 'Old', 'B'], name_fold: [1, 'old', 'b'] });
    const met = hub.set('c', 1, { city: [1, 'Baku', 'Quba'], name_fold: [1, 'old', 'old quba'] });
    expect([told(met), met.written]).toEqual([['merged'], { city: 'Quba', name_fold: null }]);
    hub.set('a', 3, { name: [2, 'B', 'A'], name_fold: [3, 'b quba', 'a quba'] });
    expect(hub.data.name_fold).toBe('a quba');
  });

  it('never become a conflict', () => {
    const hub = firm();
    hub.set('b', 1, { name: [1, 'Old', 'Same'], name_fold: [1, 'old', 'x'], updated_at: [1, null, 9] });
    const merged = hub.set('c', 1, {
      name: [1, 'Old', 'Same'],
      name_fold: [1, 'old', 'y'],
      updated_at: [1, null, 5],
    });
    expect([told(merged), merged.written]).toEqual([['merged'], {}]);
  });
});

describe('columns of the hub (number and state of a document)', () => {
  it('go to who had them before him as they stand, never by a clock', () => {
    const hub = begun(document, { state: 'draft', number: null });
    const issue = (number: string): Fields => ({ state: [1, 'draft', 'issued'], number: [1, null, number] });
    expect(told(hub.set('b', 1, issue('B-1')))).toEqual(['ok']);
    // Two issued one draft offline: the first number is the document's, the other is told to who printed it.
    expect(told(hub.set('c', 1, issue('C-1'), noon + 10 * year))).toEqual([
      'lost',
      ['number', null, 'C-1', 'B-1', 'theirs'],
    ]);
    expect(told(hub.set('c', 3, { state: [2, 'issued', 'cancelled'] }))).toEqual(['ok']);
    expect(hub.data).toMatchObject({ state: 'cancelled', number: 'B-1' });
  });
});
