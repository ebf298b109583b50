// The fields of a partner's plain form, in four calm groups. Saves nothing.
import { useFormContext } from 'react-hook-form';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { FieldGroup } from '#renderer/ui/Field.tsx';
import { PartnerKind, PartnerRole, PartnerState } from '#shared/contract/partners.contract.ts';
import { FormSelect, FormText } from './fields/FormText.tsx';
import { FormZone } from './fields/FormZone.tsx';
import styles from './fields/fields.module.css';
import { languageOptions, useCountryOptions } from './fields/placeOptions.ts';
import { ReachEditor } from './fields/ReachEditor.tsx';
import { useSourceOptions } from './fields/sources.ts';
import type { PartnerValues } from './partnerForm.ts';

function Roles() {
  const t = useT();
  const { watch, setValue } = useFormContext<PartnerValues>();
  const roles = watch('roles');
  return (
    <FieldGroup label={t('partner.roles')}>
      <div className={styles.checks}>
        {PartnerRole.options.map((role) => (
          <Checkbox
            key={role}
            label={t(`partner.${role}`)}
            value={roles.includes(role)}
            onChange={(isOn) =>
              setValue('roles', isOn ? [...roles, role] : roles.filter((other) => other !== role), {
                shouldDirty: true,
              })
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function Place() {
  const t = useT();
  const { watch } = useFormContext<PartnerValues>();
  const countries = useCountryOptions(watch('country'), true);
  return (
    <section className={styles.section} aria-label={t('partner.placeSection')}>
      <div className={styles.pair}>
        <FormSelect<PartnerValues> name="country" label={t('partner.country')} options={countries} />
        <FormText<PartnerValues> name="city" label={t('partner.city')} maxLength={120} />
        <FormText<PartnerValues> name="region" label={t('partner.region')} maxLength={120} />
      </div>
      <div className={styles.pair}>
        <FormText<PartnerValues> name="address" label={t('common.address')} maxLength={400} />
        <FormZone<PartnerValues> name="timeZone" label={t('partner.timeZone')} />
      </div>
    </section>
  );
}

function Work() {
  const t = useT();
  const sources = useSourceOptions(useFormContext<PartnerValues>().watch('source'));
  const { value: types } = useLive('catalog.listPriceTypes', {});
  const prices = [
    { value: '', label: t('partner.usualPrice') },
    ...(types?.rows ?? []).map(({ id, name, currency }) => ({ value: id, label: name, hint: currency })),
  ];
  return (
    <section className={styles.section} aria-label={t('partner.workSection')}>
      <div className={styles.pair}>
        <FormSelect<PartnerValues>
          name="language"
          label={t('partner.letterLanguage')}
          options={languageOptions(t('partner.autoLanguage'))}
        />
        <FormSelect<PartnerValues> name="priceTypeId" label={t('partner.priceType')} options={prices} />
        <FormSelect<PartnerValues> name="source" label={t('partner.source')} options={sources} />
      </div>
      <FormText<PartnerValues> name="notes" label={t('partner.notes')} rows={2} maxLength={4000} />
    </section>
  );
}

export function PartnerFieldset() {
  const t = useT();
  return (
    <>
      <FormText<PartnerValues> name="name" label={t('common.name')} isRequired maxLength={250} />
      <div className={styles.pair}>
        <FormSelect<PartnerValues>
          name="kind"
          label={t('partner.kind')}
          options={PartnerKind.options.map((value) => ({ value, label: t(`partner.${value}`) }))}
        />
        <FormSelect<PartnerValues>
          name="state"
          label={t('common.state')}
          options={PartnerState.options.map((value) => ({ value, label: t(`partner.${value}`) }))}
        />
      </div>
      <Roles />
      <ReachEditor shown={['phone', 'email', 'site']} />
      <Place />
      <Work />
    </>
  );
}
