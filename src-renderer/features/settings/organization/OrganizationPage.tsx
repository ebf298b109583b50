// Our organisations: requisites, prices and documents, bank accounts, pictures. One is the usual seller; more may be
// added. Doubts about numbers stand under their fields and block nothing.
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { FormFoot } from '../FormFoot.tsx';
import { FormPage } from '../FormPage.tsx';
import { BankAccountFields } from './BankAccountFields.tsx';
import { emptyOrganization, type OrganizationValues, toSave } from './organizationValues.ts';
import { PictureFields } from './PictureFields.tsx';
import { PolicyFields } from './PolicyFields.tsx';
import { RequisiteFields } from './RequisiteFields.tsx';
import { useFieldErrors, useOrganizationPart } from './useOrganizationPart.ts';

type Row = Output<'company.listOrganizations'>['rows'][number];
const newId = 'new';

export function OrganizationPage() {
  const t = useT();
  const today = useToday();
  const { value } = useLive('company.listOrganizations', {});
  const [chosen, setChosen] = useState<string>();
  if (!value) return <Skeleton rows={8} />;
  const { rows } = value;
  const usual = rows.find((row) => row.isDefault) ?? rows[0];
  const current = chosen === newId ? undefined : (rows.find((row) => row.id === chosen) ?? usual);
  const start = current ?? { ...emptyOrganization(usual?.country ?? 'AZ', today), isDefault: false };
  return (
    <OrganizationEditor
      key={current?.id ?? newId}
      id={current?.id}
      start={start}
      onSaved={setChosen}
      actions={
        chosen === newId ? (
          <Button onClick={() => setChosen(usual?.id)}>{t('common.cancel')}</Button>
        ) : (
          <Button icon={<Plus aria-hidden />} onClick={() => setChosen(newId)}>
            {t('settings.addOrganisation')}
          </Button>
        )
      }
      choice={
        rows.length > 1 || chosen === newId ? (
          <SegmentedControl
            aria-label={t('terms.organisations')}
            value={current?.id ?? newId}
            onChange={setChosen}
            items={[
              ...rows.map(({ id, name }: Row) => ({ id, label: name })),
              ...(chosen === newId ? [{ id: newId, label: t('settings.newOrganisation') }] : []),
            ]}
          />
        ) : null
      }
    />
  );
}

type EditorProps = {
  id: string | undefined;
  start: OrganizationValues & { isDefault: boolean };
  onSaved: (id: string) => void;
  actions: ReactNode;
  choice: ReactNode;
};

function OrganizationEditor({ id, start, onSaved, actions, choice }: EditorProps) {
  const t = useT();
  const draft = useKeptState(`organization.${id ?? newId}`, start);
  const { run, error, isRunning } = useStep('company.saveOrganization');
  const part = useOrganizationPart(
    draft.values,
    (values) => draft.set({ ...draft.values, ...values }),
    useFieldErrors(error),
  );
  const save = async (): Promise<void> => {
    const values = { ...draft.values, ...toSave(draft.values) };
    const saved = await run(id === undefined ? values : { ...values, id }, t('settings.organisationSaved'));
    if (!saved) return;
    draft.drop(values);
    onSaved(saved.id);
  };
  return (
    <FormPage
      title={t('settings.organisation')}
      actions={actions}
      onSubmit={() => void save()}
      foot={<FormFoot draft={draft} isRunning={isRunning} />}
    >
      {choice}
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <RequisiteFields {...part} />
      <PolicyFields {...part} />
      <BankAccountFields {...part} />
      <PictureFields {...part} />
      <Switch
        label={t('settings.isUsualSeller')}
        value={draft.values.isDefault}
        isDisabled={start.isDefault}
        onChange={(isDefault) => draft.set({ ...draft.values, isDefault })}
      />
      <FormError error={error} />
    </FormPage>
  );
}
