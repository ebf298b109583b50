// What of a form is kept and how it comes back over a record that others changed meanwhile.
import { expect, it } from 'vitest';
import { draftOf, withDraft } from '#renderer/features/drafts/draft.rules.ts';

const start = { name: 'Alfa', time: null as string | null, phones: [{ value: '1' }], note: '' };

it('keeps only what differs', () => {
  expect(draftOf(start, start)).toBeUndefined();
  expect(draftOf(start, { ...start, phones: [{ value: '1' }] })).toBeUndefined();
  expect(draftOf(start, { ...start, time: '10:00' })).toBe('{"time":"10:00"}');
});

it('leaves what others changed meanwhile as they changed it', () => {
  const text = draftOf(start, { ...start, note: 'mine' }) ?? '';
  expect(withDraft({ ...start, name: 'Alfa MMC' }, text)).toEqual({
    ...start,
    name: 'Alfa MMC',
    note: 'mine',
  });
});

it('leaves out a field of another kind, and reads nothing that is no object', () => {
  expect(withDraft(start, '{"phones":"1","time":"10:00","note":"x"}')).toEqual({
    ...start,
    time: '10:00',
    note: 'x',
  });
  expect(withDraft(start, '7')).toBeUndefined();
  expect(withDraft(start, '{"no')).toBeUndefined();
});
