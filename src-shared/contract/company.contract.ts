// Our own side: set-up, organisations, users, preferences.
import { z } from 'zod';
import { areas } from '../domain/areas.ts';
import {
  BankAccountFields,
  Currency,
  DateOnly,
  Empty,
  Hash,
  Id,
  Language,
  page,
  Text,
  VatCode,
} from './common.ts';
import { action, command, query } from './define.ts';
import { Warning } from './partners.contract.ts';

export const OrganizationFields = z.object({
  name: Text(250).min(1),
  legalName: Text(400).default(''),
  country: Text(2).min(2),
  taxId: Text(20).default(''),
  kpp: Text(9).default(''),
  regNo: Text(20).default(''),
  legalAddress: Text(400).default(''),
  phone: Text(60).default(''),
  email: Text(254).default(''),
  site: Text(200).default(''),
  headName: Text(200).default(''),
  headTitle: Text(120).default(''),
  accountantName: Text(200).default(''),
  currency: Currency,
  isVatPayer: z.boolean().default(true),
  isVatIncluded: z.boolean().default(true),
  vatCode: VatCode,
  rounding: z.enum(['line', 'total']).default('line'),
  numberPrefix: Text(8).default(''),
  paymentDays: z.number().int().min(0).max(365).default(5),
  logoHash: Hash.nullable().default(null),
  stampHash: Hash.nullable().default(null),
  headSignatureHash: Hash.nullable().default(null),
  accountantSignatureHash: Hash.nullable().default(null),
  bankAccounts: z.array(BankAccountFields).max(20).default([]),
});

export const OrganizationRow = OrganizationFields.extend({
  id: Id,
  isDefault: z.boolean(),
  bankAccounts: z.array(BankAccountFields.extend({ id: Id })),
});

/** A part of the program that a company can do without. */
const Area = z.enum(areas);

/** What somebody may do here; by name only until rights are set one by one. */
const Role = z.enum(['rep', 'head', 'accountant', 'admin']);

export const UserRow = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  /** What he is in the firm; '' when it is not said. */
  post: z.string(),
  role: Role,
  language: Language,
  timeZone: z.string(),
  /** A head sees the work of his own department; '' is one too. */
  department: z.string(),
  /** Who left keeps their name on what they did, and no longer works here. */
  isActive: z.boolean(),
});

/** Settings of this workstation's user. */
export const Preferences = z.object({
  language: Language,
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Seconds a letter waits for Undo. */
  undoSendSeconds: z.number().int().min(0).max(60),
  /** SELL sends without showing the letter. */
  isSendAtOnce: z.boolean(),
  /** Working hours for "good time to call", local to the client. */
  callFrom: z.string().regex(/^\d{2}:\d{2}$/),
  callTo: z.string().regex(/^\d{2}:\d{2}$/),
  /** A dial outside of those hours asks first, once a day and client. */
  asksOutside: z.boolean(),
  /** Which calls of this computer are recorded; the law asks that the other side is told. */
  recordsCalls: z.enum(['off', 'each', 'byHand']),
  /** Whom the test of a phone line calls; '' nobody. */
  echoNumber: Text(100),
  /** When an incoming call of a known client opens its card on the desk. */
  popsClient: z.enum(['onRing', 'onAnswer', 'byHand']),
});

/** The name of a list whose columns are kept: `picker.items`. */
const ListName = z.string().regex(/^[a-z][A-Za-z.]{0,40}$/);
const ColumnId = z.string().min(1).max(120);
const columnsMost = 400;

/** What a user made of a list's columns; columns it does not name are as they come. */
export const ColumnLayout = z.object({
  order: z.array(ColumnId).max(columnsMost),
  shown: z.record(ColumnId, z.boolean()),
  /** Pixels. */
  widths: z.record(ColumnId, z.number().int().min(24).max(4000)),
});

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Working days (1 = Monday), hours and dates off, of the company. */
export const WorkingCalendar = z.object({
  workDays: z.array(z.number().int().min(1).max(7)).max(7),
  holidays: z.array(DateOnly).max(400),
  /** Days worked in the place of others, whatever the week and the days off say. */
  workDates: z.array(DateOnly).max(400).default([]),
  workFrom: TimeOfDay.default('09:00'),
  workTo: TimeOfDay.default('18:00'),
});

const saved = z.object({ id: Id, warnings: z.array(Warning) });

