// Fields that a product (Товар), an offer and a document line share: names, codes, unit, groups, properties, VAT.
// Owns these element names and the reading of usual requisites («ТипНоменклатуры», «Код» …).
import { vatFrom1c } from '#shared/domain/vat.ts';
import { type Fields, object, type ParseContext, text, wrap } from './element.ts';
import type { Characteristic, ItemFields, PropertyValue, Requisite, Unit } from './records.ts';
import { isVatName } from './values.ts';

/** Emits a unit the first time the session meets it. */
export function emitUnit(unit: Unit, context: ParseContext): void {
  const key = unit.code ?? unit.name ?? unit.id ?? '';
  if (context.session.unitKeys.has(key)) return;
  context.session.unitKeys.add(key);
  context.emit({ kind: 'unit', ...unit, ...context.position() });
}

/** БазоваяЕдиница: attributes with a short name as text; 3.1 gives only the code as text. */
export function unitField<T>(set: (target: T, unit: Unit) => void) {
  return object<T, Unit>({
    open: (_target, attributes) => ({
      code: attributes.Код?.trim(),
      name: undefined,
      fullName: attributes.НаименованиеПолное,
      international: attributes.МеждународноеСокращение,
    }),
    fields: {
      Ид: text((unit, value) => {
        unit.id = value;
      }),
      Код: text((unit, value) => {
        unit.code = value;
      }),
      НаименованиеКраткое: text((unit, value) => {
        unit.name = value;
      }),
      НаименованиеПолное: text((unit, value) => {
        unit.fullName = value;
      }),
      МеждународноеСокращение: text((unit, value) => {
        unit.international = value;
      }),
    },
    text: (unit, value) => {
      if (unit.code === undefined && /^\d{3,4}$/.test(value)) unit.code = value;
      else unit.name = value;
    },
    close: (target, unit, context) => {
      if (unit.code === undefined && unit.name === undefined && unit.id === undefined) return;
      emitUnit(unit, context);
      set(target, unit);
    },
  });
}

export type HasCharacteristics = { characteristics: Characteristic[] };

export const characteristicFields: Fields<HasCharacteristics> = {
  ХарактеристикаТовара: object<HasCharacteristics, Characteristic>({
    open: () => ({}),
    fields: {
      Ид: text((characteristic, value) => {
        characteristic.id = value;
      }),
      Наименование: text((characteristic, value) => {
        characteristic.name = value;
      }),
      Значение: text((characteristic, value) => {
        characteristic.value = value;
      }),
    },
    close: (target, characteristic) => {
      if (characteristic.value !== undefined) target.characteristics.push(characteristic);
    },
  }),
};

export type HasRequisites = { requisites: Requisite[] };

export const requisiteFields: Fields<HasRequisites> = {
  ЗначениеРеквизита: object<HasRequisites, Requisite>({
    open: () => ({ name: '', values: [] }),
    fields: {
      Наименование: text((requisite, value) => {
        requisite.name = value;
      }),
      Значение: text((requisite, value) => {
        requisite.values.push(value);
      }),
    },
    close: (target, requisite) => {
      if (requisite.name !== '' && requisite.values.length > 0) target.requisites.push(requisite);
    },
  }),
};

const propertyValueField = object<ItemFields, PropertyValue>({
  open: () => ({ propertyId: '', values: [] }),
  fields: {
    Ид: text((property, value) => {
      property.propertyId = value;
    }),
    Значение: text((property, value) => {
      property.values.push(value);
    }),
    // 2.03–2.05 name the variant and its value apart.
    ИдЗначения: text((property, value) => {
      property.values.push(value);
    }),
  },
  close: (item, property) => {
    if (property.propertyId !== '' && property.values.length > 0) item.properties.push(property);
  },
});

const taxRateField = object<ItemFields, { name?: string; rate?: string }>({
  open: () => ({}),
  fields: {
    Наименование: text((tax, value) => {
      tax.name = value;
    }),
    Ставка: text((tax, value) => {
      tax.rate = value;
    }),
  },
  close: (item, tax, context) => {
    if (tax.rate === undefined || !isVatName(tax.name)) return;
    item.vatText = tax.rate;
    item.vatCode = vatFrom1c(tax.rate);
    if (item.vatCode === undefined) context.problem('vat_unknown', item.id, false);
  },
});

export const itemFields: Fields<ItemFields> = {
  Ид: text((item, value) => setItemId(item, value)),
  ИдХарактеристики: text((item, value) => {
    item.variantId = value;
  }),
  Штрихкод: text((item, value) => {
    item.barcodes.push(value);
  }),
  Штрихкоды: wrap({
    Штрихкод: text((item, value) => {
      item.barcodes.push(value);
    }),
  }),
  Артикул: text((item, value) => {
    item.article = value;
  }),
  Код: text((item, value) => {
    item.code = value;
  }),
  Наименование: text((item, value) => {
    item.name = value;
  }),
  ПолноеНаименование: text((item, value) => {
    item.fullName = value;
  }),
  Описание: text((item, value) => {
    item.description = value;
  }),
  БазоваяЕдиница: unitField((item, unit) => {
    item.unit = unit;
  }),
  Группы: wrap({
    Ид: text((item, value) => {
      item.groupIds.push(value);
    }),
  }),
  Картинка: text((item, value) => {
    item.pictures.push(value);
  }),
  Страна: text((item, value) => {
    item.country = value;
  }),
  Вес: text((item, value) => {
    item.weightText = value;
  }),
  Изготовитель: wrap({
    Наименование: text((item, value) => {
      item.manufacturer = value;
    }),
  }),
  ЗначенияСвойств: wrap({ ЗначенияСвойства: propertyValueField }),
  СтавкиНалогов: wrap({ СтавкаНалога: taxRateField }),
  ХарактеристикиТовара: wrap<ItemFields>(characteristicFields),
  ЗначенияРеквизитов: wrap<ItemFields>(requisiteFields),
};

/** Splits `<product>#<variant>`. */
export function setItemId(item: { id: string; baseId: string; variantId?: string }, id: string): void {
  const cut = id.indexOf('#');
  item.id = id;
  item.baseId = cut < 0 ? id : id.slice(0, cut);
  if (cut >= 0) item.variantId = id.slice(cut + 1);
}

export function createItem(): ItemFields {
  return {
    id: '',
    baseId: '',
    variantId: undefined,
    barcodes: [],
    article: undefined,
    name: undefined,
    groupIds: [],
    pictures: [],
    properties: [],
    characteristics: [],
    requisites: [],
    itemKind: 'good',
  };
}

/** Takes out of the requisites what has a field of its own. */
export function applyItemRequisites(item: ItemFields): void {
  for (const { name, values } of item.requisites) {
    const value = values[0] ?? '';
    if (name === 'ТипНоменклатуры' || name === 'ВидНоменклатуры') {
      if (value === 'Услуга' || value === 'Работа') item.itemKind = 'service';
    } else if (name === 'Полное наименование') item.fullName ??= value;
    else if (name === 'Код') item.code ??= value;
    else if (name === 'Вес') item.weightText ??= value;
  }
}
