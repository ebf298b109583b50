// The fields a column may fill, by their names.
import { useT } from '#renderer/i18n/I18nProvider.tsx';

export function useCsvFieldNames(): { readonly [field: string]: string } {
  const t = useT();
  return {
    partnerName: t('imports.fieldPartnerName'),
    legalName: t('imports.fieldLegalName'),
    taxId: t('imports.fieldTaxId'),
    kpp: t('imports.fieldKpp'),
    phone: t('imports.fieldPhone'),
    email: t('imports.fieldEmail'),
    contactPerson: t('imports.fieldContactPerson'),
    role: t('imports.fieldRole'),
    city: t('imports.fieldCity'),
    region: t('imports.fieldRegion'),
    address: t('imports.fieldAddress'),
    country: t('imports.fieldCountry'),
    site: t('imports.fieldSite'),
    segment: t('imports.fieldSegment'),
    owner: t('imports.fieldOwner'),
    notes: t('imports.fieldNotes'),
    externalId: t('imports.fieldExternalId'),
    itemName: t('exchange.fieldItemName'),
    article: t('exchange.fieldArticle'),
    barcode: t('exchange.fieldBarcode'),
    itemGroup: t('exchange.fieldItemGroup'),
    unit: t('exchange.fieldUnit'),
    vat: t('exchange.fieldVat'),
    priceRetail: t('exchange.priceRetail'),
    priceDealer: t('exchange.priceDealer'),
    priceRecommended: t('exchange.priceRecommended'),
    priceMinimum: t('exchange.priceMinimum'),
    priceCost: t('exchange.priceCost'),
    stock: t('exchange.fieldStock'),
    warehouse: t('exchange.fieldWarehouse'),
  };
}