export const company = {
  /** What the program shows first: a welcome, or the desk. */
  loadState: query({
    in: Empty,
    out: z.object({
      hasCompany: z.boolean(),
      isDemo: z.boolean(),
      hasMailAccount: z.boolean(),
      hasCatalogue: z.boolean(),
      user: UserRow.nullable(),
      companyName: z.string(),
      version: z.string(),
      /** Of which version somebody looked last, here, at what is new; '' none. */
      newsSeen: z.string(),
      /** Whether the recovery key was shown and confirmed. */
      isRecoveryKeySaved: z.boolean(),
      /** What the company does without. */
      areasOff: z.array(Area),
    }),
    reads: [
      'organizations',
      'bank_accounts',
      'users',
      'mail_accounts',
      'items',
      'local_settings',
      'device',
      'settings',
    ],
  }),
  /** First start: our organisation and the first user in one step. */
  setUp: command({
    in: z.object({
      organization: OrganizationFields,
      user: z.object({
        name: Text(200).min(1),
        email: Text(254).default(''),
        phone: Text(60).default(''),
        language: Language,
        timeZone: Text(64).min(1),
      }),
      calendar: WorkingCalendar.optional(),
    }),
    out: z.object({ organizationId: Id, userId: Id, warnings: z.array(Warning) }),
    reasons: ['already_set_up'],
    undo: { because: 'the first step of a company' },
  }),
  listOrganizations: query({
    in: Empty,
    out: page(OrganizationRow),
    reads: ['organizations', 'bank_accounts'],
  }),
  saveOrganization: command({
    in: OrganizationFields.extend({ id: Id.optional(), isDefault: z.boolean().default(false) }),
    out: saved,
    reasons: ['organization_gone', 'picture_missing'],
    undo: true,
  }),
  listUsers: query({
    in: z.object({ includeInactive: z.boolean().default(false) }),
    out: page(UserRow),
    reads: ['users'],
  }),
  saveUser: command({
    in: z.object({
      id: Id.optional(),
      name: Text(200).min(1),
      email: Text(254).default(''),
      phone: Text(60).default(''),
      post: Text(120).default(''),
      role: Role,
      language: Language,
      timeZone: Text(64).min(1),
      department: Text(120).default(''),
    }),
    out: z.object({ id: Id }),
    reasons: ['user_gone', 'bad_email', 'last_admin'],
    undo: true,
  }),
  /** Lets a user go, or back in; never oneself, and one administrator always stays. */
  setUserActive: command({
    in: z.object({ id: Id, isActive: z.boolean() }),
    out: Empty,
    reasons: ['user_gone', 'own_user', 'last_admin'],
    undo: true,
  }),
  loadPreferences: query({ in: Empty, out: Preferences, reads: ['local_settings', 'users'] }),
  savePreferences: command({
    in: Preferences.partial(),
    out: Empty,
    undo: { because: 'a setting of this workstation' },
  }),
  /** How a list of this workstation is laid out; null: as it comes. */
  loadColumns: query({
    in: z.object({ list: ListName }),
    out: z.object({ layout: ColumnLayout.nullable() }),
    reads: ['local_settings'],
  }),
  saveColumns: command({
    in: z.object({ list: ListName, layout: ColumnLayout.nullable() }),
    out: Empty,
    undo: { because: 'a setting of this workstation' },
  }),
  loadCalendar: query({ in: Empty, out: WorkingCalendar, reads: ['settings'] }),
  saveCalendar: command({ in: WorkingCalendar, out: Empty, reasons: ['hours_order'], undo: true }),
  /** Switches an area off for the whole company, or on again; what is in it is kept. */
  switchArea: command({
    in: z.object({ area: Area, isOn: z.boolean() }),
    out: Empty,
    reasons: ['admin_only'],
    undo: true,
  }),
  /** Somebody looked at what is new in this version. */
  noteNewsSeen: command({
    in: z.object({ version: Text(40).min(1) }),
    out: Empty,
    undo: { because: 'a setting of this workstation' },
  }),
  /** The printable recovery key; opens this company's backups on another machine. */
  revealRecoveryKey: action({ in: Empty, out: z.object({ recoveryKey: z.string() }) }),
  confirmRecoveryKey: command({ in: Empty, out: Empty, undo: { because: 'a setting of this workstation' } }),
};
