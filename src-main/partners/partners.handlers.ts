// The contract's calls of partners: joins the rows' modules, holds no SQL of its own.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { WriteContext } from '../store/context.ts';
import { deleteBankAccount, insertBankAccount, updateBankAccount } from './bankAccounts.repo.ts';
import { countPartners } from './bulkEdit.repo.ts';
import { bulkEdit } from './bulkEdit.ts';
import { deleteContact, insertContact, loadLiveContact, updateContact } from './contacts.repo.ts';
import { nameDoubles, reachDoubles, taxIdDoubles } from './duplicates.repo.ts';
import { listHistory, loadTrace } from './history.repo.ts';
import { deleteLegalEntity, insertLegalEntity, updateLegalEntity } from './legalEntities.repo.ts';
import { assertOwner, listPartners, loadPartnerCard, requirePartner } from './partners.repo.ts';
import type { Warnings } from './partners.rules.ts';
import { deletePartner, insertPartner, updatePartner } from './partnerWrites.repo.ts';
import { addPoint, phoneCountry } from './reach.repo.ts';
import { searchPartners } from './search.repo.ts';

type Saved = { id: string; warnings: Warnings };

/** A person typed it: doubles are said, as doubts are. Imports have a matching of their own. */
function withPartnerDoubles(tx: WriteContext, saved: Saved, name: string): Saved {
  const owner = { partnerId: saved.id, contactId: null };
  const doubles = [...nameDoubles(tx, saved.id, name), ...reachDoubles(tx, owner)];
  return { ...saved, warnings: [...saved.warnings, ...doubles] };
}

function withContactDoubles(tx: WriteContext, saved: Saved): Saved {
  const { partnerId } = loadLiveContact(tx, saved.id);
  const doubles = reachDoubles(tx, { partnerId, contactId: saved.id });
  return { ...saved, warnings: [...saved.warnings, ...doubles] };
}

const withTaxIdDoubles = (tx: WriteContext, saved: Saved): Saved => ({
  ...saved,
  warnings: [...saved.warnings, ...taxIdDoubles(tx, saved.id)],
});

export function createPartnersHandlers(deps: CoreDeps): Handlers['partners'] {
  return {
    search: ({ text, limit }, context) => ({ rows: searchPartners(context, text, limit) }),
    list: (input, context) => listPartners(context, input),
    count: async (filter, context) => ({ count: await countPartners(context, filter) }),
    bulkEdit: (input, context) => bulkEdit(deps, input, context),
    load: ({ id }, context) => loadPartnerCard(context, id),
    create: (input, tx) => {
      assertOwner(tx, input.ownerId);
      return withPartnerDoubles(tx, insertPartner(tx, input), input.name);
    },
    update: (input, tx) => {
      assertOwner(tx, input.ownerId);
      return withPartnerDoubles(tx, updatePartner(tx, input), input.name);
    },
    delete: ({ id }, tx) => {
      deletePartner(tx, id);
      return {};
    },
    createContact: (input, tx) =>
      withContactDoubles(tx, insertContact(tx, input, requirePartner(tx, input.partnerId).country)),
    updateContact: (input, tx) => withContactDoubles(tx, updateContact(tx, input)),
    deleteContact: ({ id }, tx) => {
      deleteContact(tx, id);
      return {};
    },
    addReach: ({ partnerId, contactId, ...reach }, tx) => {
      const { country } = requirePartner(tx, partnerId);
      if (contactId !== undefined && loadLiveContact(tx, contactId).partnerId !== partnerId) {
        throw new AppError('not_found', 'contact_gone');
      }
      return addPoint(tx, { partnerId, contactId: contactId ?? null }, reach, phoneCountry(tx, country));
    },
    createLegalEntity: (input, tx) => {
      requirePartner(tx, input.partnerId);
      return withTaxIdDoubles(tx, insertLegalEntity(tx, input));
    },
    updateLegalEntity: (input, tx) => withTaxIdDoubles(tx, updateLegalEntity(tx, input)),
    deleteLegalEntity: ({ id }, tx) => {
      deleteLegalEntity(tx, id);
      return {};
    },
    createBankAccount: (input, tx) => insertBankAccount(tx, input),
    updateBankAccount: (input, tx) => updateBankAccount(tx, input),
    deleteBankAccount: ({ id }, tx) => {
      deleteBankAccount(tx, id);
      return {};
    },
    listHistory: (input, context) => listHistory(context, input),
    loadTrace: ({ id }, context) => loadTrace(context, id),
  };
}
