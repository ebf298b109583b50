import { expect, test } from 'vitest';
import { contentHash, pictureHashesOf } from '#main/pdf/invoiceModel.ts';
import { warmUpModels } from '#main/pdf/warmUpModels.ts';

const [model] = warmUpModels;
if (model === undefined) throw new Error('no model');

test('the key of a document: the same for the same content, another for any change', () => {
  const reordered = Object.fromEntries(Object.entries(model).reverse()) as typeof model;
  expect(contentHash(model)).toMatch(/^[0-9a-f]{64}$/);
  expect(contentHash({ ...reordered, remarks: undefined })).toBe(contentHash(model));
  const [line, ...rest] = model.lines;
  if (line === undefined) throw new Error('no line');
  const changed = [
    { ...model, number: '1' },
    { ...model, layout: 'ru' as const },
    { ...model, stampHash: 'a' },
    { ...model, logoHash: 'a' },
    { ...model, lines: [...rest, line] },
    { ...model, lines: [{ ...line, priceMinor: line.priceMinor + 1 }, ...rest] },
    { ...model, signatures: [{ role: 'head' as const, name: 'Yolda', pictureHash: 'a' }] },
  ];
  expect(new Set([model, ...changed].map(contentHash)).size).toBe(changed.length + 1);
});

test('names every picture once', () => {
  const signatures = ['a', 'b', undefined].map((pictureHash) => ({
    role: 'head' as const,
    name: '',
    pictureHash,
  }));
  expect(pictureHashesOf({ ...model, logoHash: 'c', stampHash: 'a', signatures })).toEqual(['c', 'a', 'b']);
});
