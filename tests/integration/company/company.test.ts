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
      ...['az', 'az'],
      ...['en', 'en'],
      ...['ru', 'ru'],
    ]);
  });

  it('keeps the department of a user, none unless it is said', async () => {
    await t.client.call('company.setUp', setUpInput());
    const user = { name: 'Orxan', role: 'rep', language: 'az', timeZone: 'Asia/Baku' } as const;
    const { id } = await t.client.call('company.saveUser', { ...user, department: ' Topdan ' });
    const departments = async () =>
      (await t.client.call('company.listUsers', {})).rows.map(({ department }) => department).sort();
    expect(await departments()).toEqual(['', 'Topdan']);
    await t.client.call('company.saveUser', { ...user, id });
    expect(await departments()).toEqual(['', '']);
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
    await t.client.call('company.saveCalendar', {
      ...{ workDays: [6, 1], holidays: ['2027-01-01'] },
      workDates: ['2027-01-09', '2027-01-02', '2027-01-09'],
    });
    expect(await t.client.call('company.loadCalendar', {})).toEqual({
      workDays: [1, 6],
      holidays: ['2027-01-01'],
      workDates: ['2027-01-02', '2027-01-09'],
      workFrom: '09:00',
      workTo: '18:00',
    });
    await t.client.call('operations.undo', {});
    expect(await t.client.call('company.loadCalendar', {})).toEqual({
      workDays: [1, 2, 3, 4, 5],
      holidays: [],
      workDates: [],
      workFrom: '09:00',
      workTo: '18:00',
    });
  });

  it('refuses a working day that ends before it begins, and keeps the one there is', async () => {
    await t.client.call('company.saveCalendar', {
      workDays: [1],
      holidays: [],
      workFrom: '10:00',
      workTo: '19:00',
    });
    await expect(
      t.client.call('company.saveCalendar', {
        workDays: [1],
        holidays: [],
        workFrom: '18:00',
        workTo: '09:00',
      }),
    ).rejects.toMatchObject({ details: { fields: [{ path: 'workTo', code: 'hours_order' }] } });
    expect(await t.client.call('company.loadCalendar', {})).toMatchObject({
      workFrom: '10:00',
      workTo: '19:00',
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

describe('users', () => {
  const rep = { name: 'Orxan', role: 'rep', language: 'ru', timeZone: 'Asia/Baku' } as const;
  beforeEach(async () => {
    await t.client.call('company.setUp', setUpInput());
  });

  it('lets one go and back in, keeping the name; Undo takes it back', async () => {
    const { id } = await t.client.call('company.saveUser', { ...rep, phone: '+994 50 200 12 34' });
    const active = async () =>
      (await t.client.call('company.listUsers', {})).rows.map(({ name }) => name).sort();
    await t.client.call('company.setUserActive', { id, isActive: false });
    expect(await active()).toEqual(['Aysel Məmmədova']);
    const all = (await t.client.call('company.listUsers', { includeInactive: true })).rows;
    expect(all.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject([
      { name: 'Aysel Məmmədova', isActive: true },
      { name: 'Orxan', phone: '+994 50 200 12 34', isActive: false },
    ]);
    await t.client.call('operations.undo', {});
    expect(await active()).toEqual(['Aysel Məmmədova', 'Orxan']);
  });

  it('never lets oneself go and never leaves the company without an administrator', async () => {
    const [me] = (await t.client.call('company.listUsers', {})).rows;
    if (!me) throw new Error('no user');
    await expect(
      t.client.call('company.setUserActive', { id: me.id, isActive: false }),
    ).rejects.toMatchObject({ code: 'conflict', reason: 'own_user' });
    const { isActive: _isActive, ...fields } = me;
    await expect(t.client.call('company.saveUser', { ...fields, role: 'rep' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'last_admin',
    });
  });

  it('refuses a malformed e-mail by field', async () => {
    await expect(t.client.call('company.saveUser', { ...rep, email: 'orxan@' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'email', code: 'bad_email' }] },
    });
  });
});
