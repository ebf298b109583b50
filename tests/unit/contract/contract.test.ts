import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allCalls, events, findCall } from '#shared/contract/index.ts';

const calls = allCalls();

/** The kinds of zod type that are plain data; `custom` is the Uint8Array of `bytes()`, beside its base64 text. */
const plain = new Set(
  'object string number int boolean array optional nullable default enum literal union record custom'.split(
    ' ',
  ),
);

/** Every kind of type inside a schema. */
function kindsOf(schema: z.ZodType): string[] {
  const kinds = new Set<string>();
  const visit = (type: unknown): void => {
    if (type instanceof z.core.$ZodType) {
      kinds.add(type._zod.def.type);
      Object.values(type._zod.def).forEach(visit);
    } else if (Array.isArray(type)) type.forEach(visit);
    else if (type !== null && typeof type === 'object' && Object.getPrototypeOf(type) === Object.prototype)
      Object.values(type).forEach(visit);
  };
  visit(schema);
  return [...kinds];
}

describe('the contract', () => {
  it('names every call area.verbNoun', () => {
    expect(calls.filter(([name]) => !/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/.test(name))).toEqual([]);
  });

  it.each(calls)('%s turns into JSON Schema, input and output', (_name, def) => {
    const schemas = [
      z.toJSONSchema(def.in, { io: 'input', unrepresentable: 'any' }),
      z.toJSONSchema(def.out),
    ];
    expect(schemas.map((s) => s.type ?? (s.anyOf ? 'object' : undefined))).toEqual(['object', 'object']);
  });

  it.each(calls)(
    '%s carries plain data only: no dates, maps, bigints, transforms or undefined',
    (_name, def) => {
      expect([...kindsOf(def.in), ...kindsOf(def.out)].filter((kind) => !plain.has(kind))).toEqual([]);
    },
  );

  it('notices what is not plain', () => {
    const odd = z.object({
      a: z.date(),
      b: z.map(z.string(), z.bigint()),
      c: z.array(z.string().transform(Number)),
      d: z.undefined(),
    });
    expect(kindsOf(odd).filter((kind) => !plain.has(kind))).toEqual(
      expect.arrayContaining(['date', 'map', 'bigint', 'pipe', 'undefined']),
    );
  });

  it('has outputs that survive JSON: an answer of nothing is {}', () => {
    const nothing = calls.filter(([, def]) => def.out.safeParse(undefined).success);
    expect(nothing).toEqual([]);
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

  it('gives the desk no figure of deals, claims or pay, whose rows come with later issues', () => {
    const desk = calls.filter(([name]) => name.startsWith('desk.'));
    const schemas = desk.map(([, def]) => JSON.stringify(z.toJSONSchema(def.out)));
    expect(schemas.length).toBeGreaterThan(5);
    expect(schemas.filter((schema) => /"\w*(deal|claim|salary|earning|bonus)/i.test(schema))).toEqual([]);
  });

  it('finds no call by a foreign name', () => {
    expect(
      ['partners', 'partners.toString', 'constructor.name', 'a.b.c', '__proto__.x'].map(findCall),
    ).toEqual(Array(5).fill(undefined));
  });
});
