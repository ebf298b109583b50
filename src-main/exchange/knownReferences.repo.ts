// What an import must know of the company before it starts.
import { standardVatCode, type VatCode } from '#shared/domain/vat.ts';
import type { ReadContext } from '../store/context.ts';
import { totalWarehouseId } from './commerceml/externalIds.rules.ts';

type Known = { priceTypes: { id: string; currency: string }[]; hasWarehouses: boolean };

/** Price types by their ids in 1C, and whether 1C has told us of warehouses. */
export function loadKnown({ sql }: ReadContext): Known {
  const warehouse = sql.get(
    'SELECT 1 FROM warehouses WHERE external_id IS NOT NULL AND id <> ? AND deleted_at IS NULL LIMIT 1',
    [totalWarehouseId],
  );
  return {
    priceTypes: sql.all<{ id: string; currency: string }>(
      'SELECT external_id AS id, currency FROM price_types WHERE external_id IS NOT NULL AND deleted_at IS NULL',
    ),
    hasWarehouses: warehouse !== undefined,
  };
}

/** For items that name no rate: the organisation's own. */
export function usualVatCode(ctx: ReadContext): VatCode {
  const own = ctx.sql.get<{ vatCode: VatCode }>(
    'SELECT vat_code AS vatCode FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1',
  );
  return own?.vatCode ?? standardVatCode('AZ', ctx.today) ?? 'exempt';
}

/** 0 = no item yet. */
export function highestItemRid({ sql }: ReadContext): number {
  return sql.get<{ rid: number }>('SELECT coalesce(max(rid), 0) AS rid FROM items')?.rid ?? 0;
}

/** Country of phone numbers written without a code. */
export function homeCountry({ sql }: ReadContext): string {
  const own = sql.get<{ country: string }>(
    'SELECT country FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1',
  );
  return own?.country || 'AZ';
}
