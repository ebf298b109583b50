import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
});
afterEach(async () => {
  await t.close();
});

describe('setting up a company', () => {
  it('makes the organisation, its bank account and the first user, who is then the one who acts', async () => {
    expect(await t.client.call('company.loadState', {})).toMatchObject({ hasCompany: false, user: null });
    const made = await t.client.call('company.setUp', setUpInput());
    expect(made.warnings).toEqual([]);
    expect(await t.client.call('company.loadState', {})).toMatchObject({
      hasCompany: true,
      isDemo: false,
      companyName: 'Nümunə MMC',
      user: {
        id: made.userId,
        name: 'Aysel Məmmədova',
        role: 'admin',
        language: 'az',
        timeZone: 'Asia/Baku',
      },
    });
    expect((await t.client.call('company.listOrganizations', {})).rows).toMatchObject([
      {
        id: made.organizationId,
        isDefault: true,
        taxId: '1400057421',
        bankAccounts: [{ bankName: 'Kapital Bank', isDefault: true }],
      },
    ]);
    expect((await t.client.call('mail.listTemplates', {})).rows.map((row) => row.language).sort()).toEqual([
      'az',
      'en',
      'ru',
    ]);
  });

  it('refuses a second set-up and stays as it was', async () => {
    await t.client.call('company.setUp', setUpInput());
    await expect(t.client.call('company.setUp', setUpInput())).rejects.toMatchObject({
      code: 'conflict',
      reason: 'already_set_up',
    });
    expect((await t.client.call('company.listUsers', {})).rows).toHaveLength(1);
  });

  it('warns of a wrong tax id and account and does not block', async () => {
    const input = setUpInput();
    input.organization.taxId = '1400057424';
    const made = await t.client.call('company.setUp', input);
    expect(made.warnings).toEqual([{ field: 'taxId', code: expect.any(String) }]);
  });

  it('refuses an unknown time zone by field', async () => {
    const input = setUpInput();
    input.user.timeZone = 'Mars/Olympus';
    await expect(t.client.call('company.setUp', input)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'timeZone', code: 'unknown_zone' }] },
    });
  });
});

describe('settings', () => {
  beforeEach(async () => {
    await t.client.call('company.setUp', setUpInput());
  });

  it('keeps preferences over a restart and follows the language', async () => {
    await t.client.call('company.savePreferences', { language: 'ru', undoSendSeconds: 5, theme: 'dark' });
    t = await t.reopen();
    expect(await t.client.call('company.loadPreferences', {})).toMatchObject({
      language: 'ru',
      undoSendSeconds: 5,
      theme: 'dark',
    });
    expect((await t.client.call('company.loadState', {})).user?.language).toBe('ru');
  });

  it('keeps the working calendar, and takes it back', async () => {
    await t.client.call('company.saveCalendar', { workDays: [6, 1], holidays: ['2027-01-01'] });
    expect(await t.client.call('company.loadCalendar', {})).toEqual({
      workDays: [1, 6],
      holidays: ['2027-01-01'],
    });
    await t.client.call('operations.undo', {});
    expect(await t.client.call('company.loadCalendar', {})).toEqual({
      workDays: [1, 2, 3, 4, 5],
      holidays: [],
    });
  });

  it('stores a picture once and refuses a file that is no picture', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const first = await t.client.call('files.put', { bytes: png, name: 'stamp.png', isPicture: true });
    expect(first).toMatchObject({ mime: 'image/png', sizeBytes: 70 });
    expect(await t.client.call('files.put', { bytes: png, name: 'again.png', isPicture: true })).toEqual(
      first,
    );
    await expect(
      t.client.call('files.put', { bytes: btoa('not a picture at all'), name: 'x.png', isPicture: true }),
    ).rejects.toMatchObject({ code: 'invalid_input', reason: 'picture_unreadable' });
  });
});
