// The working calendar as a settings page.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { FormPage } from '../FormPage.tsx';
import { useFieldErrors } from '../organization/useOrganizationPart.ts';
import { CalendarFields, type CalendarValues } from './CalendarFields.tsx';

export function CalendarPage() {
  const { value } = useLive('company.loadCalendar', {});
  const { value: organizations } = useLive('company.listOrganizations', {});
  if (!value || !organizations) return <Skeleton rows={6} />;
  const country = organizations.rows.find((row) => row.isDefault)?.country ?? '';
  return <CalendarEditor start={value} country={country} />;
}

function CalendarEditor({ start, country }: { start: CalendarValues; country: string }) {
  const t = useT();
  const draft = useKeptState('calendar', start);
  const { run, error, isRunning } = useStep('company.saveCalendar');
  const errorOf = useFieldErrors(error);
  const save = async (): Promise<void> => {
    if (await run(draft.values, t('settings.calendarSaved'))) draft.drop(draft.values);
  };
  return (
    <FormPage
      title={t('settings.workingCalendar')}
      onSubmit={() => void save()}
      foot={<FormFoot draft={draft} isRunning={isRunning} />}
    >
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <CalendarFields
        values={draft.values}
        set={(patch) => draft.set({ ...draft.values, ...patch })}
        errorOf={errorOf}
        country={country}
      />
      <FormError error={error} />
    </FormPage>
  );
}
