// The contract's calls of partners: joins the rows' modules, holds no SQL of its own.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { deleteContact, insertContact, loadLiveContact, updateContact } from './contacts.repo.ts';
import { deleteLegalEntity, insertLegalEntity, updateLegalEntity } from './legalEntities.repo.ts';
import { assertOwner, listPartners, loadPartnerCard, requirePartner } from './partners.repo.ts';
import { deletePartner, insertPartner, updatePartner } from './partnerWrites.repo.ts';
import { addPoint, phoneCountry } from './reach.repo.ts';
import { searchPartners } from './search.repo.ts';

export function createPartnersHandlers(_deps: CoreDeps): Handlers['partners'] {
  return {
    search: ({ text, limit }, context) => ({ rows: searchPartners(context, text, limit) }),
    list: (input, context) => listPartners(context, input),
    load: ({ id }, context) => loadPartnerCard(context, id),
    create: (input, tx) => {
      assertOwner(tx, input.ownerId);
      return insertPartner(tx, input);
    },
    update: (input, tx) => {
      assertOwner(tx, input.ownerId);
      return updatePartner(tx, input);
    },
    delete: ({ id }, tx) => {
      deletePartner(tx, id);
      return {};
    },
    createContact: (input, tx) => insertContact(tx, input, requirePartner(tx, input.partnerId).country),
    updateContact: (input, tx) => updateContact(tx, input),
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
      return insertLegalEntity(tx, input);
    },
    updateLegalEntity: (input, tx) => updateLegalEntity(tx, input),
    deleteLegalEntity: ({ id }, tx) => {
      deleteLegalEntity(tx, id);
      return {};
    },
  };
}
