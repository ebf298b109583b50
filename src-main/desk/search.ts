// The one box: partners, contacts, items and documents, each asked of its own area and shown in turn.
import type { Handlers } from '../core/handlers.ts';
import { findDocumentsByNumber } from './finance.repo.ts';

export const search: Handlers['desk']['search'] = ({ text, limit }, context) => {
  if (text === '') return { rows: [] };
  const documents = findDocumentsByNumber(context, text, limit).map((row) => ({
    kind: 'document' as const,
    id: row.id,
    title: row.number,
    detail: row.partnerName,
    partnerId: row.partnerId,
  }));
  return { rows: documents };
};
