// Set-up of a new company, and what of it can be changed later.
import { AppError } from '#shared/contract/errors.ts';
import { requisiteDoubts } from '#shared/domain/requisites.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { ensureTemplates } from '../mail/index.ts';
import type { ReadContext } from '../store/context.ts';
import { formatRecoveryKey } from '../store/recoveryKey.ts';
import { loadAreasOff, switchArea } from './areas.repo.ts';
import { listOrganizations, loadDefaultOrganization, saveOrganization } from './organizations.repo.ts';

import {
  loadCalendar,
  loadColumns,
  loadLocal,
  loadNewsSeen,
  loadPreferences,
  saveCalendar,
  saveColumns,
  saveLocal,
  saveNewsSeen,
} from './preferences.repo.ts';
import { listUsers, loadUser, saveLanguage, saveUser, setUserActive } from './users.repo.ts';

const exists = (context: ReadContext, sql: string): boolean => context.sql.get(sql) !== undefined;

export function createCompanyHandlers(deps: CoreDeps): Handlers['company'] {
  const checkPictures = (o: {
    logoHash: string | null;
    stampHash: string | null;
    headSignatureHash: string | null;
    accountantSignatureHash: string | null;
  }): void => {
    for (const hash of [o.logoHash, o.stampHash, o.headSignatureHash, o.accountantSignatureHash]) {
      // Uploads were looked at when they were stored; here only a hash of nothing is refused.
      if (hash !== null && !deps.blobs.has(hash)) throw new AppError('invalid_input', 'picture_missing');
    }
  };
  return {
    loadState: (_input, context) => ({
      hasCompany:
        exists(context, 'SELECT 1 FROM organizations WHERE deleted_at IS NULL LIMIT 1') &&
        context.user.id !== '',
      isDemo: loadLocal(context, 'isDemo') === true,
      hasMailAccount: exists(context, 'SELECT 1 FROM mail_accounts WHERE deleted_at IS NULL LIMIT 1'),
      hasCatalogue: exists(context, 'SELECT 1 FROM items LIMIT 1'),
      user: context.user.id === '' ? null : (loadUser(context, context.user.id) ?? null),
      companyName: loadDefaultOrganization(context)?.name ?? '',
      version: deps.platform.version,
      newsSeen: loadNewsSeen(context),
      isRecoveryKeySaved: loadLocal(context, 'isRecoveryKeySaved') === true,
      areasOff: loadAreasOff(context),
    }),
    setUp: ({ organization, user, calendar }, tx) => {
      if (exists(tx, 'SELECT 1 FROM device WHERE user_id IS NOT NULL'))
        throw new AppError('conflict', 'already_set_up');
      checkPictures(organization);
      // An import may have brought the organisation already: then the requisites complete it.
      const present = loadDefaultOrganization(tx);
      const organizationId = saveOrganization(tx, { ...organization, id: present?.id, isDefault: true });
      const userId = saveUser(tx, { ...user, role: 'admin' });
      tx.sql.run('UPDATE device SET user_id = ?', [userId]);
      tx.touch('device');
      saveNewsSeen(tx, deps.platform.version);
      if (calendar) saveCalendar(tx, calendar);
      ensureTemplates(tx);
      return { organizationId, userId, warnings: requisiteDoubts(organization) };
    },
    listOrganizations: (_input, context) => ({ rows: listOrganizations(context) }),
    saveOrganization: (input, tx) => {
      checkPictures(input);
      return { id: saveOrganization(tx, input), warnings: requisiteDoubts(input) };
    },
    listUsers: ({ includeInactive }, context) => ({ rows: listUsers(context, includeInactive) }),
    saveUser: (input, tx) => ({ id: saveUser(tx, input) }),
    setUserActive: ({ id, isActive }, tx) => {
      setUserActive(tx, id, isActive);
      return {};
    },
    switchArea: ({ area, isOn }, tx) => {
      switchArea(tx, area, isOn);
      return {};
    },
    ...createPreferenceHandlers(),
    revealRecoveryKey: async () => ({ recoveryKey: formatRecoveryKey(deps.folder.key) }),
  };
}

type PreferenceCalls =
  | 'loadPreferences'
  | 'savePreferences'
  | 'loadColumns'
  | 'saveColumns'
  | 'loadCalendar'
  | 'saveCalendar'
  | 'noteNewsSeen'
  | 'confirmRecoveryKey';

function createPreferenceHandlers(): Pick<Handlers['company'], PreferenceCalls> {
  return {
    loadPreferences: (_input, context) => loadPreferences(context),
    savePreferences: (input, tx) => {
      saveLocal(tx, 'preferences', { ...loadPreferences(tx), ...input });
      if (input.language && tx.user.id !== '') saveLanguage(tx, input.language);
      return {};
    },
    loadColumns: ({ list }, context) => ({ layout: loadColumns(context, list) }),
    saveColumns: ({ list, layout }, tx) => {
      saveColumns(tx, list, layout);
      return {};
    },
    loadCalendar: (_input, context) => loadCalendar(context),
    saveCalendar: (input, tx) => {
      saveCalendar(tx, input);
      return {};
    },
    noteNewsSeen: ({ version }, tx) => {
      saveNewsSeen(tx, version);
      return {};
    },
    confirmRecoveryKey: (_input, tx) => {
      saveLocal(tx, 'isRecoveryKeySaved', true);
      return {};
    },
  };
}
