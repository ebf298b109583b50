// The fields of a task's form. Keeps nothing; what is typed is the form's.
import type { Control, UseFormReturn } from 'react-hook-form';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import { WhenFields } from '../interactions/index.ts';
import { PeopleField, useUsers } from '../messages/index.ts';
import { repeatKinds } from './repeatRule.ts';
import type { TaskValues } from './TaskDialog.tsx';
import styles from './Tasks.module.css';

const importances = ['low', 'normal', 'high'] as const;
type Fields = { control: Control<TaskValues> };

function WhoFields({ control }: Fields) {
  const t = useT();
  const users = useUsers();
  return (
    <div className={styles.pair}>
      <FormField control={control} name="ownerId" label={t('tasks.executor')}>
        {({ ref: _ref, ...field }) => (
          <Select {...field} options={users.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
      </FormField>
      <FormField control={control} name="importance" label={t('tasks.importance')}>
        {({ ref: _ref, ...field }) => (
          <Select
            {...field}
            options={importances.map((value) => ({ value, label: t(`interactions.${value}`) }))}
          />
        )}
      </FormField>
    </div>
  );
}

function RepeatField({ control, isOwn }: Fields & { isOwn: boolean }) {
  const t = useT();
  const kinds = isOwn ? ([...repeatKinds, 'own'] as const) : repeatKinds;
  return (
    <FormField control={control} name="repeat" label={t('tasks.repeat')}>
      {({ ref: _ref, ...field }) => (
        <Select {...field} options={kinds.map((value) => ({ value, label: t(`tasks.repeat_${value}`) }))} />
      )}
    </FormField>
  );
}

function PeopleFields({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  const [ownerId, helperIds, watcherIds] = form.watch(['ownerId', 'helperIds', 'watcherIds']);
  const set = (name: 'helperIds' | 'watcherIds') => (ids: string[]) =>
    form.setValue(name, ids, { shouldDirty: true });
  return (
    <>
      <PeopleField
        label={t('tasks.helpers')}
        value={helperIds}
        onChange={set('helperIds')}
        without={[ownerId, ...watcherIds]}
      />
      <PeopleField
        label={t('tasks.watchers')}
        value={watcherIds}
        onChange={set('watcherIds')}
        without={[ownerId, ...helperIds]}
      />
    </>
  );
}

export function TaskFields({ form, isNew }: { form: UseFormReturn<TaskValues>; isNew: boolean }) {
  const t = useT();
  const { control } = form;
  return (
    <>
      <FormField
        control={control}
        name="title"
        label={t('tasks.name')}
        isRequired
        errorText={() => t('tasks.required')}
      >
        {(field) => <TextField {...field} maxLength={300} />}
      </FormField>
      <WhoFields control={control} />
      <WhenFields control={control} isRequired={false} />
      <FormField control={control} name="notes" label={t('tasks.notes')}>
        {(field) => <TextArea {...field} rows={2} maxLength={4000} />}
      </FormField>
      {isNew ? (
        <FormField control={control} name="steps" label={t('tasks.steps')} hint={t('tasks.stepsHint')}>
          {(field) => <TextArea {...field} rows={2} maxLength={8000} />}
        </FormField>
      ) : null}
      <PeopleFields form={form} />
      <RepeatField control={control} isOwn={form.getValues('repeat') === 'own'} />
      <Checkbox
        label={t('tasks.private')}
        value={form.watch('isPrivate')}
        onChange={(isPrivate) => form.setValue('isPrivate', isPrivate, { shouldDirty: true })}
      />
    </>
  );
}
