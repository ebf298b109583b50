// The fields a partners-and-contacts file may fill, with their usual headers in Azerbaijani, Russian and English.
// Data only: the mapping screen lists it, `guessMapping` matches against it.

export type CsvFieldId =
  | 'partnerName'
  | 'legalName'
  | 'taxId'
  | 'kpp'
  | 'phone'
  | 'email'
  | 'contactPerson'
  | 'role'
  | 'city'
  | 'region'
  | 'address'
  | 'country'
  | 'site'
  | 'segment'
  | 'owner'
  | 'notes'
  | 'externalId';

/** `isMultiple`: several columns may carry it, and one cell may hold several values. */
export type CsvField<Id extends string = CsvFieldId> = {
  id: Id;
  isMultiple: boolean;
  aliases: readonly string[];
};

/** @param aliases usual headers, with commas between */
export const csvField = <Id extends string>(id: Id, isMultiple: boolean, aliases: string): CsvField<Id> => ({
  id,
  isMultiple,
  aliases: aliases.split(',').map((alias) => alias.trim()),
});
const field = csvField<CsvFieldId>;

/** In order of preference: a header that names several («Contact phone», «Client city») means the first of them. */
export const csvFields: readonly CsvField[] = [
  field(
    'email',
    true,
    'e-mail, email, mail, e-poçt, epoçt, e-poct, elektron poçt, elektron ünvan, почта, электронная почта, эл. почта, эл почта, e-mail address, email address, емейл, имейл, мейл',
  ),
  field(
    'phone',
    true,
    'telefon, telefon nömrəsi, nömrə, mobil, mobil telefon, mob, tel, iş telefonu, ev telefonu, əlaqə nömrəsi, phone, phone number, mobile, mobile phone, work phone, cell, тел, телефон, номер телефона, мобильный, мобильный телефон, рабочий телефон, сотовый, моб, whatsapp',
  ),
  field(
    'taxId',
    false,
    'VÖEN, VOEN, ИНН, БИН, ИНН/КПП, ВОЕН, tax id, tax number, tin, taxpayer id, vat number, vat id, inn, vergi nömrəsi, vergi nomresi',
  ),
  field('kpp', false, 'КПП, kpp'),
  field(
    'site',
    false,
    'sayt, veb sayt, veb-sayt, internet səhifəsi, сайт, веб-сайт, вебсайт, site, website, web site, web, url, homepage',
  ),
  field('country', false, 'ölkə, страна, country'),
  field('city', false, 'şəhər, rayon/şəhər, город, населенный пункт, city, town'),
  field('region', false, 'rayon, bölgə, region, регион, область, район, край, province, state, district'),
  field(
    'address',
    false,
    'ünvan, adres, küçə, hüquqi ünvan, faktiki ünvan, адрес, улица, юридический адрес, фактический адрес, адрес доставки, address, street, street address, legal address',
  ),
  field('role', false, 'vəzifə, vəzifəsi, rol, должность, роль, role, position, job title, title'),
  field(
    'notes',
    false,
    'qeyd, qeydlər, şərh, əlavə məlumat, примечание, примечания, комментарий, комментарии, заметки, описание, notes, note, comment, comments, remarks, description',
  ),
  field(
    'segment',
    true,
    'seqment, kateqoriya, teq, teqlər, etiket, qrup, növ, сегмент, категория, теги, тег, метки, метка, группа, тип, segment, category, tags, tag, labels, group, type',
  ),
  field(
    'owner',
    false,
    'menecer, məsul, məsul menecer, satıcı, təmsilçi, менеджер, ответственный, ответственный менеджер, менеджер по продажам, owner, manager, account manager, responsible, sales rep, assigned to',
  ),
  field(
    'legalName',
    false,
    'hüquqi ad, rəsmi ad, tam ad, tam adı, hüquqi şəxs, юридическое название, юридическое наименование, юрлицо, юр. лицо, полное наименование, официальное наименование, legal name, legal entity, official name, full name of company, registered name',
  ),
  field(
    'externalId',
    false,
    'id, ид, guid, kod, xarici kod, код, код 1с, код в 1с, внешний код, идентификатор, external id, externalid, code, ref, reference, customer id',
  ),
  field(
    'contactPerson',
    true,
    'əlaqədar şəxs, əlaqə şəxsi, məsul şəxs, kontakt, kontakt şəxs, şəxs, ad soyad, ad və soyad, контактное лицо, контакт, контакты, фио, ф.и.о., имя контакта, представитель, contact, contact person, contact name, person, full name, first and last name',
  ),
  field(
    'partnerName',
    false,
    'ad, adı, müştəri, müştəri adı, müştərinin adı, partnyor, tərəfdaş, kontragent, şirkət, şirkət adı, şirkətin adı, təşkilat, firma, название, наименование, клиент, контрагент, партнер, компания, организация, фирма, покупатель, name, client, customer, partner, company, company name, organisation, organization, account, account name',
  ),
];
