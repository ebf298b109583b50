// Fields of Классификатор and Каталог: owner, groups, properties, price types, warehouses, units, products.
// Emits each record when its element closes (groups: parents before children).
import { addChild, type Fields, object, type ParseContext, text, wrap } from './element.ts';
import { applyItemRequisites, createItem, itemFields, unitField } from './itemSpec.ts';
import { addressField, contactFields, partyField } from './partySpec.ts';
import type {
  GroupRecord,
  PriceTypeRecord,
  ProductRecord,
  PropertyRecord,
  PropertyVariant,
  SectionRecord,
  WarehouseRecord,
} from './records.ts';
import { toCurrency } from './session.ts';
import { toBoolean } from './values.ts';

export const ownerField = partyField<SectionRecord>((_section, party, context) => {
  const key = party.id ?? party.taxId ?? party.name ?? '';
  if (context.session.ownerIds.has(key)) return;
  context.session.ownerIds.add(key);
  context.emit({ kind: 'owner', party, ...context.position() });
});

type GroupDraft = GroupRecord & { isEmitted: boolean; parent: GroupDraft | SectionRecord };

function emitGroup(draft: GroupDraft, context: ParseContext): void {
  if (draft.isEmitted) return;
  draft.isEmitted = true;
  const { isEmitted: _isEmitted, parent, ...group } = draft;
  if (parent.kind === 'group' && parent.id !== '') group.parentId = parent.id;
  emitNamed(group, context);
}

const groupField = object<GroupDraft | SectionRecord, GroupDraft>({
  open: (parent, _attributes, context) => ({
    kind: 'group',
    id: '',
    name: '',
    isDeleted: false,
    ...context.position(),
    isEmitted: false,
    parent,
  }),
  fields: {
    Ид: text((group, value) => {
      group.id = value;
    }),
    Наименование: text((group, value) => {
      group.name = value;
    }),
    Описание: text((group, value) => {
      group.description = value;
    }),
    ПометкаУдаления: text((group, value) => {
      group.isDeleted = toBoolean(value);
    }),
  },
  close: (_parent, group, context) => emitGroup(group, context),
});
addChild(groupField, 'Группы', wrap<GroupDraft>({ Группа: groupField }, emitGroup));

const variantField = object<PropertyRecord, PropertyVariant>({
  open: () => ({ id: '', value: '' }),
  fields: {
    ИдЗначения: text((variant, value) => {
      variant.id = value;
    }),
    Ид: text((variant, value) => {
      variant.id = value;
    }),
    Значение: text((variant, value) => {
      variant.value = value;
    }),
  },
  close: (property, variant) => {
    if (variant.id !== '') property.variants.push(variant);
  },
});

const valueTypes = new Map<string, PropertyRecord['valueType']>([
  ['Строка', 'text'],
  ['Число', 'number'],
  ['Время', 'time'],
  ['Справочник', 'reference'],
]);
const valueTypeField = text<PropertyRecord>((property, value) => {
  property.valueType = valueTypes.get(value) ?? 'text';
});
const variantsField = wrap<PropertyRecord>({ Справочник: variantField, ВариантЗначения: variantField });

const propertyField = object<SectionRecord, PropertyRecord>({
  open: (_section, _attributes, context) => ({
    kind: 'property',
    id: '',
    name: '',
    valueType: 'text',
    isRequired: false,
    isMultiple: false,
    isDeleted: false,
    variants: [],
    ...context.position(),
  }),
  fields: {
    Ид: text((property, value) => {
      property.id = value;
    }),
    Наименование: text((property, value) => {
      property.name = value;
    }),
    Обязательное: text((property, value) => {
      property.isRequired = toBoolean(value);
    }),
    Множественное: text((property, value) => {
      property.isMultiple = toBoolean(value);
    }),
    ПометкаУдаления: text((property, value) => {
      property.isDeleted = toBoolean(value);
    }),
    ТипЗначений: valueTypeField,
    ВариантыЗначений: variantsField,
    // 2.03–2.05 nest the type and its variants.
    ТипыЗначений: wrap({ ТипЗначений: wrap({ Тип: valueTypeField, ВариантыЗначений: variantsField }) }),
  },
  close: (_section, property, context) => emitNamed(property, context),
});

/** Emits a reference record, or says what it lacks. */
function emitNamed(
  record: GroupRecord | PropertyRecord | WarehouseRecord | PriceTypeRecord,
  context: ParseContext,
): void {
  if (record.id === '') context.problem('id_missing', undefined, true, record);
  else if (record.name === '') context.problem('name_missing', record.id, true, record);
  else context.emit(record);
}

