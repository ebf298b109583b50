// Rows of phones, e-mails and sites inside a form with a field `reach`: add, remove, say which is the main one.
// Empty rows are dropped at saving by `filledReach`.
import { Plus, X } from 'lucide-react';
import { useFormContext } from 'react-hook-form';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Field, FieldGroup } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './fields.module.css';
import { useFieldText } from './useFieldText.ts';

export type ReachKind = 'phone' | 'email' | 'site';
export type ReachValue = { id?: string; kind: ReachKind; value: string; label: string; isPrimary: boolean };
type ReachHolder = { reach: ReachValue[] };

const kinds = {
  phone: { group: 'partner.phones', one: 'common.phone', add: 'partner.addPhone', type: 'tel' },
  email: { group: 'partner.emails', one: 'common.email', add: 'partner.addEmail', type: 'email' },
  site: { group: 'partner.sites', one: 'partner.site', add: 'partner.addSite', type: 'url' },
} as const;

/** The rows that say something, in their order. */
export function filledReach(reach: readonly ReachValue[]): ReachValue[] {
  return reach.filter(({ value }) => value.trim() !== '');
}

/** The rows of a card as the form edits them. */
export function reachOf(card: {
  phones: readonly Omit<ReachValue, 'kind'>[];
  emails: readonly Omit<ReachValue, 'kind'>[];
  sites?: readonly Omit<ReachValue, 'kind'>[];
}): ReachValue[] {
  const rows = (kind: ReachKind, list: readonly Omit<ReachValue, 'kind'>[] = []) =>
    list.map(({ id, value, label, isPrimary }) => ({ id, kind, value, label, isPrimary }));
  return [...rows('phone', card.phones), ...rows('email', card.emails), ...rows('site', card.sites)];
}

function useReach() {
  const form = useFormContext<ReachHolder>();
  const reach = form.watch('reach');
  const set = (next: ReachValue[]) => form.setValue('reach', next, { shouldDirty: true });
  return {
    reach,
    errorOf: (index: number) => form.formState.errors.reach?.[index]?.value?.message,
    add: (kind: ReachKind) => set([...reach, { kind, value: '', label: '', isPrimary: false }]),
    remove: (index: number) => {
      form.clearErrors('reach');
      set(reach.filter((_, i) => i !== index));
    },
    change: (index: number, patch: Partial<ReachValue>) => {
      if (patch.value !== undefined) form.clearErrors(`reach.${index}.value`);
      set(reach.map((row, i) => (i === index ? { ...row, ...patch } : row)));
    },
    makePrimary: (index: number) =>
      set(
        reach.map((row, i) =>
          row.kind === reach[index]?.kind ? { ...row, isPrimary: i === index && !row.isPrimary } : row,
        ),
      ),
  };
}

function ReachRow({ index, name }: { index: number; name: string }) {
  const t = useT();
  const fieldText = useFieldText();
  const { reach, errorOf, change, remove, makePrimary } = useReach();
  const row = reach[index];
  if (!row) return null;
  const problem = errorOf(index);
  return (
    <div className={styles.reachRow}>
      <Field label={name} isLabelHidden error={problem && fieldText(problem)}>
        <TextField
          type={kinds[row.kind].type}
          maxLength={200}
          value={row.value}
          placeholder={name}
          onChange={(value) => change(index, { value })}
        />
      </Field>
      <Field label={`${name}: ${t('partner.label')}`} isLabelHidden>
        <TextField
          maxLength={80}
          value={row.label}
          placeholder={t('partner.labelHint')}
          onChange={(label) => change(index, { label })}
        />
      </Field>
      <div className={styles.reachTail}>
        <Checkbox
          label={t('partner.makePrimary')}
          value={row.isPrimary}
          onChange={() => makePrimary(index)}
        />
      </div>
      <IconButton
        variant="quiet"
        label={t('partner.removeRow', { name: row.value || name })}
        icon={<X aria-hidden />}
        onClick={() => remove(index)}
      />
    </div>
  );
}

/** One group of rows per kind. */
export function ReachEditor({ shown = ['phone', 'email'] }: { shown?: readonly ReachKind[] }) {
  const t = useT();
  const { reach, add } = useReach();
  return shown.map((kind) => {
    const indexes = reach.flatMap((row, index) => (row.kind === kind ? [index] : []));
    return (
      <FieldGroup key={kind} label={t(kinds[kind].group)}>
        <div className={styles.reach}>
          {indexes.map((index, place) => (
            <ReachRow
              key={reach[index]?.id ?? `new-${place.toString()}`}
              index={index}
              name={place === 0 ? t(kinds[kind].one) : `${t(kinds[kind].one)} ${place + 1}`}
            />
          ))}
          <Button size="sm" variant="quiet" icon={<Plus aria-hidden />} onClick={() => add(kind)}>
            {t(kinds[kind].add)}
          </Button>
        </div>
      </FieldGroup>
    );
  });
}
