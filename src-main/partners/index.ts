// Door of partners: the calls, search, and what other areas ask of a partner or write for it.
export { insertContact } from './contacts.repo.ts';
export { insertLegalEntity, type LegalEntity, pickLegalEntity } from './legalEntities.repo.ts';
export { createPartnersHandlers } from './partners.handlers.ts';
export {
  listPartners,
  loadPartnerBrief,
  loadPartnerRows,
  type PartnerBrief,
  requirePartner,
} from './partners.repo.ts';
export { contactKeys, partnerKeys } from './partners.rules.ts';
export { insertPartner, type NewPartner, updatePartner } from './partnerWrites.repo.ts';
export { effectiveTimeZone, pickRecipient, type Recipient } from './people.repo.ts';
export { phoneKeys } from './reach.rules.ts';
export {
  type FoundContact,
  type FoundPartner,
  type Matched,
  searchPartners,
  searchPeople,
} from './search.repo.ts';
