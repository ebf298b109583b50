// Door of partners: the calls, search, and what other areas ask of a partner or write for it.
export { insertContact } from './contacts.repo.ts';
export { insertLegalEntity, pickLegalEntity, refreshPartnerKeys } from './legalEntities.repo.ts';
export { createPartnersHandlers } from './partners.handlers.ts';
export {
  listPartners,
  loadPartnerBrief,
  loadPartnerCard,
  /** @public for files that belong to a partner */
  requirePartner,
} from './partners.repo.ts';
export { contactKeys, partnerKeys } from './partners.rules.ts';
export { insertPartner } from './partnerWrites.repo.ts';
export { clockOf, findClientPlace, loadClock, pickRecipient } from './people.repo.ts';
export { keepNumber, phoneCountry } from './reach.repo.ts';
export { phoneKeys, storedKeys } from './reach.rules.ts';
export {
  searchPartners,
  searchPeople,
} from './search.repo.ts';