const priceTypeField = object<SectionRecord, PriceTypeRecord>({
  open: (_section, _attributes, context) => ({
    kind: 'priceType',
    id: '',
    name: '',
    isDeleted: false,
    ...context.position(),
  }),
  fields: {
    Ид: text((type, value) => {
      type.id = value;
    }),
    Наименование: text((type, value) => {
      type.name = value;
    }),
    Валюта: text((type, value, context) => {
      type.currencyText = value;
      type.currency = toCurrency(value, context.session);
    }),
    ПометкаУдаления: text((type, value) => {
      type.isDeleted = toBoolean(value);
    }),
    Налог: wrap({
      УчтеноВСумме: text((type, value) => {
        type.isVatIncluded = toBoolean(value);
      }),
    }),
  },
  close: (_section, type, context) => {
    if (type.id !== '') context.session.priceTypes.set(type.id, type.currency);
    if (type.currencyText !== undefined && type.currency === undefined) {
      context.problem('currency_unknown', type.id, false, type);
    }
    emitNamed(type, context);
  },
});

const warehouseField = object<SectionRecord, WarehouseRecord>({
  open: (_section, _attributes, context) => ({
    kind: 'warehouse',
    id: '',
    name: '',
    contacts: [],
    isDeleted: false,
    ...context.position(),
  }),
  fields: {
    Ид: text((warehouse, value) => {
      warehouse.id = value;
    }),
    Наименование: text((warehouse, value) => {
      warehouse.name = value;
    }),
    ПометкаУдаления: text((warehouse, value) => {
      warehouse.isDeleted = toBoolean(value);
    }),
    Адрес: addressField((warehouse, address) => {
      warehouse.address = address;
    }),
    Контакты: wrap<WarehouseRecord>(contactFields),
  },
  close: (_section, warehouse, context) => emitNamed(warehouse, context),
});

/** Reference data that 2.x puts into the offers and 3.1 into the classifier. */
export const referenceFields: Fields<SectionRecord> = {
  ТипыЦен: wrap({ ТипЦены: priceTypeField }),
  Склады: wrap({ Склад: warehouseField }),
};

/** Opens a section; it is emitted only when its end tag was read. */
export function openSection(
  section: SectionRecord['section'],
  attributes: Readonly<Record<string, string | undefined>>,
  context: ParseContext,
): SectionRecord {
  const isFull = attributes.СодержитТолькоИзменения?.trim() === 'false';
  return { kind: 'section', section, isFull, count: 0, ...context.position() };
}

export const sectionFields: Fields<SectionRecord> = {
  Ид: text((section, value) => {
    section.id = value;
  }),
  Наименование: text((section, value) => {
    section.name = value;
  }),
  ИдКлассификатора: text((section, value) => {
    section.classifierId = value;
  }),
  ИдКаталога: text((section, value) => {
    section.catalogueId = value;
  }),
  СодержитТолькоИзменения: text((section, value) => {
    section.isFull = value === 'false';
  }),
  Владелец: ownerField,
};

export const classifierField = object<object, SectionRecord>({
  open: (_root, attributes, context) => openSection('classifier', attributes, context),
  fields: {
    ...sectionFields,
    ...referenceFields,
    Группы: wrap<SectionRecord>({ Группа: groupField }),
    Свойства: wrap({ Свойство: propertyField, СвойствоНоменклатуры: propertyField }),
    ЕдиницыИзмерения: wrap({ ЕдиницаИзмерения: unitField<SectionRecord>(() => undefined) }),
  },
  close: (_root, section, context) => context.emit(section),
});

const statuses = new Map<string | undefined, ProductRecord['status']>([
  ['Новый', 'new'],
  ['Изменен', 'changed'],
  ['Изменён', 'changed'],
  ['Удален', 'deleted'],
  ['Удалён', 'deleted'],
]);

const productField = object<SectionRecord, ProductRecord>({
  open: (section, attributes, context) => {
    const status = statuses.get(attributes.Статус);
    return {
      kind: 'product',
      ...createItem(),
      status,
      isDeleted: status === 'deleted',
      catalogueId: section.id,
      ...context.position(),
    };
  },
  fields: {
    ...itemFields,
    ПометкаУдаления: text<ProductRecord>((product, value) => {
      product.isDeleted ||= toBoolean(value);
    }),
    Статус: text<ProductRecord>((product, value) => {
      product.status = statuses.get(value);
      product.isDeleted ||= product.status === 'deleted';
    }),
  },
  close: (section, product, context) => {
    applyItemRequisites(product);
    // Nobody asks for the rest of them, and what travels to the other thread costs by the field.
    product.requisites = [];
    const isNameless = product.name === undefined && !product.isDeleted;
    if (product.id === '') context.problem('id_missing', product.article, true, product);
    else if (isNameless) context.problem('name_missing', product.id, true, product);
    else {
      section.count += 1;
      context.emit(product);
    }
  },
});

export const catalogueField = object<object, SectionRecord>({
  open: (_root, attributes, context) => openSection('catalogue', attributes, context),
  fields: { ...sectionFields, Товары: wrap({ Товар: productField }) },
  close: (_root, section, context) => {
    section.catalogueId ??= section.id;
    context.emit(section);
  },
});
