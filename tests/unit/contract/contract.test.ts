import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allCalls, events, findCall } from '#shared/contract/index.ts';

const calls = allCalls();

describe('the contract', () => {
  it('names every call area.verbNoun', () => {
    expect(calls.filter(([name]) => !/^[a-z]+\.[a-z][a-zA-Z]*$/.test(name))).toEqual([]);
  });

  it.each(calls)('%s turns into JSON Schema, input and output', (_name, def) => {
    const schemas = [
      z.toJSONSchema(def.in, { io: 'input', unrepresentable: 'any' }),
      z.toJSONSchema(def.out),
    ];
    expect(schemas.map((s) => s.type ?? (s.anyOf ? 'object' : undefined))).toEqual(['object', 'object']);
  });

  it.each(Object.entries(events))('event %s turns into JSON Schema', (_name, def) => {
    expect(z.toJSONSchema(def.out).type).toBe('object');
  });

  it('says of every command whether it can be undone, or why not, or what compensates it', () => {
    const named = calls.flatMap(([name, def]) =>
      def.kind === 'command' && typeof def.undo === 'object' && 'by' in def.undo ? [[name, def.undo.by]] : [],
    );
    expect(named.filter(([, by]) => findCall(by ?? '')?.kind !== 'command')).toEqual([]);
    const unsaid = calls.filter(
      ([, def]) =>
        def.kind === 'command' &&
        typeof def.undo === 'object' &&
        'because' in def.undo &&
        def.undo.because === '',
    );
    expect(unsaid).toEqual([]);
  });

  it('finds no call by a foreign name', () => {
    expect(
      ['partners', 'partners.toString', 'constructor.name', 'a.b.c', '__proto__.x'].map(findCall),
    ).toEqual(Array(5).fill(undefined));
  });
});
